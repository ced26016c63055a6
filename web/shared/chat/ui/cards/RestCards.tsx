import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconChevronRight, IconPhoneCall, IconTicket } from "@tabler/icons-react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import type { ChatCard } from "../types.ts";
import styles from "./ChatCards.module.css";
import { LeaveButton } from "./LeaveButton.tsx";

type Card<Kind extends ChatCard["kind"]> = { card: Extract<ChatCard, { kind: Kind }> };

/** Nobody wrote for an hour. */
export function QuietCard({ card }: Card<"quiet">) {
  return (
    <section className={styles.card}>
      <h3 className={styles.title}>
        <Trans>Is this solved?</Trans>
      </h3>
      <p className={styles.text}>
        <Trans>Nobody has written for a while. If all is well you can leave. If not, write on.</Trans>
      </p>
      <div className={styles.actions}>
        <LeaveButton onLeave={card.onLeave}>
          <Trans>Leave chat</Trans>
        </LeaveButton>
      </div>
    </section>
  );
}

/** The chat ended before anyone joined. */
export function MissedCard({ card }: Card<"missed">) {
  return (
    <section className={styles.card}>
      <h3 className={styles.title}>
        {card.reason === "timed_out" ? <Trans>Nobody could join in time</Trans> : <Trans>This chat has ended</Trans>}
      </h3>
      <p className={styles.text}>
        <Trans>What you wrote is kept, and our technicians see it.</Trans>
      </p>
      <div className={styles.actions}>
        {card.onCallMeBack && (
          <Button size="sm" fullWidth leftSection={<Icon of={IconPhoneCall} />} onClick={card.onCallMeBack}>
            <Trans>Call me back</Trans>
          </Button>
        )}
        {card.onStartAgain && (
          <Button variant={card.onCallMeBack ? "default" : "filled"} size="sm" fullWidth onClick={card.onStartAgain}>
            <Trans>Start a new chat</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/** A call back was asked for. */
export function CallbackCard({ card }: Card<"callback">) {
  return (
    <section className={`${styles.card} ${styles.violet}`}>
      <h3 className={styles.title}>
        <Trans>We will get back to you</Trans>
      </h3>
      <p className={styles.text}>
        {card.way === "phone" ? (
          <Trans>A technician calls you on {card.phone}.</Trans>
        ) : (
          <Trans>A technician answers here, in this chat.</Trans>
        )}
      </p>
      <div className={styles.pair}>
        {card.onChange && (
          <Button variant="default" size="sm" onClick={card.onChange}>
            <Trans>Change</Trans>
          </Button>
        )}
        {card.onWithdraw && (
          <Button variant="subtle" size="sm" onClick={card.onWithdraw}>
            <Trans>No longer needed</Trans>
          </Button>
        )}
      </div>
    </section>
  );
}

/** The chat is over; the way to its ticket. Leaving needs no second click here. */
export function ClosedCard({ card }: Card<"closed">) {
  const { ticket } = card;
  return (
    <section className={styles.card}>
      <h3 className={styles.title}>
        <Trans>This chat is closed</Trans>
      </h3>
      <p className={styles.text}>
        {card.text ??
          (ticket ? (
            <Trans>The conversation is saved in your ticket.</Trans>
          ) : (
            <Trans>The conversation is saved in your chats.</Trans>
          ))}
      </p>
      {ticket && (
        <a className={styles.ticket} href={ticket.href}>
          <Icon of={IconTicket} size={18} />
          <span className={styles.ticketWords}>
            <strong>{ticket.title}</strong>
            <span>{[`#${ticket.id}`, ticket.status].filter(Boolean).join(" · ")}</span>
          </span>
          <Icon of={IconChevronRight} size={16} />
        </a>
      )}
      <div className={styles.actions}>
        <Button variant="default" size="sm" fullWidth onClick={card.onLeave}>
          <Trans>Leave chat</Trans>
        </Button>
      </div>
    </section>
  );
}
