import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useEffect } from "react";
import styles from "./SaveBar.module.css";

/**
 * The bar that appears once something changed: how many changes, their effect in people, Discard and Save. `Ctrl+S` saves.
 * Leaving the page with changes makes the browser ask first.
 */
export function SaveBar(props: {
  changes: number;
  effect?: ReactNode;
  problem?: ReactNode;
  saving?: boolean;
  onSave: () => void;
  onDiscard: () => void;
}) {
  const { changes, saving, onSave } = props;
  const { t } = useLingui();
  useSaveKeys(changes > 0 && !saving, onSave);
  useRoomForToasts(changes > 0);
  if (changes === 0) return null;
  return (
    <section className={styles.bar} aria-label={t`Unsaved changes`}>
      <p className={styles.words} role="status">
        <span className={styles.dot} aria-hidden="true" />
        <strong>
          <Plural value={changes} one="# change" other="# changes" />
        </strong>
        {props.problem ? (
          <span className={styles.problem}>{props.problem}</span>
        ) : (
          props.effect && <span>{props.effect}</span>
        )}
      </p>
      <Button variant="subtle" onClick={props.onDiscard} disabled={saving}>
        <Trans>Discard</Trans>
      </Button>
      <Button onClick={onSave} loading={saving}>
        <Trans>Save changes</Trans>
      </Button>
    </section>
  );
}

function useRoomForToasts(shown: boolean): void {
  useEffect(() => {
    if (!shown) return;
    document.documentElement.style.setProperty("--db-save-bar", "56px");
    return () => {
      document.documentElement.style.removeProperty("--db-save-bar");
    };
  }, [shown]);
}

function useSaveKeys(active: boolean, onSave: () => void): void {
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      onSave();
    };
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("keydown", onKey);
    window.addEventListener("beforeunload", onLeave);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("beforeunload", onLeave);
    };
  }, [active, onSave]);
}
