import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconBell, IconBellOff, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useAlerts, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import styles from "./AlertNote.module.css";

const key = "deskbell.client.alert-note";

/**
 * Once on this device, during a chat: offers to tell when somebody joins, or says that the browser blocks notifications or
 * sound, with the fix (spec 10 section 20, 11).
 */
export function AlertNote() {
  const { t } = useLingui();
  const alerts = useAlerts();
  const { active } = useOwnChats();
  const [told, setTold] = useState(read);
  const found = active.length === 0 ? undefined : matterOf(alerts);
  const matter = found && !told.includes(found) ? found : undefined;
  useEffect(() => {
    if (matter) remember(matter);
  }, [matter]);
  if (!matter) return null;
  const done = () => setTold([...told, matter]);
  const ask = async () => {
    await alerts.askPermission();
    done();
  };
  return (
    <aside className={styles.note} aria-label={t`Notifications`}>
      <Icon of={matter === "offer" ? IconBell : IconBellOff} size={20} />
      <p className={styles.words}>{words[matter]()}</p>
      {matter === "offer" && (
        <Button variant="default" onClick={() => void ask()}>
          <Trans>Tell me</Trans>
        </Button>
      )}
      {matter === "sound" && (
        <Button
          variant="default"
          onClick={() => {
            alerts.unlockSound();
            done();
          }}
        >
          <Trans>Turn on sound</Trans>
        </Button>
      )}
      <ActionIcon size={28} aria-label={t`Dismiss`} onClick={done}>
        <Icon of={IconX} size={16} />
      </ActionIcon>
    </aside>
  );
}

type Matter = "offer" | "denied" | "sound";

function matterOf(alerts: { permission: string; soundBlocked: boolean }): Matter | undefined {
  if (alerts.permission === "default") return "offer";
  if (alerts.permission === "denied") return "denied";
  return alerts.soundBlocked ? "sound" : undefined;
}

const words: Record<Matter, () => ReactNode> = {
  offer: () => (
    <Trans>
      <strong>Shall we tell you when someone joins?</strong> Then you can do something else meanwhile.
    </Trans>
  ),
  denied: () => (
    <Trans>
      <strong>Your browser blocks notifications from this page.</strong> To be told when someone joins, allow them in
      the settings beside the address, then reload.
    </Trans>
  ),
  sound: () => (
    <Trans>
      <strong>Your browser keeps this page silent.</strong> Turn the sound on to hear when someone joins.
    </Trans>
  ),
};

function read(): string[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function remember(matter: Matter): void {
  try {
    localStorage.setItem(key, JSON.stringify([...new Set([...read(), matter])]));
  } catch {
    // Closed storage: the note then comes again after a reload.
  }
}
