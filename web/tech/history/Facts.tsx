import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";
import { IconArrowUpRight, IconHeadset } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { Duration, TickingTime } from "../../shared/ui/time/index.ts";
import { CallbackFacts } from "../callback/CallbackFacts.tsx";
import { contactOf } from "../people/sessions.ts";
import { Link } from "../shell/nav.tsx";
import { ClosingNote } from "./ClosingNote.tsx";
import { DayTime } from "./DayTime.tsx";
import styles from "./Facts.module.css";
import { type Stay, Stays } from "./Stays.tsx";

/** Everything about a chat beside what was written (spec 10 section 16). */
export function Facts(props: {
  session: ChatSession;
  stays?: readonly Stay[];
  editing: boolean;
  onEdit: (on: boolean) => void;
}) {
  const { session } = props;
  return (
    <div className={styles.facts}>
      <div className={styles.badges}>
        <TypeBadges session={session} />
      </div>
      <div className={styles.tiles}>
        <Waited session={session} />
        <Lasted session={session} />
      </div>
      <Links session={session} />
      {session.callback && (
        <section className={styles.part}>
          <h3>
            <Trans>Callback</Trans>
          </h3>
          <CallbackFacts callback={session.callback} />
        </section>
      )}
      {session.status === "completed" && (
        <ClosingNote session={session} editing={props.editing} onEdit={props.onEdit} />
      )}
      <Stays stays={props.stays} />
    </div>
  );
}

function TypeBadges({ session }: { session: ChatSession }) {
  const { t } = useLingui();
  const origins: Record<ChatSession["origin"], string | undefined> = {
    pre_ticket: t`Pre-ticket`,
    ticket: t`Ticket chat`,
    push: undefined,
    call_me_back: t`Call me back`,
    api: t`By an automation`,
  };
  const origin = origins[session.origin];
  return (
    <>
      {session.type === "request" ? (
        <Badge leftSection={<Icon of={IconHeadset} size={14} />}>
          <Trans>Request</Trans>
        </Badge>
      ) : (
        <Badge leftSection={<Icon of={IconArrowUpRight} size={14} />}>
          <Trans>Push</Trans>
        </Badge>
      )}
      {origin && <span className={styles.origin}>{origin}</span>}
      {session.outsideHoursAtCreate && (
        <span className={styles.origin}>
          <Trans>Outside hours</Trans>
        </span>
      )}
    </>
  );
}

function Waited({ session }: { session: ChatSession }) {
  const { creatorWaitedSeconds: seconds } = session.report;
  return (
    <Tile label={<Trans>Waited</Trans>}>
      {seconds !== undefined ? (
        <Duration seconds={seconds} />
      ) : session.status === "created" ? (
        <TickingTime since={session.createdAt} />
      ) : (
        "–"
      )}
    </Tile>
  );
}

function Lasted({ session }: { session: ChatSession }) {
  const { chatDurationSeconds: seconds, handledAt } = session.report;
  return (
    <Tile label={<Trans>Duration</Trans>}>
      {seconds !== undefined ? (
        <Duration seconds={seconds} />
      ) : session.status === "handled" && handledAt ? (
        <TickingTime since={handledAt} />
      ) : (
        "–"
      )}
    </Tile>
  );
}

function Tile(props: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.tile}>
      <span>{props.label}</span>
      <strong>{props.children}</strong>
    </div>
  );
}

function Links({ session }: { session: ChatSession }) {
  const contact = contactOf(session);
  const { account } = session;
  return (
    <dl className={styles.links}>
      <Fact label={<Trans>Contact</Trans>}>
        <PresenceAvatar id={contact.userId} name={contact.name} size={20} />
        <Link to="/history" search={{ account: account.id, contact: contact.id }} className={styles.link}>
          {contact.name}
        </Link>
      </Fact>
      <Fact label={<Trans>Account</Trans>}>
        <Link to="/history" search={{ account: account.id }} className={styles.link}>
          {account.name}
        </Link>
      </Fact>
      <Fact label={<Trans>Ticket</Trans>}>{session.reference ? `#${session.reference.id}` : <Trans>None</Trans>}</Fact>
      {session.type === "push" && <Fact label={<Trans>Opened by</Trans>}>{session.creator.name}</Fact>}
      <Fact label={<Trans>Created</Trans>}>
        <DayTime at={session.createdAt} />
      </Fact>
      {session.closedAt && (
        <Fact label={<Trans>Closed</Trans>}>
          <DayTime at={session.closedAt} />
        </Fact>
      )}
      {session.closeRecord && <Fact label={<Trans>Closed by</Trans>}>{session.closeRecord.user.name}</Fact>}
    </dl>
  );
}

function Fact(props: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
