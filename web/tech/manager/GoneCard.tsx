import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans } from "@lingui/react/macro";
import { contactOf } from "../people/sessions.ts";
import styles from "./SessionCard.module.css";

/** Keeps the place of a card that has just left the list, so that nothing moves under the pointer. */
export function GoneCard({ session }: { session: ChatSession }) {
  return (
    <div className={styles.gone}>
      <strong>{contactOf(session).name}</strong>
      <span>
        <Trans>No longer here</Trans>
      </span>
    </div>
  );
}
