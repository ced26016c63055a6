import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import styles from "./SessionCard.module.css";

/** Keeps the place and size of a card that has just left the list, so that nothing moves under the pointer. */
export function GoneCard({ children }: { children: ReactNode }) {
  return (
    <div className={styles.gone}>
      <div inert className={styles.faded}>
        {children}
      </div>
      <span className={styles.goneWords}>
        <Trans>No longer here</Trans>
      </span>
    </div>
  );
}
