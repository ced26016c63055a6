import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { ChatStatusSign } from "../../shared/ui/status/ChatStatusSign.tsx";
import { RelativeTime } from "../../shared/ui/time/index.ts";
import { contactOf } from "../people/sessions.ts";
import { Link } from "../shell/nav.tsx";
import styles from "./HistoryList.module.css";

/** One chat in a list: what it was about, when, who, what became of it. Keeps the filters of the address. */
export function HistoryRow({ session, keepFilters }: { session: ChatSession; keepFilters?: boolean }) {
  const contact = contactOf(session);
  return (
    <Link
      to="/history/$chatId"
      params={{ chatId: session.id }}
      search={keepFilters ? true : undefined}
      activeOptions={{ includeSearch: false }}
      className={styles.row}
      data-history-row={session.id}
    >
      <span className={styles.line}>
        <span className={styles.title} title={session.name}>
          {session.name}
        </span>
        <RelativeTime row at={session.createdAt} className={styles.time} />
      </span>
      <span className={styles.line}>
        <PresenceAvatar id={contact.userId} name={contact.name} size={20} />
        <span className={styles.who}>
          {contact.name} · {session.account.name}
          {session.reference && ` · #${session.reference.id}`}
        </span>
        <ChatStatusSign status={session.unattendedSince ? "unattended" : session.status} size="sm" />
      </span>
    </Link>
  );
}
