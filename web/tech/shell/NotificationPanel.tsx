import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal } from "@mantine/core";
import { IconAlertTriangle, IconBell, IconCircleCheck, IconVolume, IconWifi } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useAlerts, useChatConfig, useConnection } from "../../shared/chat/data/react.tsx";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import styles from "./NotificationPanel.module.css";

/** Tests sound, browser notification and live connection, and says how to fix what does not work (spec 10 section 13). */
export function NotificationPanel(props: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} size={480} title={<Trans>Sound and notifications</Trans>}>
      <div className={styles.checks}>
        <SoundCheck />
        <NotificationCheck />
        <ConnectionCheck />
      </div>
      <Schedule />
    </Modal>
  );
}

function SoundCheck() {
  const { t } = useLingui();
  const alerts = useAlerts();
  const [played, setPlayed] = useState(false);
  const test = async () => {
    if (alerts.soundBlocked) await alerts.unlockSound();
    await alerts.testSound();
    setPlayed(true);
  };
  return (
    <Check
      icon={IconVolume}
      name={t`Sound`}
      good={!alerts.soundBlocked}
      state={alerts.soundBlocked ? <Trans>The browser keeps this page silent</Trans> : <Trans>On</Trans>}
      action={
        <Button variant="default" onClick={() => void test()}>
          {alerts.soundBlocked ? <Trans>Turn sound on</Trans> : <Trans>Play the bell</Trans>}
        </Button>
      }
    >
      {played && !alerts.soundBlocked && (
        <Trans>Nothing heard? Look at the volume of the device, and whether this tab is muted.</Trans>
      )}
      {alerts.soundBlocked && (
        <Trans>
          Browsers let a page ring only after one click in it. To keep it on, allow sound for this site in the site
          settings beside the address.
        </Trans>
      )}
    </Check>
  );
}

function NotificationCheck() {
  const { t } = useLingui();
  const { permission, askPermission } = useAlerts();
  const [shown, setShown] = useState(false);
  const test = () => {
    new Notification(t`Test from Deskbell`, { body: t`Notifications reach you.`, tag: "deskbell-test" });
    setShown(true);
  };
  return (
    <Check
      icon={IconBell}
      name={t`Browser notifications`}
      good={permission === "granted"}
      state={
        permission === "granted" ? (
          <Trans>Allowed</Trans>
        ) : permission === "default" ? (
          <Trans>Not asked yet</Trans>
        ) : (
          <Trans>Blocked by the browser</Trans>
        )
      }
      action={
        permission === "granted" ? (
          <Button variant="default" onClick={test}>
            <Trans>Show one</Trans>
          </Button>
        ) : (
          permission === "default" && (
            <Button variant="default" onClick={() => void askPermission()}>
              <Trans>Allow</Trans>
            </Button>
          )
        )
      }
    >
      {permission !== "granted" && permission !== "default" && (
        <Trans>
          Open the site settings with the sign beside the address, set Notifications to Allow, then reload the page.
        </Trans>
      )}
      {shown && <Trans>Nothing seen? The system may hold notifications back, for example in a focus mode.</Trans>}
    </Check>
  );
}

function ConnectionCheck() {
  const { t } = useLingui();
  const connection = useConnection();
  const live = connection.name === "live";
  return (
    <Check
      icon={IconWifi}
      name={t`Live connection`}
      good={live}
      state={live ? <Trans>Connected</Trans> : <Trans>Not connected</Trans>}
      action={
        <Button variant="default" onClick={() => connection.reconnect()}>
          <Trans>Connect anew</Trans>
        </Button>
      }
    >
      {!live && <Trans>If it stays like this, a proxy or filter in your network may hold the connection back.</Trans>}
    </Check>
  );
}

function Check(props: {
  icon: IconShape;
  name: string;
  good: boolean;
  state: ReactNode;
  action: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.check} aria-label={props.name}>
      <span className={styles.tile}>
        <Icon of={props.icon} size={20} />
      </span>
      <div className={styles.words} role="status">
        <strong>{props.name}</strong>
        <span className={props.good ? styles.good : styles.bad}>
          <Icon of={props.good ? IconCircleCheck : IconAlertTriangle} size={14} />
          {props.state}
        </span>
        <span className={styles.fix}>{props.children}</span>
      </div>
      {props.action}
    </section>
  );
}

function Schedule() {
  const config = useChatConfig();
  if (!config) return null;
  const { alertFirstRepeat: first, alertEvery: every, alertUntil: until } = config;
  return (
    <p className={styles.schedule}>
      <Trans>
        A new chat rings at once, again after {first} s and then every {every} s, up to {until} s. However many tabs are
        open, it rings once. Do Not Disturb keeps everything silent.
      </Trans>
    </p>
  );
}
