import { isDeepStrictEqual } from "node:util";
import type { CalendarInput } from "@deskbell/common/hours/api.ts";
import type { Actor } from "../../platform/actor.ts";
import { checkFresh } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import { type FieldError, notFound, refuse, refuseFields } from "../../platform/problem.ts";
import { type DomainEvent, type Write, write } from "../../platform/write.ts";
import { isTimeZone } from "../people/index.ts";
import { TOPIC } from "./cache.ts";
import { isOpen } from "./calendar.ts";
import { calendarTag } from "./queries.ts";
import { insertCalendar, lockCalendars, readCalendars, type StoredCalendar, updateCalendar } from "./store.ts";

/**
 * Adds a calendar. Refuses unknown zones and overlapping ranges with 422; two holidays on a date, a second default and an
 * account or queue that has a calendar with 409 (spec 95 section 17). Event `calendar.created`.
 */
export async function addCalendar(site: Platform, actor: Actor, input: CalendarInput): Promise<number> {
  checkInput(input);
  return write(site, async (w) => {
    await lockCalendars(w);
    const id = await insertCalendar(w, input, isOpen(input, w.now), w.now);
    await w.emit(actor, [event("created", id, { name: input.name })]);
    tell(site, w);
    return id;
  });
}

/** Replaces a calendar; the same content changes nothing. Another version than `ifMatch` is refused with 412. */
export async function changeCalendar(
  site: Platform,
  actor: Actor,
  id: number,
  input: CalendarInput,
  ifMatch: readonly string[],
): Promise<void> {
  checkInput(input);
  await write(site, async (w) => {
    const before = await lockedCalendar(w, id, ifMatch);
    const changes = differences(before, input);
    if (changes.length === 0) return;
    await updateCalendar(w, id, input, isOpen(input, w.now), w.now);
    await w.emit(actor, [event("changed", id, { changes })]);
    tell(site, w);
  });
}

/** Removes a calendar; those who had it fall back to the default one, or are always open. */
export async function removeCalendar(
  site: Platform,
  actor: Actor,
  id: number,
  ifMatch: readonly string[],
): Promise<void> {
  await write(site, async (w) => {
    const { name } = await lockedCalendar(w, id, ifMatch);
    await w.query("delete from calendar where id = $1", [id]);
    await w.emit(actor, [event("deleted", id, { name })]);
    tell(site, w);
  });
}

async function lockedCalendar(w: Write, id: number, ifMatch: readonly string[]): Promise<StoredCalendar> {
  await lockCalendars(w);
  const [calendar] = await readCalendars(w, id);
  if (!calendar) notFound("calendar");
  checkFresh(ifMatch, calendarTag(calendar));
  return calendar;
}

/** Pages that are open, in all processes, read the hours again. */
function tell(site: Platform, w: Write): void {
  w.toFeed("agents", { type: "changed", what: "hours" });
  w.afterCommit(() => site.realtime.broadcast(TOPIC, {}));
}

function event(what: string, id: number, payload: Record<string, unknown>): DomainEvent {
  return { type: `calendar.${what}`, subject: { type: "calendar", id }, account: null, payload };
}

function differences(before: StoredCalendar, input: CalendarInput) {
  return Object.entries(input).flatMap(([property, value]) => {
    const old = before[property as keyof StoredCalendar];
    return isDeepStrictEqual(old, value) ? [] : [{ property, old, new: value }];
  });
}

function checkInput({ timeZone, weekly, holidays }: CalendarInput): void {
  const errors: FieldError[] = [];
  if (!isTimeZone(timeZone)) {
    errors.push({ pointer: "/timeZone", code: "unknown", detail: "Choose a time zone such as Europe/London." });
  }
  for (const [day, ranges] of weekly.entries()) {
    for (const i of overlaps(ranges)) {
      const detail = "This range overlaps another one of the same day.";
      errors.push({ pointer: `/weekly/${day}/${i}`, code: "overlap", detail });
    }
  }
  if (errors.length > 0) refuseFields(errors);
  const seen = new Set<string>();
  for (const { date } of holidays) {
    if (seen.has(date)) refuse("duplicate", `There are two holidays on ${date}. Keep one of them.`);
    seen.add(date);
  }
}

function overlaps(ranges: CalendarInput["weekly"][number]): number[] {
  const ends = ranges.map(({ start, end }) => (end <= start ? "48:00" : end));
  return ranges.flatMap(({ start }, i) =>
    ranges.some((other, j) => j < i && start < ends[j]! && other.start < ends[i]!) ? [i] : [],
  );
}
