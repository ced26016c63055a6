import { clockTime, exactTime, fullDate, useTimeStyle } from "../../shared/ui/time/index.ts";

/** "Tue 24 Nov 2026, 16:31"; to the second on hover. */
export function DayTime({ at }: { at: string }) {
  const style = useTimeStyle();
  const date = new Date(at);
  return (
    <time dateTime={date.toISOString()} title={exactTime(date, style)}>
      {fullDate(date, style)}, {clockTime(date, style)}
    </time>
  );
}
