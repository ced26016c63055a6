import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconBellOff, IconVolumeOff } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useAlerts } from "../../shared/chat/data/react.tsx";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import styles from "./NoticeBar.module.css";
import { usePortal } from "./usePortal.ts";

/** Says, until it is put away, that the browser keeps sound or notifications from this person, with the fix (spec 10 section 20). */
export function NoticeBar() {
  const alerts = useAlerts();
  const portal = usePortal();
  const [hidden, setHidden] = useLocalStorage<string[]>({
    key: "deskbell.tech.notices",
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const hide = (notice: string) => () => setHidden((before) => [...before, notice]);
  if (alerts.permission === "default" && !hidden.includes("ask")) {
    return (
      <Notice
        icon={IconBellOff}
        onHide={hide("ask")}
        action={
          <Button size="compact-sm" variant="default" onClick={() => void alerts.askPermission()}>
            <Trans>Allow notifications</Trans>
          </Button>
        }
      >
        <Trans>Let the browser notify you, so that you hear of a chat in any window.</Trans>
      </Notice>
    );
  }
  if (alerts.permission === "denied" && !hidden.includes("denied")) {
    return (
      <Notice
        icon={IconBellOff}
        onHide={hide("denied")}
        action={
          <Button size="compact-sm" variant="default" onClick={portal.openPanel}>
            <Trans>How to fix it</Trans>
          </Button>
        }
      >
        <Trans>Your browser blocks notifications of Deskbell.</Trans>
      </Notice>
    );
  }
  if (alerts.soundBlocked && !hidden.includes("sound")) {
    return (
      <Notice
        icon={IconVolumeOff}
        onHide={hide("sound")}
        action={
          <Button size="compact-sm" variant="default" onClick={() => void alerts.unlockSound()}>
            <Trans>Turn sound on</Trans>
          </Button>
        }
      >
        <Trans>Your browser keeps this page silent until you click once.</Trans>
      </Notice>
    );
  }
  return null;
}

function Notice(props: { icon: IconShape; action: ReactNode; onHide: () => void; children: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className={styles.notice} role="status">
      <Icon of={props.icon} size={18} className={styles.icon} />
      <span className={styles.words}>{props.children}</span>
      {props.action}
      <CloseButton size={28} iconSize={16} aria-label={t`Put this notice away`} onClick={props.onHide} />
    </div>
  );
}
