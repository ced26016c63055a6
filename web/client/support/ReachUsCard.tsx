import { Trans } from "@lingui/react/macro";
import { IconHeadset } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "../home/Home.module.css";
import { useMe } from "../me/me.ts";

/** How to reach the help desk for those who may not chat, and how that can change. */
export function ReachUsCard() {
  const { site, account } = useMe();
  return (
    <section className={styles.card} aria-labelledby="reach-us">
      <div className={styles.head}>
        <span className={styles.tile}>
          <Icon of={IconHeadset} size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title} id="reach-us">
            <Trans>We are here to help</Trans>
          </h2>
          <p className={styles.line}>
            <Trans>Call or write to {site.name} the way you usually do. We take it from there.</Trans>
          </p>
        </div>
      </div>
      <p className={styles.plain}>
        {account ? (
          <Trans>
            You do not have chat yet. Whoever looks after IT at {account.name} can ask us to switch it on for you.
          </Trans>
        ) : (
          <Trans>You do not have chat yet. Ask us to switch it on for you.</Trans>
        )}
      </p>
    </section>
  );
}
