import { calendarDay, clockTime, relativeTime, shortDate, type TimeStyle } from "../../shared/ui/time/index.ts";

/** A preferred time in the viewer's zone: "Today 14:00 – 16:00", "28 Nov, 09:00 – 11:30". */
export function timeWindow(window: { start: string; end: string }, now: Date, style: TimeStyle): string {
  const start = new Date(window.start);
  const end = new Date(window.end);
  const days = calendarDay(start, style.timeZone) - calendarDay(now, style.timeZone);
  const sameDay = calendarDay(start, style.timeZone) === calendarDay(end, style.timeZone);
  const until = sameDay ? clockTime(end, style) : `${shortDate(end, now, style)}, ${clockTime(end, style)}`;
  const near = (days === 0 || days === 1) && start > now && start.getTime() - now.getTime() > 60_000;
  const from = near ? relativeTime(start, now, style) : `${shortDate(start, now, style)}, ${clockTime(start, style)}`;
  return `${from} – ${until}`;
}
