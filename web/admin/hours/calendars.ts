import type { Calendar, CalendarInput } from "@deskbell/common/hours/api.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";

/** All calendars, the default first. */
export const calendarsQuery = queryOptions({
  queryKey: ["calendars"],
  queryFn: ({ signal }) => call("GET /calendars", { signal }),
});

/** What a calendar means now: asked for somebody who has it, since the server answers by account or queue. */
export function currentQuery(calendar: Pick<Calendar, "id" | "isDefault" | "accountIds" | "queueIds"> | undefined) {
  const query = calendar?.accountIds[0]
    ? { accountId: calendar.accountIds[0] }
    : calendar?.queueIds[0]
      ? { queueId: calendar.queueIds[0] }
      : {};
  return queryOptions({
    queryKey: ["calendars", "current", query],
    queryFn: ({ signal }) => call("GET /calendars/current", { query, signal }),
    enabled: calendar === undefined || calendar.isDefault || Object.keys(query).length > 0,
    staleTime: 10_000,
    refetchInterval: 60_000,
  });
}

/** What can be changed of a calendar. */
export function inputOf(calendar: Calendar): CalendarInput {
  const { name, timeZone, country, region, weekly, holidays, isDefault, accountIds, queueIds } = calendar;
  return { name, timeZone, country, region, weekly, holidays, isDefault, accountIds, queueIds };
}

/** A new calendar: Monday to Friday, nine to half past five. */
export function newCalendar(timeZone: string, name: string, isDefault: boolean): CalendarInput {
  const day = [{ start: "09:00", end: "17:30" }];
  return {
    name,
    timeZone,
    country: null,
    region: null,
    weekly: [day, day, day, day, day, [], []],
    holidays: [],
    isDefault,
    accountIds: [],
    queueIds: [],
  };
}
