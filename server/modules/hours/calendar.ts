import type { Holiday, HoursRange } from "@deskbell/common/hours/api.ts";

/** When somebody is there: the hours of a week on the wall clock of a zone, without the holidays. */
export interface WorkingCalendar {
  timeZone: string;
  /** Open ranges of each weekday, Monday first. One that ends at or before its start goes over midnight. */
  weekly: readonly (readonly HoursRange[])[];
  holidays: readonly Holiday[];
}

/** Half-open, in epoch milliseconds. */
export interface Interval {
  start: number;
  end: number;
}

const DAY = 86_400_000;
/** Further ahead nobody is promised anything (spec 10 section 8). */
export const HORIZON_DAYS = 30;
const WINDOWS = [2, 8, HORIZON_DAYS];

/** True when the calendar is open at the instant. */
export function isOpen(calendar: WorkingCalendar, at: Date): boolean {
  const now = at.getTime();
  return openIntervals(calendar, now, now + 1).some(({ start, end }) => start <= now && now < end);
}

/** The first instant from `at` on at which it is open (`at` itself while open); null when there is none within 30 days. */
export function nextOpen(calendar: WorkingCalendar, at: Date): Date | null {
  const now = at.getTime();
  for (const days of WINDOWS) {
    const next = openIntervals(calendar, now, now + days * DAY).find(({ end }) => end > now);
    if (next) return next.start <= now + days * DAY ? new Date(Math.max(next.start, now)) : null;
  }
  return null;
}

/** The first instant after `at` at which it is closed (`at` itself while closed); null when there is none within 30 days. */
export function nextClose(calendar: WorkingCalendar, at: Date): Date | null {
  const now = at.getTime();
  for (const days of WINDOWS) {
    const until = now + days * DAY;
    const present = openIntervals(calendar, now, until).find(({ start, end }) => start <= now && now < end);
    if (!present) return at;
    // An interval that reaches the end of the window may go on beyond it.
    if (present.end < until) return new Date(present.end);
  }
  return null;
}

/** Open time that touches `[from, until)`, merged and in order; intervals may reach beyond the window. */
export function openIntervals(calendar: WorkingCalendar, from: number, until: number): Interval[] {
  const { timeZone, weekly, holidays } = calendar;
  // A range of the day before may go over midnight.
  const first = dateAt(from, timeZone).subtract({ days: 1 });
  const last = dateAt(until, timeZone).add({ days: 1 });
  const open: Interval[] = [];
  for (let date = first; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const range of weekly[date.dayOfWeek - 1] ?? []) open.push(intervalOf(date, range, timeZone));
  }
  const [firstDay, lastDay] = [first.toString(), last.toString()];
  const closed = holidays
    .filter(({ date }) => firstDay <= date && date <= lastDay)
    .flatMap(({ date, hours }) =>
      (hours ?? [{ start: "00:00", end: "24:00" }]).map((range) =>
        intervalOf(Temporal.PlainDate.from(date), range, timeZone),
      ),
    );
  return without(merged(open), merged(closed)).filter(({ start, end }) => start < until && end > from);
}

function dateAt(epochMs: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone).toPlainDate();
}

/**
 * A range of one day as instants. Where the clocks go back, an ambiguous start is the first of the two and an ambiguous
 * end the second; where they go forward, a time that is skipped is the moment of the change.
 */
function intervalOf(date: Temporal.PlainDate, { start, end }: HoursRange, timeZone: string): Interval {
  const nextDay = end === "24:00" || end <= start;
  return {
    start: instantOf(date, start, timeZone, "earlier"),
    end: instantOf(nextDay ? date.add({ days: 1 }) : date, end === "24:00" ? "00:00" : end, timeZone, "later"),
  };
}

function instantOf(date: Temporal.PlainDate, clock: string, timeZone: string, side: "earlier" | "later"): number {
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(clock));
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: side });
  if (zoned.toPlainDateTime().equals(wall)) return zoned.epochMilliseconds;
  // Skipped: no clock ever shows this time.
  const before = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return before.getTimeZoneTransition("next")!.epochMilliseconds;
}

function merged(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const { start, end } of intervals.filter((i) => i.start < i.end).toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

function without(open: readonly Interval[], closed: readonly Interval[]): Interval[] {
  let left = [...open];
  for (const gap of closed) {
    left = left.flatMap(({ start, end }) => {
      if (gap.end <= start || gap.start >= end) return [{ start, end }];
      return [
        { start, end: gap.start },
        { start: gap.end, end },
      ].filter((part) => part.start < part.end);
    });
  }
  return left;
}
