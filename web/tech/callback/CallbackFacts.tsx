import type { Callback } from "@deskbell/common/chat/schemas.ts";
import { Trans } from "@lingui/react/macro";
import { IconCalendar, IconMessageCircle, IconNotes, IconPhone } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useNow, useTimeStyle } from "../../shared/ui/time/index.ts";
import { callbackDue } from "../people/sessions.ts";
import styles from "./CallbackFacts.module.css";
import { timeWindow } from "./time-window.ts";

/** How and when somebody wants to be called back. `compact` shows the next preferred time only. */
export function CallbackFacts({ callback, compact }: { callback: Callback; compact?: boolean }) {
  const now = useNow(30_000);
  const due = callbackDue(callback, now);
  return (
    <ul className={styles.facts}>
      {callback.type === "chat" && (
        <Fact icon={IconMessageCircle}>
          <Trans>Answer by chat</Trans>
        </Fact>
      )}
      {callback.phone && (
        <Fact icon={IconPhone}>
          <a href={`tel:${callback.phone.replace(/[^+\d]/g, "")}`} className={styles.phone}>
            {callback.phoneText ?? callback.phone}
          </a>
        </Fact>
      )}
      {due.state === "withdrawn" ? (
        <Fact icon={IconCalendar}>
          <Trans>No longer needed</Trans>
        </Fact>
      ) : (
        <Times callback={callback} due={due} compact={compact} now={now} />
      )}
      {callback.note && (
        <Fact icon={IconNotes}>
          <span className={compact ? styles.clamped : undefined}>{callback.note}</span>
        </Fact>
      )}
    </ul>
  );
}

function Times(props: { callback: Callback; due: ReturnType<typeof callbackDue>; compact?: boolean; now: number }) {
  const style = useTimeStyle();
  const { due } = props;
  if (!due.window) return null;
  const shown = props.compact ? [due.window] : (props.callback.preferredTime ?? []);
  return shown.map((window) => {
    const past = Date.parse(window.end) <= props.now;
    const words = timeWindow(window, new Date(props.now), style);
    return (
      <Fact key={window.start} icon={IconCalendar} late={due.state === "overdue"}>
        {words}
        {due.state === "overdue" && past && (
          <>
            {" "}
            <strong>
              <Trans>overdue</Trans>
            </strong>
          </>
        )}
        {due.state === "now" && !past && window === due.window && (
          <>
            {" "}
            <strong>
              <Trans>now</Trans>
            </strong>
          </>
        )}
      </Fact>
    );
  });
}

function Fact(props: { icon: IconShape; late?: boolean; children: ReactNode }) {
  return (
    <li className={props.late ? styles.late : undefined}>
      <Icon of={props.icon} size={14} className={styles.icon} />
      <span className={styles.text}>{props.children}</span>
    </li>
  );
}
