import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useChatData } from "../../shared/chat/data/react.tsx";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ChatStatusSign } from "../../shared/ui/status/ChatStatusSign.tsx";
import { RelativeTime } from "../../shared/ui/time/index.ts";
import { ActionButton } from "../actions/ActionButton.tsx";
import { useChatActions } from "../actions/useChatActions.ts";
import { agentsIn } from "../people/sessions.ts";
import { CardFrame } from "./CardFrame.tsx";
import styles from "./SessionCard.module.css";

/** A chat that I am in, until I leave it; or one that I am invited into. */
export function MineCard({ entry }: { entry: ChatEntry }) {
  const { session, unread } = entry;
  const chat = useChatData();
  const inside = session.users.some((user) => user.userId === chat.me.userId);
  return inside ? <JoinedCard entry={entry} unread={unread} /> : <InvitedCard entry={entry} />;
}

function JoinedCard({ entry, unread }: { entry: ChatEntry; unread: number }) {
  const { session } = entry;
  const { t } = useLingui();
  const chat = useChatData();
  const actions = useChatActions();
  const open = () => chat.dock.open(session.id);
  const others = useOthers(entry);
  const over = session.status === "completed";
  const last = session.lastMessage;
  const words = last?.userId === chat.me.userId ? t`You: ${last.text}` : undefined;
  return (
    <CardFrame
      session={session}
      words={words}
      unread={unread}
      onOpen={open}
      time={
        <>
          {unread > 0 && (
            <Badge circle variant="filled">
              {unread > 99 ? "99+" : unread}
            </Badge>
          )}
          <span className={styles.quietTime}>
            <RelativeTime row at={last?.at ?? session.createdAt} />
          </span>
        </>
      }
      sign={over ? <ChatStatusSign status="completed" variant="text" size="sm" /> : others}
      actions={
        <>
          {over && (
            <ActionButton size="compact-sm" variant="default" onAct={() => actions.leave(session)}>
              <Trans>Leave</Trans>
            </ActionButton>
          )}
          <Button size="compact-sm" variant="default" onClick={open}>
            <Trans>Open</Trans>
          </Button>
        </>
      }
    />
  );
}

/** The other technicians in it; nothing when there are none. */
function useOthers({ session }: ChatEntry): ReactNode {
  const { i18n } = useLingui();
  const chat = useChatData();
  const others = agentsIn(session, chat.me.userId);
  if (others.length === 0) return null;
  const who = new Intl.ListFormat(i18n.locale).format(others.map((agent) => agent.name));
  return (
    <span className={styles.quiet}>
      <Trans>with {who}</Trans>
    </span>
  );
}

function InvitedCard({ entry }: { entry: ChatEntry }) {
  const { session } = entry;
  const actions = useChatActions();
  const { i18n } = useLingui();
  const who = new Intl.ListFormat(i18n.locale).format(agentsIn(session).map((agent) => agent.name));
  return (
    <CardFrame
      session={session}
      tone="violet"
      time={
        <span className={styles.quietTime}>
          <RelativeTime row at={session.lastModifiedAt} />
        </span>
      }
      sign={
        <span className={styles.invited}>
          <Icon of={IconUserPlus} size={14} />
          {who ? <Trans>Invitation from {who}</Trans> : <Trans>You are asked to join</Trans>}
        </span>
      }
      actions={
        <>
          <ActionButton size="compact-sm" variant="default" onAct={() => actions.decline(session)}>
            <Trans>Decline</Trans>
          </ActionButton>
          <ActionButton size="compact-sm" onAct={() => actions.accept(session)}>
            <Trans>Accept</Trans>
          </ActionButton>
        </>
      }
    />
  );
}
