import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Title } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconArrowLeft, IconCheck, IconLink, IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import { clockTime, Duration, fullDate, useTimeStyle } from "../../../shared/ui/time/index.ts";
import { ClientStatus } from "../ClientStatus.tsx";
import { useContinue } from "../card/OpenChatCard.tsx";
import { chatTitle, isOpen, technicianNames } from "../chatWords.ts";
import styles from "./ChatView.module.css";

/** What the chat was about, how it stands, when and with whom; Continue, Copy link, Print. */
export function ChatViewHead({ session }: { session: ChatSession }) {
  const { i18n } = useI18n();
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 2000 });
  const goOn = useContinue(session);
  const title = chatTitle(session, i18n);
  return (
    <div className={styles.head}>
      <Link to="/chats" className={styles.back}>
        <Icon of={IconArrowLeft} size={16} />
        <Trans>My chats</Trans>
      </Link>
      <div className={styles.line}>
        <Title order={1} className={styles.title} title={title}>
          {title}
        </Title>
        <div className={styles.actions}>
          {isOpen(session) && (
            <Button onClick={() => void goOn.run()}>
              <Trans>Continue</Trans>
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<Icon of={clipboard.copied ? IconCheck : IconLink} size={16} />}
            onClick={() => clipboard.copy(location.href)}
          >
            {clipboard.copied ? t`Copied` : t`Copy link`}
          </Button>
          <Button variant="default" leftSection={<Icon of={IconPrinter} size={16} />} onClick={() => print()}>
            <Trans>Print</Trans>
          </Button>
        </div>
      </div>
      <Facts session={session} />
    </div>
  );
}

function Facts({ session }: { session: ChatSession }) {
  const { i18n } = useI18n();
  const style = useTimeStyle();
  const began = new Date(session.createdAt);
  const names = technicianNames(session, i18n);
  const { chatDurationSeconds } = session.report;
  return (
    <p className={styles.facts}>
      <ClientStatus session={session} variant="badge" />
      <time dateTime={session.createdAt}>
        {fullDate(began, style)}, {clockTime(began, style)}
      </time>
      {names && (
        <span>
          <Trans>with {names}</Trans>
        </span>
      )}
      {chatDurationSeconds !== undefined && <Duration seconds={chatDurationSeconds} />}
    </p>
  );
}
