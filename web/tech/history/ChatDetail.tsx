import type { ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Drawer, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconLink, IconMessageOff, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { ChatStatusSign } from "../../shared/ui/status/ChatStatusSign.tsx";
import { useChatActions } from "../actions/useChatActions.ts";
import { useGo } from "../shell/nav.tsx";
import { useTechTitle } from "../shell/useTechTitle.ts";
import styles from "./ChatDetail.module.css";
import { Facts } from "./Facts.tsx";
import { NextStep } from "./NextStep.tsx";
import { Transcript } from "./Transcript.tsx";
import { useTranscript } from "./useTranscript.ts";

/** One chat: transcript and facts, with what can be done about it now. */
export function ChatDetail({ id }: { id: string }) {
  const { t } = useLingui();
  const { session, events, stays } = useTranscript(id);
  const [editing, setEditing] = useState(false);
  const [details, setDetails] = useState(false);
  if (session.isPending) return <ListSkeleton rows={5} rowHeight={72} />;
  if (session.isError && !session.data) return <Missing error={session.error} onRetry={() => void session.refetch()} />;
  const chat = session.data;
  const facts = <Facts session={chat} stays={stays.data?.data} editing={editing} onEdit={setEditing} />;
  return (
    <div className={styles.detail}>
      <EditKey chat={chat} onEdit={() => setEditing(true)} />
      <div className={styles.reading}>
        <Head chat={chat} onDetails={() => setDetails(true)} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling part must be reachable by keyboard */}
        <section className={styles.scroll} tabIndex={0} aria-label={t`Transcript`} data-transcript="">
          <NextStep session={chat} />
          {events.data ? (
            <Transcript session={chat} events={events.data} />
          ) : events.isError ? (
            <FaultState title={<Trans>The messages did not load</Trans>} onRetry={() => void events.refetch()} />
          ) : (
            <ListSkeleton rows={4} rowHeight={72} />
          )}
        </section>
      </div>
      <aside className={styles.facts} aria-labelledby="facts-title">
        <h2 id="facts-title" className={styles.spoken}>
          <Trans>Facts</Trans>
        </h2>
        {facts}
      </aside>
      <Drawer
        opened={details}
        onClose={() => setDetails(false)}
        position="right"
        size={340}
        title={<Trans>Details</Trans>}
      >
        <div className={styles.drawer}>{facts}</div>
      </Drawer>
    </div>
  );
}

function Head({ chat, onDetails }: { chat: ChatSessionView; onDetails: () => void }) {
  const { t } = useLingui();
  const go = useGo();
  const actions = useChatActions();
  useTechTitle(chat.name);
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <ActionIcon
          className={styles.back}
          aria-label={t`Back to the list`}
          onClick={() => go({ to: "/history", search: true })}
        >
          <Icon of={IconArrowLeft} size={18} />
        </ActionIcon>
        <span className={styles.id}>{chat.id}</span>
        <Button className={styles.details} variant="default" onClick={onDetails}>
          <Trans>Details</Trans>
        </Button>
        <Button
          className={styles.print}
          variant="default"
          leftSection={<Icon of={IconPrinter} />}
          onClick={() => window.print()}
        >
          <Trans>Print</Trans>
        </Button>
        <Tooltip label={t`Copy link`}>
          <ActionIcon aria-label={t`Copy link`} onClick={() => void actions.copyLink(chat)}>
            <Icon of={IconLink} size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={styles.titleLine}>
        <h1 className={styles.title}>{chat.name}</h1>
        <ChatStatusSign status={chat.unattendedSince ? "unattended" : chat.status} />
      </div>
    </header>
  );
}

function EditKey({ chat, onEdit }: { chat: ChatSessionView; onEdit: () => void }) {
  const { t } = useLingui();
  const { me } = useChatData();
  const closer = chat.status === "completed" && chat.closeRecord?.user.userId === me.userId;
  useShortcut({
    keys: "e",
    label: t`Change the closing note`,
    group: t`Chat history`,
    disabled: !closer,
    run: onEdit,
  });
  return null;
}

function Missing({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useLingui();
  const go = useGo();
  const gone = error instanceof ApiProblem && error.status < 500 && error.status !== 429;
  if (!gone) {
    const traceId = error instanceof ApiProblem ? error.requestId : undefined;
    return <FaultState title={<Trans>The chat did not load</Trans>} traceId={traceId} onRetry={onRetry} />;
  }
  return (
    <EmptyState
      icon={IconMessageOff}
      title={<h1 className={styles.missing}>{t`This chat does not exist or is not visible to you`}</h1>}
      action={
        <Button variant="default" onClick={() => go({ to: "/history" })}>
          <Trans>To the chat history</Trans>
        </Button>
      }
    />
  );
}
