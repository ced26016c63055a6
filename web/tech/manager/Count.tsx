import { useEffect, useRef, useState } from "react";
import styles from "./SessionManager.module.css";

export type TabCount = { count: number; more: boolean; unread: number };

/** A live number that pulses once when it grows, and keeps pulsing while `pulsing`. A dot says that something is unread. */
export function Count(props: TabCount & { alarming?: boolean; pulsing?: boolean }) {
  const before = useRef(props.count);
  const [grown, setGrown] = useState(0);
  useEffect(() => {
    if (props.count > before.current) setGrown((value) => value + 1);
    before.current = props.count;
  }, [props.count]);
  return (
    <span className={styles.countLine}>
      <span key={grown} className={`${styles.count} ${grown > 0 ? styles.grown : ""}`}>
        {props.count}
        {props.more && "+"}
      </span>
      {props.unread > 0 && <span className={styles.unreadDot} aria-hidden="true" />}
    </span>
  );
}
