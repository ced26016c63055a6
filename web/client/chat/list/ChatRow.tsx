import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { RelativeTime } from "../../../shared/ui/time/index.ts";
import { useMe } from "../../me/me.ts";
import { ClientStatus } from "../ClientStatus.tsx";
import { chatTitle, technicianNames } from "../chatWords.ts";
import styles from "./ChatList.module.css";

/**
 * One chat in two lines: what it was about, who answered and what was said last; then its state and time. A `brief` one
 * leaves out what was said last where there is little room.
 */
export function ChatRow(props: { session: ChatSession; brief?: boolean; unread?: number }) {
  const { session, brief, unread = 0 } = props;
  const { i18n } = useI18n();
  const title = chatTitle(session, i18n);
  return (
    <li className={`${styles.item} ${brief ? styles.brief : ""}`}>
      <Link to="/chats/$id" params={{ id: session.id }} className={styles.row}>
        {unread > 0 && <span className={styles.dot} aria-hidden="true" />}
        <span className={styles.words}>
          <span className={`${styles.title} ${unread > 0 ? styles.unread : ""}`} title={title}>
            {title}
          </span>
          <span className={styles.second}>
            <SecondLine session={session} title={title} />
          </span>
        </span>
        <span className={styles.meta}>
          <ClientStatus session={session} className={styles.status} />
          <RelativeTime at={session.closedAt ?? session.lastMessage?.at ?? session.createdAt} className={styles.time} />
        </span>
      </Link>
    </li>
  );
}

function SecondLine({ session, title }: { session: ChatSession; title: string }) {
  const { i18n } = useI18n();
  const { userId } = useMe();
  const names = technicianNames(session, i18n);
  const last = session.lastMessage;
  if (last && last.text !== title) {
    const author = session.participants.find((user) => user.userId === last.userId);
    const by = author?.name.trim().split(/\s+/)[0];
    return last.userId === userId ? <Trans>You: {last.text}</Trans> : by ? `${by}: ${last.text}` : last.text;
  }
  if (session.callback?.note) return <Trans>You: {session.callback.note}</Trans>;
  if (names) return <Trans>With {names}</Trans>;
  return session.status === "created" ? <Trans>Nobody has joined yet</Trans> : <Trans>Nobody joined</Trans>;
}
