import type { Calendar, CurrentHours, HoursRange } from "@deskbell/common/hours/api.ts";
import { hasScope } from "@deskbell/common/identity/scopes.ts";
import type { Actor } from "../../platform/actor.ts";
import { etagOf } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import { hasCapability, siteSettings } from "../people/index.ts";
import { calendarsOf } from "./cache.ts";
import { isOpen, nextClose, nextOpen } from "./calendar.ts";
import { readCalendars, type StoredCalendar } from "./store.ts";

/** Whose hours are asked for; an account's own calendar goes before the queue's, and that before the default. */
export interface HoursPlace {
  accountId?: number;
  queueId?: number;
}

const alwaysOpen: HoursRange[][] = Array.from({ length: 7 }, () => [{ start: "00:00", end: "24:00" }]);

/**
 * Whether it is open at an instant, and when that changes next within 30 days (null: not, or not known). Without any
 * calendar for the place it is always open (spec 10 section 8).
 */
export async function hoursAt(site: Platform, place: HoursPlace, at: Date): Promise<CurrentHours> {
  const calendar = calendarFor(await calendarsOf(site), place);
  if (!calendar) {
    const timeZone = await site.settings.get(siteSettings.siteTimeZone);
    return { configured: false, open: true, nextOpen: null, nextClose: null, timeZone, weekly: alwaysOpen };
  }
  const open = isOpen(calendar, at);
  const change = open ? nextClose(calendar, at) : nextOpen(calendar, at);
  return {
    configured: true,
    open,
    nextOpen: open ? null : (change?.toISOString() ?? null),
    nextClose: open ? (change?.toISOString() ?? null) : null,
    timeZone: calendar.timeZone,
    weekly: calendar.weekly,
  };
}

export function calendarFor(
  calendars: readonly StoredCalendar[],
  { accountId, queueId }: HoursPlace,
): StoredCalendar | undefined {
  return (
    (accountId !== undefined && calendars.find(({ accountIds }) => accountIds.includes(accountId))) ||
    (queueId !== undefined && calendars.find(({ queueIds }) => queueIds.includes(queueId))) ||
    calendars.find(({ isDefault }) => isDefault)
  );
}

export async function listCalendars(site: Platform, actor: Actor): Promise<Calendar[]> {
  return (await readCalendars(site.db)).map((calendar) => presentCalendar(site, actor, calendar));
}

export async function getCalendar(site: Platform, actor: Actor, id: number): Promise<Calendar> {
  const [calendar] = await readCalendars(site.db, id);
  return calendar ? presentCalendar(site, actor, calendar) : notFound("calendar");
}

export const calendarTag = ({ createdAt: _, modifiedAt, ...calendar }: StoredCalendar) =>
  etagOf("calendar", calendar, modifiedAt.toISOString());

function presentCalendar(site: Platform, actor: Actor, calendar: StoredCalendar): Calendar {
  return {
    ...calendar,
    open: isOpen(calendar, site.clock.now()),
    createdAt: calendar.createdAt.toISOString(),
    modifiedAt: calendar.modifiedAt.toISOString(),
    etag: calendarTag(calendar),
    can: { change: mayChangeHours(actor) },
  };
}

/** Office hours are the master administrator's (spec 95 section 1.2), or a key's with `admin:write`. */
function mayChangeHours(actor: Actor): boolean {
  if (actor.kind === "agent") return hasCapability(actor.role, "settings.system");
  return actor.kind === "system" || (actor.kind === "api_key" && hasScope(actor.scopes, "admin:write"));
}
