import { useNow } from "./clock.ts";
import { tickingTime } from "./format.ts";
import styles from "./time.module.css";

/** Time since an instant, counting every second: "0:24". Silent for screen readers, which would read every second. */
export function TickingTime(props: { since: string | Date; className?: string }) {
  const since = new Date(props.since);
  const now = useNow(1_000);
  return (
    <time dateTime={since.toISOString()} className={`${styles.tabular} ${props.className ?? ""}`} aria-live="off">
      {tickingTime((now - since.getTime()) / 1000)}
    </time>
  );
}
