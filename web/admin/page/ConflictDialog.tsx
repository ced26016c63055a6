import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import styles from "./ConflictDialog.module.css";

/** One thing that two people have changed: what stands there now, and what was about to be saved. */
export type Conflict = { key: string; title: string; theirs: string; mine: string };

/**
 * Somebody else saved the same thing first: shows both and lets the person choose for each (spec 95 section 1.1). `onChosen`
 * gets the keys that shall stay as the other has set them; closing decides nothing.
 */
export function ConflictDialog(props: {
  conflicts: readonly Conflict[];
  onChosen: (theirs: ReadonlySet<string>) => void;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, other: boolean) => {
    const next = new Set(theirs);
    if (other) next.add(key);
    else next.delete(key);
    setTheirs(next);
  };
  return (
    <Modal
      opened={props.conflicts.length > 0}
      onClose={props.onClose}
      title={t`Somebody else has changed this meanwhile`}
      size={520}
    >
      <p className={styles.text}>
        <Trans>Choose what shall stand. Nothing is saved until you do.</Trans>
      </p>
      <ul className={styles.list}>
        {props.conflicts.map((conflict) => (
          <li key={conflict.key} className={styles.item}>
            <strong>{conflict.title}</strong>
            <SegmentedControl
              fullWidth
              aria-label={conflict.title}
              value={theirs.has(conflict.key) ? "theirs" : "mine"}
              onChange={(value) => choose(conflict.key, value === "theirs")}
              data={[
                { value: "theirs", label: t`Saved now: ${conflict.theirs}` },
                { value: "mine", label: t`Yours: ${conflict.mine}` },
              ]}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={props.onClose}>
          <Trans>Keep editing</Trans>
        </Button>
        <Button onClick={() => props.onChosen(theirs)}>
          <Trans>Save this choice</Trans>
        </Button>
      </Group>
    </Modal>
  );
}
