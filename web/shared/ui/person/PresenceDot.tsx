import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import styles from "./PresenceDot.module.css";

/** Full disc, ring, disc with bar, grey ring: each presence has a shape of its own. Decorative; words stand beside it. */
export function PresenceDot(props: { state: PresenceState; size?: number; className?: string }) {
  const { state, size = 10 } = props;
  return (
    <svg
      width={size + 4}
      height={size + 4}
      viewBox="0 0 14 14"
      className={`${styles.dot} ${props.className ?? ""}`}
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="7" cy="7" r="7" className={styles.ground} />
      {(state === "online" || state === "busy") && <circle cx="7" cy="7" r="5" className={styles[state]} />}
      {(state === "away" || state === "offline") && <circle cx="7" cy="7" r="3.9" className={styles[state]} />}
      {state === "busy" && <path d="M4.6 7h4.8" className={styles.bar} />}
    </svg>
  );
}
