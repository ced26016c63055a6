import { Trans, useLingui } from "@lingui/react/macro";
import { Modal } from "@mantine/core";
import { useState } from "react";
import { KeyHint } from "./KeyHint.tsx";
import styles from "./ShortcutHelp.module.css";
import { type Shortcut, useShortcut, useShortcutList } from "./ShortcutProvider.tsx";

/**
 * Opens on `?` and lists the shortcuts that work on this page now, by group. `startOpen`: for pages that draw it only when
 * it is first asked for.
 */
export function ShortcutHelp(props: { startOpen?: boolean }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(props.startOpen ?? false);
  const list = useShortcutList();
  useShortcut({ keys: "?", label: t`Keyboard shortcuts`, group: t`General`, run: () => setOpened(true) });
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title={<Trans>Keyboard shortcuts</Trans>} size={560}>
      <div className={styles.groups}>
        {opened &&
          groups(list(), t`General`).map(([name, shortcuts]) => (
            <section key={name}>
              <h3 className={styles.group}>{name}</h3>
              <dl className={styles.list}>
                {shortcuts.map((shortcut) => (
                  <div key={shortcut.keys} className={styles.row}>
                    <dt>{shortcut.label}</dt>
                    <dd>
                      <KeyHint keys={shortcut.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Modal>
  );
}

function groups(shortcuts: Shortcut[], general: string): [string, Shortcut[]][] {
  const unique = [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
  return Object.entries(Object.groupBy(unique, (shortcut) => shortcut.group ?? general)) as [string, Shortcut[]][];
}
