import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { TickingTime } from "../../shared/ui/time/index.ts";
import { ActionButton } from "../actions/ActionButton.tsx";
import { useChatActions } from "../actions/useChatActions.ts";
import { agentsIn, waitingSince } from "../people/sessions.ts";
import { CardFrame } from "./CardFrame.tsx";
import styles from "./SessionCard.module.css";

/** Somebody waits: for the first technician, or, in red, because the last one is gone (spec 10 C-35). */
export function WaitingCard({ entry, primary }: { entry: ChatEntry; primary: boolean }) {
  const { session } = entry;
  const actions = useChatActions();
  const unattended = session.unattendedSince !== null;
  const since = waitingSince(session);
  return (
    <CardFrame
      session={session}
      tone={unattended ? "alarm" : primary ? "fresh" : undefined}
      time={
        <span className={unattended ? styles.alarmTime : styles.waitingTime}>
          <Icon of={IconClock} size={14} />
          <TickingTime since={since} />
        </span>
      }
      sign={unattended && <Unattended entry={entry} />}
      actions={
        <ActionButton
          size="compact-sm"
          variant={primary && !unattended ? "filled" : "default"}
          onAct={() => actions.join(session)}
        >
          {unattended ? <Trans>Take over</Trans> : <Trans>Join</Trans>}
        </ActionButton>
      }
    />
  );
}

function Unattended({ entry }: { entry: ChatEntry }) {
  const { i18n } = useLingui();
  const names = agentsIn(entry.session).map((agent) => agent.name.split(" ")[0] as string);
  const who = new Intl.ListFormat(i18n.locale).format(names);
  return (
    <span className={styles.alarm}>
      <Icon of={IconAlertTriangle} size={14} />
      {who ? <Trans>Unattended, {who} went offline</Trans> : <Trans>Unattended, nobody is left</Trans>}
    </span>
  );
}
