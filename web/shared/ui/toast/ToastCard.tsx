import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCircleCheck, IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "../icon/Icon.tsx";
import styles from "./Toast.module.css";

export type Toast = { key: number; message: ReactNode; kind?: "done" | "problem"; onUndo?: () => void };

const seconds = 8;

/** One toast with its countdown, which stands still under the pointer and while it has the focus. */
export function ToastCard({ toast, onDone }: { toast: Toast; onDone: (key: number) => void }) {
  const { t } = useLingui();
  const [left, setLeft] = useState(seconds);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setInterval(() => setLeft((value) => value - 1), 1000);
    return () => clearInterval(timer);
  }, [held]);
  useEffect(() => {
    if (left <= 0) onDone(toast.key);
  }, [left, onDone, toast.key]);
  const problem = toast.kind === "problem";
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds the countdown
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon
        of={problem ? IconAlertTriangle : IconCircleCheck}
        size={18}
        className={problem ? styles.problem : styles.done}
      />
      <span className={styles.message}>{toast.message}</span>
      {toast.onUndo && (
        <>
          <button
            type="button"
            className={styles.undo}
            onClick={() => {
              toast.onUndo?.();
              onDone(toast.key);
            }}
          >
            <Trans>Undo</Trans>
          </button>
          <span className={styles.left} aria-hidden="true">
            <Trans>{left} s</Trans>
          </span>
        </>
      )}
      <button type="button" className={styles.close} aria-label={t`Dismiss`} onClick={() => onDone(toast.key)}>
        <Icon of={IconX} size={14} />
      </button>
    </div>
  );
}
