import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useOwnChats } from "../../../shared/chat/data/react.tsx";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import styles from "../../home/Home.module.css";
import { useCallbackDialog } from "./CallbackDialogs.tsx";
import { PreferredTimes } from "./PreferredTimes.tsx";
import { useWithdraw } from "./useWithdraw.ts";

/** The callbacks this person waits for, to change or withdraw (spec 10 C-46). */
export function CallbackCards() {
  const { callbacks } = useOwnChats();
  const open = callbacks.filter((entry) => !entry.session.callback?.withdrawnAt);
  return open.map((entry) => <CallbackCard key={entry.session.id} session={entry.session} />);
}

/** One callback: how and when we get back, Change, No longer needed. */
export function CallbackCard({ session }: { session: ChatSession }) {
  const change = useCallbackDialog();
  const [withdraw, withdrawing] = useWithdraw(session.id);
  const { callback } = session;
  if (session.status !== "callback" || !callback) return null;
  const phone = callback.phoneText ?? callback.phone;
  return (
    <section className={styles.card} aria-labelledby={`callback-${session.id}`}>
      <div className={styles.head}>
        <span className={`${styles.tile} ${styles.callback}`}>
          <Icon of={IconPhoneCall} size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title} id={`callback-${session.id}`}>
            {callback.type === "phone" ? <Trans>We will call you back</Trans> : <Trans>We will write to you</Trans>}
          </h2>
          <p className={styles.line}>
            {callback.type === "phone" ? (
              <Trans>A technician calls you on {phone}.</Trans>
            ) : (
              <Trans>A technician gets back to you in a chat.</Trans>
            )}
          </p>
          <PreferredTimes windows={callback.preferredTime ?? []} className={styles.line} />
          {callback.note && <p className={styles.line}>{callback.note}</p>}
        </div>
      </div>
      <div className={styles.offers}>
        <Button variant="default" onClick={() => change({ kind: "change", session })}>
          <Trans>Change</Trans>
        </Button>
        <Button variant="subtle" onClick={() => void withdraw()} loading={withdrawing}>
          <Trans>No longer needed</Trans>
        </Button>
      </div>
    </section>
  );
}
