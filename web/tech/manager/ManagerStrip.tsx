import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLayoutSidebarRightExpand } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { Count } from "./Count.tsx";
import { type Tab, tabs, useManager } from "./manager-state.ts";
import styles from "./SessionManager.module.css";
import { tabIcons } from "./tab-looks.ts";
import { useManagerLists } from "./useManagerLists.ts";

/** The folded session manager: four counts, each opens its tab. */
export function ManagerStrip() {
  const { t } = useLingui();
  const manager = useManager();
  const { counts } = useManagerLists();
  const words: Record<Tab, string> = {
    mine: plural(counts.mine.count, { one: "# chat of mine", other: "# chats of mine" }),
    waiting: plural(counts.waiting.count, { one: "# waiting chat", other: "# waiting chats" }),
    abandoned: plural(counts.abandoned.count, { one: "# abandoned chat", other: "# abandoned chats" }),
    callbacks: plural(counts.callbacks.count, { one: "# callback", other: "# callbacks" }),
  };
  return (
    <>
      <Tooltip label={t`Open the session manager`} position="left">
        <ActionIcon aria-label={t`Open the session manager`} aria-expanded={false} onClick={manager.toggle}>
          <Icon of={IconLayoutSidebarRightExpand} size={18} />
        </ActionIcon>
      </Tooltip>
      {tabs.map((tab) => (
        <Tooltip key={tab} label={words[tab]} position="left">
          <button
            type="button"
            className={styles.stripTab}
            data-family={tabIcons[tab].family}
            data-empty={counts[tab].count === 0 || undefined}
            aria-label={words[tab]}
            onClick={() => manager.show(tab)}
          >
            <Icon of={tabIcons[tab].icon} size={18} />
            <Count {...counts[tab]} />
          </button>
        </Tooltip>
      ))}
    </>
  );
}
