import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarRightCollapse } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Region } from "../../shared/ui/regions/index.ts";
import { PresenceMenu } from "../shell/PresenceMenu.tsx";
import { ManagerStrip } from "./ManagerStrip.tsx";
import { ManagerTabs } from "./ManagerTabs.tsx";
import { useManager } from "./manager-state.ts";
import { SessionList } from "./SessionList.tsx";
import styles from "./SessionManager.module.css";
import { useManagerLists } from "./useManagerLists.ts";

/** The right edge of the portal: own, waiting, abandoned chats and callbacks, live; or a strip with their counts. */
export function SessionManager() {
  const { t } = useLingui();
  const manager = useManager();
  return (
    <Region as="aside" label={t`Session manager`} className={manager.opened ? styles.manager : styles.strip}>
      {manager.opened ? <OpenManager /> : <ManagerStrip />}
    </Region>
  );
}

function OpenManager() {
  const { t } = useLingui();
  const manager = useManager();
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>
          <Trans>Chats</Trans>
        </h2>
        <PresenceMenu />
        <Tooltip label={t`Fold the session manager`}>
          <ActionIcon aria-label={t`Fold the session manager`} aria-expanded onClick={manager.toggle}>
            <Icon of={IconLayoutSidebarRightCollapse} size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      <ManagerBody />
    </>
  );
}

/** Tabs and list without a head; on phones they are the Chats page. */
export function ManagerBody() {
  const manager = useManager();
  const lists = useManagerLists();
  return (
    <>
      <ManagerTabs counts={lists.counts} tab={manager.tab} onTab={manager.show} />
      <SessionList lists={lists} tab={manager.tab} />
    </>
  );
}
