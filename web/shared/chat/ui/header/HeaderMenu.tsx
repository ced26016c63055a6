import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import type { ChatMenuEntry } from "../types.ts";
import styles from "./ChatHeader.module.css";

/**
 * The window's menu; an entry that may not be used says why. It is drawn when its button was first pressed, so it takes the
 * focus of that button, where the focus returns to, and opens.
 */
export function HeaderMenu({ entries }: { entries: ChatMenuEntry[] }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return (
    <Menu opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon ref={button} size={28} aria-label={t`More`} title={t`More`}>
          <Icon of={IconDots} size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map((entry) => (
          <Menu.Item
            key={entry.key}
            leftSection={entry.icon}
            color={entry.danger ? "red" : undefined}
            disabled={entry.disabledReason !== undefined}
            onClick={entry.onSelect}
          >
            {entry.label}
            {entry.disabledReason && <span className={styles.reason}>{entry.disabledReason}</span>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
