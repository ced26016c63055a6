import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { PresenceDot } from "./PresenceDot.tsx";
import styles from "./PresenceSign.module.css";
import { usePresenceWords } from "./presence.ts";

/** A presence as sign and word: "● Online". */
export function PresenceSign(props: { state: PresenceState; className?: string }) {
  const words = usePresenceWords();
  return (
    <span className={`${styles.sign} ${styles[props.state]} ${props.className ?? ""}`}>
      <PresenceDot state={props.state} size={8} />
      {words[props.state]}
    </span>
  );
}
