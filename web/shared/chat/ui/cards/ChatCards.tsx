import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconClock, IconDoorExit, IconHeadset, IconPhoneCall, IconTicket } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { Icon, type IconShape } from "../../../ui/icon/Icon.tsx";
import type { ChatCard } from "../types.ts";
import styles from "./ChatCards.module.css";
import { LeaveButton } from "./LeaveButton.tsx";
import { CallbackCard, ClosedCard, MissedCard, QuietCard } from "./RestCards.tsx";

/** The card that stands in the log. It arrives politely for screen readers and never takes the focus. */
export function ChatCardView({ card }: { card: ChatCard }) {
  return (
    <div aria-live="polite">
      <CardOf card={card} />
    </div>
  );
}

function CardOf({ card }: { card: ChatCard }) {
  switch (card.kind) {
    case "waiting":
      return <WaitingCard text={card.text} />;
    case "nobodyAnswered":
    case "nobodyAtDesk":
      return <NobodyCard card={card} />;
    case "unattended":
      return <UnattendedCard />;
    case "quiet":
      return <QuietCard card={card} />;
    case "missed":
      return <MissedCard card={card} />;
    case "callback":
      return <CallbackCard card={card} />;
    case "closed":
      return <ClosedCard card={card} />;
  }
}

function WaitingCard({ text }: { text?: string }) {
  return (
    <section className={`${styles.card} ${styles.beside}`}>
      <span className={styles.badge}>
        <Icon of={IconHeadset} size={18} />
      </span>
      <div>
        <h3 className={styles.title}>
          <Trans>Finding someone for you</Trans>
        </h3>
        <p className={styles.text}>{text ?? <Trans>You can already write. Whoever joins sees all of it.</Trans>}</p>
        <span className={styles.search} aria-hidden="true" />
      </div>
    </section>
  );
}

function UnattendedCard() {
  return (
    <section className={`${styles.card} ${styles.amber}`}>
      <h3 className={styles.title}>
        <Trans>Someone else will take over</Trans>
      </h3>
      <p className={styles.text}>
        <Trans>
          The connection to your technician was lost. Everything you wrote is kept, and we are looking for someone.
        </Trans>
      </p>
    </section>
  );
}

type Nobody = Extract<ChatCard, { kind: "nobodyAnswered" | "nobodyAtDesk" }>;

/** Somebody is there who could answer. */
function ringing(card: Nobody): boolean {
  return card.kind === "nobodyAnswered" && card.hours === undefined;
}

function nobodyTitle(card: Nobody): ReactNode {
  if (card.hours !== undefined) return <Trans>We are closed right now</Trans>;
  return ringing(card) ? <Trans>Everyone is busy right now</Trans> : <Trans>Nobody is at the desk right now</Trans>;
}

/** Keep waiting folds the card to its title; the ways out come back with one click. */
function NobodyCard({ card }: { card: Nobody }) {
  const [folded, setFolded] = useState(false);
  const title = nobodyTitle(card);
  if (folded) {
    return (
      <section className={`${styles.card} ${styles.amber} ${styles.folded}`}>
        <h3 className={styles.title}>{title}</h3>
        <Button variant="default" onClick={() => setFolded(false)}>
          <Trans>Other ways</Trans>
        </Button>
      </section>
    );
  }
  return (
    <section className={`${styles.card} ${styles.amber}`}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.text}>
        {card.text ??
          (ringing(card) ? (
            <Trans>We keep ringing. Stay here, or choose what suits you better.</Trans>
          ) : (
            <Trans>What you write is kept for the first who comes back. Or choose what suits you better.</Trans>
          ))}
      </p>
      {card.hours && <p className={styles.text}>{card.hours}</p>}
      <div className={styles.actions}>
        {card.onCallMeBack && (
          <Way icon={IconPhoneCall} primary onClick={card.onCallMeBack}>
            <Trans>Call me back</Trans>
          </Way>
        )}
        {card.onMakeTicket && (
          <Way icon={IconTicket} onClick={card.onMakeTicket}>
            <Trans>Make a ticket from this</Trans>
          </Way>
        )}
        <Way
          icon={IconClock}
          primary={!card.onCallMeBack}
          onClick={() => {
            card.onKeepWaiting();
            setFolded(true);
          }}
        >
          <Trans>Keep waiting</Trans>
        </Way>
        <LeaveButton quiet icon={IconDoorExit} onLeave={card.onLeave}>
          <Trans>Leave and try later</Trans>
        </LeaveButton>
      </div>
    </section>
  );
}

function Way(props: { icon: IconShape; primary?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <Button
      variant={props.primary ? "filled" : "default"}
      size="sm"
      fullWidth
      justify="flex-start"
      leftSection={<Icon of={props.icon} size={16} />}
      onClick={props.onClick}
    >
      {props.children}
    </Button>
  );
}
