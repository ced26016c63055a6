import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconBellRinging, IconUserPlus } from "@tabler/icons-react";
import { usePresence } from "../../shared/chat/data/react.tsx";
import type { AlertCard as Alert } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { TickingTime } from "../../shared/ui/time/index.ts";
import { ActionButton } from "../actions/ActionButton.tsx";
import type { ChatActions } from "../actions/useChatActions.ts";
import { agentsIn, contactOf, lastWords } from "../people/sessions.ts";
import { Link } from "../shell/nav.tsx";
import styles from "./Alerts.module.css";

const icons = { new: IconBellRinging, unattended: IconAlertTriangle, invited: IconUserPlus };

/** One person who waits, was left alone, or a colleague who asks me to join. The text leads to the log, to read first. */
export function AlertCard({ card, actions }: { card: Alert; actions: ChatActions }) {
  const { session, kind } = card;
  const contact = contactOf(session);
  const presence = usePresence(contact.userId);
  const words = lastWords(session);
  return (
    <article className={styles.card} data-kind={kind} data-pulse={card.pulse || undefined} aria-label={contact.name}>
      <div className={styles.head}>
        <PresenceAvatar id={contact.userId} name={contact.name} size={36} presence={presence} />
        <div className={styles.who}>
          <strong className={styles.name} title={contact.name}>
            {contact.name}
          </strong>
          <span className={styles.account}>
            <AlertAbout card={card} />
          </span>
        </div>
        <span className={styles.time} data-kind={kind}>
          <Icon of={icons[kind]} size={14} />
          <TickingTime since={new Date(card.since)} />
        </span>
      </div>
      {words && (
        <Link to="/history/$chatId" params={{ chatId: session.id }} className={styles.words}>
          {words}
        </Link>
      )}
      <AlertButtons card={card} actions={actions} />
    </article>
  );
}

function AlertAbout({ card }: { card: Alert }) {
  const { i18n } = useLingui();
  const account = card.session.account.name;
  if (card.kind === "unattended") return <Trans>{account}, unattended</Trans>;
  if (card.kind === "new") return <Trans>{account}, new chat</Trans>;
  const who = new Intl.ListFormat(i18n.locale).format(agentsIn(card.session).map((agent) => agent.name));
  return who ? (
    <Trans>
      {account}, invitation from {who}
    </Trans>
  ) : (
    <Trans>{account}, you are asked to join</Trans>
  );
}

function AlertButtons({ card, actions }: { card: Alert; actions: ChatActions }) {
  const { session, kind } = card;
  const invited = kind === "invited";
  return (
    <div className={styles.buttons}>
      <ActionButton className={styles.join} onAct={() => (invited ? actions.accept(session) : actions.join(session))}>
        {invited ? <Trans>Accept</Trans> : kind === "unattended" ? <Trans>Take over</Trans> : <Trans>Join</Trans>}
      </ActionButton>
      <ActionButton variant="default" onAct={() => (invited ? actions.decline(session) : actions.dismiss(session))}>
        {invited ? <Trans>Decline</Trans> : <Trans>Dismiss</Trans>}
      </ActionButton>
    </div>
  );
}
