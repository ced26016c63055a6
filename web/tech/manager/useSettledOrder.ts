import { useRef, useState } from "react";
import { type SettledRow, settle } from "./settled-order.ts";

/** A live list that holds still under the pointer; spread `hold` on the element around the rows. */
export function useSettledOrder<T>(live: readonly (readonly [string, T])[]): {
  rows: SettledRow<T>[];
  hold: { onPointerEnter: (event: React.PointerEvent) => void; onPointerLeave: () => void };
} {
  const [held, setHeld] = useState(false);
  const shown = useRef<SettledRow<T>[]>([]);
  shown.current = settle(shown.current, live, held);
  return {
    rows: shown.current,
    hold: {
      onPointerEnter: (event) => setHeld(event.pointerType === "mouse"),
      onPointerLeave: () => setHeld(false),
    },
  };
}
