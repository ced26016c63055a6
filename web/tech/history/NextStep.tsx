import { isActive, isIn, isInvited } from "@deskbell/common/chat/lists.ts";
import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { TickingTime } from "../../shared/ui/time/index.ts";
import { ActionButton } from "../actions/ActionButton.tsx";
import { useChatActions } from "../actions/useChatActions.ts";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { agentsIn, contactOf, firstName, waitingSince } from "../people/sessions.ts";
import styles from "./NextStep.module.css";

/** What a reader of an unfinished chat can do about it: answer an invitation, join, go to the window, end. */
export function NextStep({ session }: { session: ChatSession }) {
  const { userId } = useChatData().me;
  if (session.status === "completed") return null;
  if (!isActive(session)) return <FollowUpStep session={session} />;
  if (isIn(session, userId)) return <InsideStep session={session} />;
  return isInvited(session, userId) ? <InvitedStep session={session} /> : <OutsideStep session={session} />;
}

type Part = { session: ChatSession };

function FollowUpStep({ session }: Part) {
  const dialogs = useChatDialogs();
  const name = firstName(contactOf(session).name);
  return (
    <Step
      tone="plain"
      words={<Trans>Not followed up yet. End it with a note once {name} is helped.</Trans>}
      action={
        <Button onClick={() => dialogs.end(session)}>
          <Trans>End with a note</Trans>
        </Button>
      }
    />
  );
}

function InsideStep({ session }: Part) {
  const chat = useChatData();
  return (
    <Step
      tone="plain"
      words={<Trans>You are in this chat.</Trans>}
      action={
        <Button variant="default" onClick={() => chat.dock.open(session.id)}>
          <Trans>Open the window</Trans>
        </Button>
      }
    />
  );
}

function InvitedStep({ session }: Part) {
  const actions = useChatActions();
  const handlers = useHandlers(session);
  return (
    <Step
      tone="violet"
      words={handlers ? <Trans>Invitation from {handlers}.</Trans> : <Trans>You are asked to join.</Trans>}
      action={
        <>
          <ActionButton variant="default" onAct={() => actions.decline(session)}>
            <Trans>Decline</Trans>
          </ActionButton>
          <ActionButton onAct={() => actions.accept(session)}>
            <Trans>Accept</Trans>
          </ActionButton>
        </>
      }
    />
  );
}

function OutsideStep({ session }: Part) {
  const actions = useChatActions();
  const handlers = useHandlers(session);
  const name = firstName(contactOf(session).name);
  const waits = session.status === "created" || session.unattendedSince !== null;
  return (
    <Step
      tone={waits ? "amber" : "plain"}
      words={
        waits ? (
          <Trans>
            {name} is waiting, <TickingTime since={waitingSince(session)} />
          </Trans>
        ) : (
          <Trans>Handled by {handlers}.</Trans>
        )
      }
      action={
        <ActionButton variant={waits ? "filled" : "default"} onAct={() => actions.join(session)}>
          {session.unattendedSince ? <Trans>Take over</Trans> : <Trans>Join</Trans>}
        </ActionButton>
      }
    />
  );
}

function useHandlers(session: ChatSession): string {
  const { i18n } = useLingui();
  return new Intl.ListFormat(i18n.locale).format(agentsIn(session).map((agent) => agent.name));
}

function Step(props: { tone: "plain" | "amber" | "violet"; words: ReactNode; action: ReactNode }) {
  return (
    <div className={styles.step} data-tone={props.tone}>
      <span className={styles.words}>{props.words}</span>
      <span className={styles.actions}>{props.action}</span>
    </div>
  );
}
