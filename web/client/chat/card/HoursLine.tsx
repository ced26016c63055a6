import { Trans } from "@lingui/react/macro";
import { IconCircleCheck, IconClock } from "@tabler/icons-react";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import { useNow, useTimeStyle } from "../../../shared/ui/time/index.ts";
import styles from "../../home/Home.module.css";
import type { Availability } from "../availability.ts";
import { closedWords, weekWords } from "./hours.ts";

/** Open now with the online chat hours, or when somebody is there again in the contact's zone (spec 10 section 8). */
export function HoursLine(props: { availability: Availability | undefined; closedText?: string }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  if (!props.availability) return <p className={styles.line}>&nbsp;</p>;
  const { hours, anyoneReachable, preTicketChat } = props.availability;
  const week = weekWords(hours, style);
  if (hours.open) {
    return (
      <p className={`${styles.line} ${styles.open}`}>
        <Icon of={IconCircleCheck} size={16} />
        <span>
          {week ? <Trans>Open now. Online chat hours: {week}.</Trans> : <Trans>Open now.</Trans>}{" "}
          {!anyoneReachable && <Trans>Nobody is at the desk this minute; you can still write.</Trans>}
        </span>
      </p>
    );
  }
  return (
    <p className={`${styles.line} ${styles.shut}`}>
      <Icon of={IconClock} size={16} />
      <span>
        {closedWords(hours, new Date(now), style, props.closedText)}{" "}
        {preTicketChat.allowed && <Trans>You can write now, but it may wait until then.</Trans>}
      </span>
    </p>
  );
}
