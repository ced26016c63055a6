import { clockTime, exactTime } from "./format.ts";
import styles from "./time.module.css";
import { useTimeStyle } from "./useTimeStyle.ts";

/** "10:43" as chats show it; the exact time on hover. */
export function ClockTime(props: { at: string | Date; className?: string }) {
  const at = new Date(props.at);
  const style = useTimeStyle();
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, style)}
      className={`${styles.tabular} ${props.className ?? ""}`}
    >
      {clockTime(at, style)}
    </time>
  );
}
