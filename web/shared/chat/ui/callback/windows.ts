import { calendarDay } from "../../../ui/time/format.ts";

/** A window as it is typed: a day and two clock times in the contact's zone. */
export type TypedWindow = { day: string; from: string; to: string };

export type WindowProblem = "incomplete" | "endsBeforeStart" | "past" | "tooFar";

const dayMilliseconds = 86_400_000;

/** How far ahead a window may lie (spec 10 C-46). */
export const windowDays = 14;
export const maxWindows = 5;

/** What is wrong with a window now, or undefined; its end must be ahead and it must end within 14 days. */
export function windowProblem(typed: TypedWindow, timeZone: string, now: Date): WindowProblem | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(typed.day) || !/^\d\d:\d\d/.test(typed.from) || !/^\d\d:\d\d/.test(typed.to))
    return "incomplete";
  if (typed.from >= typed.to) return "endsBeforeStart";
  const end = zonedInstant(typed.day, typed.to, timeZone).getTime();
  if (end <= now.getTime()) return "past";
  return end > now.getTime() + windowDays * dayMilliseconds ? "tooFar" : undefined;
}

/** The windows in UTC, as the API takes them; call only when none has a problem. */
export function toUtc(windows: readonly TypedWindow[], timeZone: string): { start: string; end: string }[] {
  return windows.map(({ day, from, to }) => ({
    start: zonedInstant(day, from, timeZone).toISOString(),
    end: zonedInstant(day, to, timeZone).toISOString(),
  }));
}

/** Windows as they were typed, in the contact's zone: the reverse of `toUtc`. Those that are over are left out. */
export function fromUtc(
  windows: readonly { start: string; end: string }[],
  timeZone: string,
  now: Date,
): TypedWindow[] {
  const wall = (instant: string): string => {
    const at = new Date(instant);
    return new Date(at.getTime() + offset(at, timeZone)).toISOString();
  };
  return windows
    .filter(({ end }) => Date.parse(end) > now.getTime())
    .map(({ start, end }) => ({
      day: wall(start).slice(0, 10),
      from: wall(start).slice(11, 16),
      to: wall(end).slice(11, 16),
    }));
}

/** Days a window may be on, as `YYYY-MM-DD` in the zone, today first. */
export function choosableDays(timeZone: string, now: Date): string[] {
  const today = calendarDay(now, timeZone);
  return Array.from({ length: windowDays }, (_, ahead) =>
    new Date((today + ahead) * dayMilliseconds).toISOString().slice(0, 10),
  );
}

/**
 * The instant of a wall-clock time in a zone. A time that the clocks skip counts as the hour after; one that comes twice
 * as the first.
 */
export function zonedInstant(day: string, time: string, timeZone: string): Date {
  const wall = Date.parse(`${day}T${time.slice(0, 5)}:00Z`);
  const before = wall - offset(new Date(wall - dayMilliseconds), timeZone);
  if (offset(new Date(before), timeZone) === wall - before) return new Date(before);
  const after = wall - offset(new Date(wall + dayMilliseconds), timeZone);
  return new Date(offset(new Date(after), timeZone) === wall - after ? after : before);
}

/** Milliseconds that the zone is ahead of UTC at an instant. */
function offset(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-hc-h23", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const wall = Date.UTC(read("year"), read("month") - 1, read("day"), read("hour"), read("minute"), read("second"));
  return wall - Math.floor(at.getTime() / 1000) * 1000;
}
