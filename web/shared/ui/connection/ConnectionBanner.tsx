import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconWifiOff } from "@tabler/icons-react";
import { Icon } from "../icon/Icon.tsx";
import { useDelayed } from "../state/useDelayed.ts";
import { useNow } from "../time/clock.ts";
import styles from "./ConnectionBanner.module.css";

/**
 * Says that the live connection is lost, once it has been for 3 s, with a countdown to the next try. `retryAt` is epoch
 * milliseconds of it, on the clock that `useNow` shows; undefined while a try is under way.
 */
export function ConnectionBanner(props: { connected: boolean; retryAt?: number; onRetry: () => void }) {
  const shown = useDelayed(!props.connected, 3_000);
  return (
    <div role="status" className={styles.place}>
      {shown && <Banner retryAt={props.retryAt} onRetry={props.onRetry} />}
    </div>
  );
}

function Banner(props: { retryAt?: number; onRetry: () => void }) {
  const now = useNow(1_000);
  const seconds = props.retryAt === undefined ? 0 : Math.max(0, Math.ceil((props.retryAt - now) / 1000));
  return (
    <div className={styles.banner}>
      <Icon of={IconWifiOff} size={18} className={styles.icon} />
      <div className={styles.words}>
        <strong>
          <Trans>Connection lost</Trans>
        </strong>
        <span aria-live="off">
          {seconds > 0 ? (
            <Trans>Trying again in {seconds} s. What you write is kept.</Trans>
          ) : (
            <Trans>Trying again now. What you write is kept.</Trans>
          )}
        </span>
      </div>
      <Button variant="default" size="xs" onClick={props.onRetry} disabled={props.retryAt === undefined}>
        <Trans>Try now</Trans>
      </Button>
    </div>
  );
}
