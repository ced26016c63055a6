import { lazy, Suspense, useRef, useState } from "react";
import { useNow } from "./clock.ts";
import { exactTime, relativeTime } from "./format.ts";
import { useTimeStyle } from "./useTimeStyle.ts";

const ExactTip = lazy(() => import("./ExactTip.tsx").then((module) => ({ default: module.ExactTip })));

/**
 * "8 min ago", and the exact time in the viewer's zone on hover and focus. `row` leaves out "ago"; `focusable` makes it a
 * tab stop of its own, for places where nothing around it takes the focus.
 */
export function RelativeTime(props: { at: string | Date; row?: boolean; focusable?: boolean; className?: string }) {
  const now = useNow(30_000);
  const style = useTimeStyle();
  const target = useRef<HTMLTimeElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [shown, setShown] = useState(false);
  const at = new Date(props.at);
  const show = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), 400);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  return (
    <>
      <time
        ref={target}
        dateTime={at.toISOString()}
        className={props.className}
        tabIndex={props.focusable ? 0 : undefined}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
      >
        {relativeTime(at, new Date(now), style, props.row)}
      </time>
      {shown && (
        <Suspense>
          <ExactTip target={target} label={exactTime(at, style)} />
        </Suspense>
      )}
    </>
  );
}
