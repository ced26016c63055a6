import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useChatData } from "../../../shared/chat/data/react.tsx";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import { useShortcut } from "../../../shared/ui/shortcuts/ShortcutProvider.tsx";
import { useToast } from "../../../shared/ui/toast/ToastProvider.tsx";
import styles from "../../home/Home.module.css";
import { useMe } from "../../me/me.ts";
import { ClientStatus } from "../ClientStatus.tsx";
import { chatTitle, technicianNames } from "../chatWords.ts";
import { useRefusal } from "../refusal.ts";

/** "Your chat with Tess is open", with the way back into it, also after leaving (spec 10 C-34). */
export function OpenChatCard({ session }: { session: ChatSession }) {
  const { i18n } = useI18n();
  const { t } = useLingui();
  const goOn = useContinue(session);
  const [working, setWorking] = useState(false);
  const away = !session.users.some((user) => user.userId === goOn.userId);
  const names = technicianNames(session, i18n);
  const run = async () => {
    setWorking(true);
    await goOn.run();
    setWorking(false);
  };
  useShortcut({ keys: "c", label: t`Continue the chat`, group: t`Chat`, run: () => void run() });
  return (
    <section className={`${styles.card} ${styles.important}`} aria-labelledby={`open-${session.id}`}>
      <div className={styles.head}>
        <span className={styles.tile}>
          <Icon of={IconMessageCircle} size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title} id={`open-${session.id}`}>
            {names ? <Trans>Your chat with {names} is open</Trans> : <Trans>Your chat is open</Trans>}
          </h2>
          <p className={`${styles.line} ${styles.clamp}`}>{chatTitle(session, i18n)}</p>
          <p className={styles.line}>
            {away && session.status === "handled" ? (
              <Trans>You left it. While it is open you can come back.</Trans>
            ) : (
              <ClientStatus session={session} />
            )}
          </p>
        </div>
        <Button size="md" className={styles.retry} onClick={() => void run()} loading={working}>
          {away ? <Trans>Come back</Trans> : <Trans>Continue</Trans>}
        </Button>
      </div>
    </section>
  );
}

/** Opens the window of a chat; one that the person has left is joined again first. */
export function useContinue(session: ChatSession): { userId: string; run: () => Promise<void> } {
  const { userId } = useMe();
  const chat = useChatData();
  const toast = useToast();
  const refusal = useRefusal();
  const away = !session.users.some((user) => user.userId === userId);
  return {
    userId,
    run: async () => {
      try {
        if (away && session.status === "handled") await chat.act.join(session.id);
        chat.dock.open(session.id);
      } catch (problem) {
        toast({ kind: "problem", message: refusal(problem) });
      }
    },
  };
}
