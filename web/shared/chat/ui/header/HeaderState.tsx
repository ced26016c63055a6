import { Trans } from "@lingui/react/macro";
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPhoneCall, IconPhoneX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon, type IconShape } from "../../../ui/icon/Icon.tsx";
import { usePresenceWords } from "../../../ui/person/presence.ts";
import { ClockTime, Duration, TickingTime } from "../../../ui/time/index.ts";
import type { ChatHeaderState } from "../types.ts";
import styles from "./ChatHeader.module.css";

/** The second line of the header: the state in its colour, then what the chat is about. */
export function HeaderState(props: { state: ChatHeaderState; detail?: string }) {
  const shown = useShown(props.state);
  return (
    <p className={styles.state}>
      {shown && (
        <span className={`${styles.sign} ${shown.tone ? styles[shown.tone] : ""}`}>
          {shown.icon && <Icon of={shown.icon} size={14} />}
          {shown.words}
        </span>
      )}
      {shown?.after && <span className={styles.part}>{shown.after}</span>}
      {props.detail && (
        <span className={styles.detail} title={props.detail}>
          {props.detail}
        </span>
      )}
    </p>
  );
}

type Shown = { icon?: IconShape; tone?: string; words: ReactNode; after?: ReactNode };

function useShown(state: ChatHeaderState): Shown | undefined {
  const presence = usePresenceWords();
  switch (state.kind) {
    case "waiting":
      return {
        icon: IconClock,
        tone: "amber",
        words: (
          <Trans>
            Waiting <TickingTime since={state.since} />
          </Trans>
        ),
      };
    case "handled":
      return state.presence && { tone: tones[state.presence], words: presence[state.presence] };
    case "unattended":
      return {
        icon: IconAlertTriangle,
        tone: "red",
        words: (
          <Trans>
            Unattended <TickingTime since={state.since} />
          </Trans>
        ),
      };
    case "callback":
      return {
        icon: IconPhoneCall,
        tone: state.overdue ? "red" : "violet",
        words: state.overdue ? <Trans>Callback, overdue</Trans> : <Trans>Callback</Trans>,
      };
    case "missed":
      return {
        icon: IconPhoneX,
        tone: "red",
        words: (
          <Trans>
            Not answered <ClockTime at={state.at} />
          </Trans>
        ),
      };
    case "closed":
      return {
        icon: IconCircleCheck,
        words: (
          <Trans>
            Closed <ClockTime at={state.at} />
          </Trans>
        ),
        after: state.durationSeconds !== undefined && <Duration seconds={state.durationSeconds} />,
      };
  }
}

const tones = { online: "green", away: "amber", busy: "red", offline: undefined } as const;
