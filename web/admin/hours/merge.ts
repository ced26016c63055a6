import type { CalendarInput, Holiday, HoursRange } from "@deskbell/common/hours/api.ts";

export type Field = keyof CalendarInput;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const fields: readonly Field[] = [
  "name",
  "timeZone",
  "country",
  "region",
  "weekly",
  "holidays",
  "isDefault",
  "accountIds",
  "queueIds",
];

/** Parts of a calendar that differ between two versions. */
export function changedFields(base: CalendarInput, now: CalendarInput): Field[] {
  return fields.filter((field) => !same(base[field], now[field]));
}

/**
 * Two people's changes of one calendar: `merged` has both, with mine where both changed the same part differently; those
 * parts are `clashes`.
 */
export function mergeCalendars(
  base: CalendarInput,
  mine: CalendarInput,
  theirs: CalendarInput,
): { merged: CalendarInput; clashes: Field[] } {
  const ours = changedFields(base, mine);
  const merged = { ...theirs, ...Object.fromEntries(ours.map((field) => [field, mine[field]])) };
  const clashes = changedFields(base, theirs).filter(
    (field) => ours.includes(field) && !same(mine[field], theirs[field]),
  );
  return { merged, clashes };
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** A range that ends at or before its start goes over midnight (spec 95 section 3). */
export function isOvernight({ start, end }: HoursRange): boolean {
  return end !== "24:00" && minutes(end) <= minutes(start);
}

export function isAllDay(ranges: readonly HoursRange[]): boolean {
  const [range] = ranges;
  return ranges.length === 1 && range?.start === "00:00" && (range.end === "24:00" || range.end === "00:00");
}

/** True when two ranges of one day overlap; an overnight range counts until midnight here. */
export function overlaps(ranges: readonly HoursRange[]): boolean {
  const spans = ranges
    .map((range) => [minutes(range.start), isOvernight(range) ? 1440 : minutes(range.end)] as const)
    .sort((a, b) => a[0] - b[0]);
  return spans.some(([start], index) => index > 0 && start < (spans[index - 1]?.[1] ?? 0));
}

/** The range that is offered next on a day: after the last one, or nine to half past five. */
export function nextRange(ranges: readonly HoursRange[]): HoursRange {
  const last = ranges.at(-1);
  if (!last || isOvernight(last) || minutes(last.end) >= 23 * 60) return { start: "09:00", end: "17:30" };
  const start = minutes(last.end) + 60;
  const clock = (at: number) => `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  return { start: clock(Math.min(start, 22 * 60)), end: clock(Math.min(start + 240, 23 * 60 + 30)) };
}

/** Proposals that are not there yet, put in by date; days that already have a holiday are left alone. */
export function addHolidays(
  present: readonly Holiday[],
  proposed: readonly Holiday[],
): { holidays: Holiday[]; added: number } {
  const dates = new Set(present.map(({ date }) => date));
  const fresh = proposed.filter(({ date }) => {
    if (dates.has(date)) return false;
    dates.add(date);
    return true;
  });
  return { holidays: [...present, ...fresh].sort((a, b) => a.date.localeCompare(b.date)), added: fresh.length };
}

/** Years that may be prepared: this one, and from November on the next (spec 95 section 3). */
export function openYears(today: Date): number[] {
  const year = today.getFullYear();
  return today.getMonth() >= 10 ? [year, year + 1] : [year];
}
