import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconBellOff, IconWifi, IconWifiOff } from "@tabler/icons-react";
import { useAlerts, useConnection } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { useNow } from "../../shared/ui/time/index.ts";
import styles from "./MeMenu.module.css";

/** State of the live connection, with the countdown to the next try (spec 10 D-12). */
export function ConnectionLine() {
  const connection = useConnection();
  const live = connection.name === "live";
  return (
    <div className={styles.line}>
      <Icon of={live ? IconWifi : IconWifiOff} size={16} className={live ? styles.good : styles.bad} />
      <span className={styles.entryWords} role="status">
        <ConnectionWords />
      </span>
      {!live && (
        <Button size="compact-sm" variant="default" onClick={() => connection.reconnect()}>
          <Trans>Try now</Trans>
        </Button>
      )}
    </div>
  );
}

function ConnectionWords() {
  const { name, retryAt } = useConnection();
  const now = useNow(1_000);
  const seconds = retryAt === undefined ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000));
  switch (name) {
    case "live":
      return <Trans>Connected, live</Trans>;
    case "connecting":
      return <Trans>Connecting</Trans>;
    case "waiting":
      return seconds > 0 ? <Trans>Not connected, next try in {seconds} s</Trans> : <Trans>Trying again now</Trans>;
    case "offline":
      return <Trans>This device is offline</Trans>;
    case "signed_out":
      return <Trans>Signed out</Trans>;
    case "outdated":
      return <Trans>Reload the page to get the new version</Trans>;
  }
}

/** A sign that sound or notifications cannot reach this person. */
export function NotificationState() {
  const { permission, soundBlocked } = useAlerts();
  if (permission === "granted" && !soundBlocked) return null;
  return (
    <span className={styles.warn}>
      <Icon of={IconBellOff} size={14} />
      {permission === "granted" ? <Trans>No sound</Trans> : <Trans>Off</Trans>}
    </span>
  );
}
