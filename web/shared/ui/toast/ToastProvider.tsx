import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import styles from "./Toast.module.css";
import { type Toast, ToastCard } from "./ToastCard.tsx";

export type ShowToast = (toast: Omit<Toast, "key">) => void;

const Toasts = createContext<ShowToast>(() => undefined);

/** Holds the toasts of a page, newest at the bottom, at most three. */
export function ToastProvider(props: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const nextKey = useRef(0);
  const show = useCallback<ShowToast>((toast) => {
    nextKey.current += 1;
    const key = nextKey.current;
    setToasts((present) => [...present.slice(-2), { ...toast, key }]);
  }, []);
  const drop = useCallback((key: number) => setToasts((present) => present.filter((toast) => toast.key !== key)), []);
  const host = useMemo(
    () => toasts.map((toast) => <ToastCard key={toast.key} toast={toast} onDone={drop} />),
    [toasts, drop],
  );
  return (
    <Toasts value={show}>
      {props.children}
      <div className={styles.host} role="status">
        {host}
      </div>
    </Toasts>
  );
}

/** Says that something is done; with `onUndo` it can be taken back for 8 s. */
export function useToast(): ShowToast {
  return use(Toasts);
}
