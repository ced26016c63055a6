import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { usePresence } from "../../shared/chat/data/react.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { contactOf, lastWords } from "../people/sessions.ts";
import { Link } from "../shell/nav.tsx";
import styles from "./SessionCard.module.css";

/**
 * What all cards of the session manager share: who, account, a time, what was written, the ticket, actions. The name opens
 * the window (`onOpen`) or the transcript.
 */
export function CardFrame(props: {
  session: ChatSession;
  tone?: "alarm" | "fresh" | "violet";
  time: ReactNode;
  sign?: ReactNode;
  words?: ReactNode;
  extra?: ReactNode;
  unread?: number;
  onOpen?: () => void;
  actions: ReactNode;
}) {
  const { session, tone, onOpen } = props;
  const contact = contactOf(session);
  const presence = usePresence(contact.userId);
  const words = props.words ?? lastWords(session);
  return (
    <article className={styles.card} data-tone={tone} aria-label={contact.name}>
      <div className={styles.head}>
        <PresenceAvatar id={contact.userId} name={contact.name} size={32} presence={presence} />
        <div className={styles.who}>
          <CardName session={session} onOpen={onOpen} unread={props.unread} />
          <span className={styles.account} title={session.account.name}>
            {session.account.name}
          </span>
        </div>
        <span className={styles.time}>{props.time}</span>
      </div>
      {props.sign && <div className={styles.sign}>{props.sign}</div>}
      {words && <p className={styles.words}>{words}</p>}
      {props.extra}
      <div className={styles.foot}>
        <span className={styles.ticket}>
          {session.reference ? `#${session.reference.id}` : <Trans>No ticket yet</Trans>}
        </span>
        <div className={styles.actions}>{props.actions}</div>
      </div>
    </article>
  );
}

function CardName({ session, onOpen, unread }: { session: ChatSession; onOpen?: () => void; unread?: number }) {
  const { t } = useLingui();
  const { name } = contactOf(session);
  const title = session.name;
  const label = unread ? t`${name}, ${unread} unread` : name;
  if (onOpen) {
    return (
      <button type="button" data-card-main className={styles.name} title={title} aria-label={label} onClick={onOpen}>
        {name}
      </button>
    );
  }
  return (
    <Link to="/history/$chatId" params={{ chatId: session.id }} data-card-main className={styles.name} title={title}>
      {name}
    </Link>
  );
}
