import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent, PointerEvent } from "react";
import styles from "./ResizeHandle.module.css";
import type { WindowSize } from "./useWindowSize.ts";

/** The upper left corner of a docked window: drag it, or use the arrow keys. */
export function ResizeHandle({ size }: { size: WindowSize }) {
  const { t } = useLingui();
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    const from = { x: event.clientX, y: event.clientY, width: size.width, height: size.height };
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) =>
      size.resize(from.width + from.x - move.clientX, from.height + from.y - move.clientY);
    handle.addEventListener("pointermove", onMove);
    handle.addEventListener("lostpointercapture", () => handle.removeEventListener("pointermove", onMove), {
      once: true,
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [16, 0],
      ArrowRight: [-16, 0],
      ArrowUp: [0, 16],
      ArrowDown: [0, -16],
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    size.resize(size.width + step[0], size.height + step[1]);
  };
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t`Resize the window with the arrow keys`}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
