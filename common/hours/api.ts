import { z } from "zod";
import { instant, integerId, text } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";

const tag = "Office hours";

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe("Time of day, 00:00 to 23:59");
const endClock = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .describe("Time of day up to 24:00");

/** A range that ends at or before its start goes over midnight. */
export const HoursRange = z.object({ start: clock, end: endClock }).meta({ id: "HoursRange" });
export type HoursRange = z.infer<typeof HoursRange>;

export const Holiday = z
  .object({
    date: z.iso.date().describe("Day in the calendar's zone"),
    name: text(1, 100).describe("What it is called"),
    hours: z.array(HoursRange).min(1).max(5).nullable().describe("Closed at these hours; null: all day"),
  })
  .meta({ id: "Holiday" });
export type Holiday = z.infer<typeof Holiday>;

const timeZone = z.string().max(60).describe("IANA time zone, for example Europe/London");
const weekly = z
  .array(z.array(HoursRange).max(5))
  .length(7)
  .describe("Open hours of each weekday, Monday first; an empty day is closed");

const ids = z.array(integerId).max(1000);
const calendar = {
  name: text(1, 100),
  timeZone,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .describe("ISO 3166-1 alpha-2; where holidays are proposed from"),
  region: z.string().max(20).nullable().describe("Region of the country, for example ENG"),
  weekly,
  holidays: z.array(Holiday).max(500),
};

export const CalendarInput = z
  .object({
    ...calendar,
    country: calendar.country.default(null),
    region: calendar.region.default(null),
    holidays: calendar.holidays.default([]),
    isDefault: z.boolean().default(false).describe("For everybody without a calendar of their own"),
    accountIds: ids.default([]).describe("Accounts that have this calendar"),
    queueIds: ids.default([]).describe("Queues that have this calendar"),
  })
  .meta({ id: "CalendarInput" });
export type CalendarInput = z.infer<typeof CalendarInput>;

export const Calendar = z
  .object({
    id: z.int(),
    ...calendar,
    isDefault: z.boolean(),
    accountIds: z.array(z.int()),
    queueIds: z.array(z.int()),
    open: z.boolean().describe("Open now"),
    createdAt: instant,
    modifiedAt: instant,
    etag: z.string().describe("Give it as If-Match to change the calendar"),
    can: z.object({ change: z.boolean() }).describe("What the caller may do"),
  })
  .meta({ id: "Calendar" });
export type Calendar = z.infer<typeof Calendar>;

export const CurrentHours = z
  .object({
    configured: z.boolean().describe("false: no calendar, so always open"),
    open: z.boolean(),
    nextOpen: instant.nullable().describe("While closed: the next opening within 30 days"),
    nextClose: instant.nullable().describe("While open: the next closing within 30 days"),
    timeZone,
    weekly,
  })
  .meta({ id: "CurrentHours" });
export type CurrentHours = z.infer<typeof CurrentHours>;

const Coded = z.object({ code: z.string(), name: z.string() });
const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .describe("ISO 3166-1 alpha-2");
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(20)
  .default("en")
  .describe("Language of the names, for example de");
const params = z.object({ id: integerId });

export const hoursOperations = {
  "GET /calendars/current": {
    summary: "Open now? When next? The hours of a week",
    tag,
    query: z.object({
      accountId: integerId.optional().describe("For this account; contacts always get their own"),
      queueId: integerId.optional(),
    }),
    responses: { 200: CurrentHours },
  },
  "GET /calendars/holiday-proposals": {
    summary: "Public holidays of a country, or of one of its regions, in a year",
    tag,
    query: z.object({
      country,
      region: z.string().max(20).optional(),
      year: z.coerce.number().int().min(2000).max(2100),
      language: language,
    }),
    responses: { 200: z.object({ data: z.array(Holiday) }) },
    refusals: ["forbidden"],
  },
  "GET /calendars/holiday-regions": {
    summary: "Countries with known holidays, and the regions of one",
    tag,
    query: z.object({ country: country.optional(), language: language }),
    responses: { 200: z.object({ countries: z.array(Coded), regions: z.array(Coded) }) },
    refusals: ["forbidden"],
  },
  "GET /calendars": {
    summary: "All calendars, the default first",
    tag,
    responses: { 200: z.object({ data: z.array(Calendar) }) },
    refusals: ["forbidden"],
  },
  "GET /calendars/{id}": {
    summary: "One calendar",
    tag,
    params,
    responses: { 200: Calendar },
    refusals: ["forbidden"],
  },
  "POST /calendars": {
    summary: "Add a calendar",
    tag,
    body: CalendarInput,
    responses: { 201: Calendar },
    refusals: ["forbidden", "duplicate"],
  },
  "PUT /calendars/{id}": {
    summary: "Change a calendar. Needs If-Match",
    tag,
    params,
    body: CalendarInput,
    responses: { 200: Calendar },
    refusals: ["forbidden", "duplicate", "precondition_required", "stale"],
  },
  "DELETE /calendars/{id}": {
    summary: "Remove a calendar; without any, it is always open. Needs If-Match",
    tag,
    params,
    responses: { 204: z.undefined() },
    refusals: ["forbidden", "precondition_required", "stale"],
  },
} as const satisfies Operations;
export type HoursOperations = typeof hoursOperations;
