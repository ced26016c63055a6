import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Reports the newest `seq` that stands whole in the log's view while the page is visible and has the focus (spec 10
 * section 7.3); only ever forward. Returns the check, to be called on scrolling.
 */
export function useSeen(
  scroller: RefObject<HTMLElement | null>,
  version: number,
  onSeen?: (seq: number) => void,
): () => void {
  const reported = useRef(0);
  const check = useCallback(() => {
    const element = scroller.current;
    if (!element || !onSeen || !document.hasFocus() || document.visibilityState !== "visible") return;
    const bottom = element.getBoundingClientRect().bottom + 4;
    const rows = element.querySelectorAll<HTMLElement>("[data-seq]");
    for (let index = rows.length - 1; index >= 0; index--) {
      const row = rows[index] as HTMLElement;
      if (row.getBoundingClientRect().bottom > bottom) continue;
      const seq = Number(row.dataset.seq);
      if (seq > reported.current) {
        reported.current = seq;
        onSeen(seq);
      }
      return;
    }
  }, [scroller, onSeen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the log is a reason to look again
  useEffect(() => {
    const frame = requestAnimationFrame(check);
    window.addEventListener("focus", check);
    document.addEventListener("visibilitychange", check);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("focus", check);
      document.removeEventListener("visibilitychange", check);
    };
  }, [check, version]);
  return check;
}
