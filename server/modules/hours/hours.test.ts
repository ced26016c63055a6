import type { CalendarInput } from "@deskbell/common/hours/api.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import type { Refusal } from "../../platform/problem.ts";
import { openTestSite, type TestSite } from "../../testing.ts";
import { holidayProposals, holidayRegions } from "./holidays.ts";
import { addCalendar, changeCalendar, hoursAt, removeCalendar } from "./index.ts";
import { tellOpenings } from "./live.ts";
import { getCalendar, listCalendars } from "./queries.ts";

let here: TestSite;
let there: TestSite;
beforeAll(async () => {
  here = await openTestSite();
  there = await openTestSite({ databaseUrl: here.databaseUrl });
});
afterEach(() => here.site.db.query("delete from calendar"));
afterAll(async () => {
  await there.stop();
  await here.stop();
});

const nineToFive = [{ start: "09:00", end: "17:00" }];
const office: CalendarInput = {
  name: "Office",
  timeZone: "Europe/London",
  country: "GB",
  region: "ENG",
  weekly: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: [],
  isDefault: true,
  accountIds: [],
  queueIds: [],
};
const add = (input: Partial<CalendarInput> = {}) => addCalendar(here.site, system, { ...office, ...input });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Refusal) => error,
  );
const monday = new Date("2026-11-23T08:00:00Z");

describe("hours", () => {
  test("nothing configured is always open", async () => {
    expect(await hoursAt(here.site, { accountId: 1 }, monday)).toMatchObject({
      configured: false,
      open: true,
      nextOpen: null,
      nextClose: null,
    });
  });

  test("an account's own calendar goes before its queue's, and both before the default", async () => {
    await add();
    await add({
      name: "Early",
      isDefault: false,
      accountIds: [7],
      weekly: office.weekly.map(() => [{ start: "07:00", end: "12:00" }]),
    });
    await add({ name: "Projects", isDefault: false, queueIds: [2], weekly: office.weekly.map(() => []) });
    const at = (place: { accountId?: number; queueId?: number }) => hoursAt(here.site, place, monday);
    expect(await at({})).toMatchObject({ open: false, nextOpen: "2026-11-23T09:00:00.000Z", nextClose: null });
    expect(await at({ accountId: 7, queueId: 2 })).toMatchObject({ open: true, nextClose: "2026-11-23T12:00:00.000Z" });
    expect(await at({ accountId: 8, queueId: 2 })).toMatchObject({ open: false, nextOpen: null });
    const before = here.site.db.statements;
    await at({ accountId: 7 });
    expect(here.site.db.statements - before).toBe(0);
  });

  test("a change counts at the next question in every process", async () => {
    const id = await add();
    const afterwards = new Date("2026-11-23T17:30:00Z");
    expect((await hoursAt(there.site, {}, afterwards)).open).toBe(false);
    const { etag } = await getCalendar(here.site, system, id);
    const longer = office.weekly.map(() => [{ start: "09:00", end: "18:00" }]);
    await changeCalendar(here.site, system, id, { ...office, weekly: longer }, [etag]);
    expect((await hoursAt(here.site, {}, afterwards)).open).toBe(true);
    await expect.poll(async () => (await hoursAt(there.site, {}, afterwards)).open, { timeout: 2000 }).toBe(true);
    await removeCalendar(here.site, system, id, ["*"]);
    expect((await hoursAt(here.site, {}, afterwards)).configured).toBe(false);
  });
});

describe("changing a calendar", () => {
  test("writes one event with what changed, and none when nothing did", async () => {
    const id = await add();
    const { etag } = await getCalendar(here.site, system, id);
    await here.site.db.query("delete from event");
    await changeCalendar(here.site, system, id, office, [etag]);
    await changeCalendar(here.site, system, id, { ...office, name: "London" }, [etag]);
    const events = await here.site.db.query("select type, payload from event");
    expect(events).toEqual([
      { type: "calendar.changed", payload: { changes: [{ property: "name", old: "Office", new: "London" }] } },
    ]);
    expect((await refusal(changeCalendar(here.site, system, id, office, [etag])))?.code).toBe("stale");
    expect((await refusal(removeCalendar(here.site, system, id, [etag])))?.code).toBe("stale");
  });

  test("refuses a second default, an account with a calendar, two holidays on a date", async () => {
    await add({ accountIds: [7] });
    const christmas = { date: "2026-12-25", name: "Christmas Day", hours: null };
    for (const wrong of [
      { isDefault: true },
      { isDefault: false, accountIds: [7] },
      { isDefault: false, holidays: [christmas, { ...christmas, name: "Again" }] },
    ]) {
      expect((await refusal(add(wrong)))?.code).toBe("duplicate");
    }
    expect(await listCalendars(here.site, system)).toHaveLength(1);
  });

  test("refuses unknown zones and overlapping ranges by field", async () => {
    const [start, end] = ["16:00", "20:00"];
    const weekly = [[...nineToFive, { start, end }], [], [], [], [], [], []];
    const refused = await refusal(add({ timeZone: "Europe/Atlantis", weekly }));
    expect(refused?.extra.errors).toMatchObject([
      { pointer: "/timeZone", code: "unknown" },
      { pointer: "/weekly/0/1", code: "overlap" },
    ]);
  });
});

describe("opening and closing", () => {
  const told = () => here.site.db.query("select feed from feed_item where item ->> 'what' = 'hours'");

  test("is told once, by one process, when it happens", async () => {
    const now = here.site.clock.now();
    const clock = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO("UTC");
    const inAnHour = clock(new Date(now.getTime() + 3_600_000))
      .toPlainTime()
      .toString()
      .slice(0, 5);
    const inTwoHours = clock(new Date(now.getTime() + 7_200_000))
      .toPlainTime()
      .toString()
      .slice(0, 5);
    await add({ timeZone: "UTC", weekly: office.weekly.map(() => [{ start: inAnHour, end: inTwoHours }]) });
    await here.site.db.query("delete from feed_item");
    await Promise.all([tellOpenings(here.site), tellOpenings(there.site)]);
    expect(await told()).toEqual([]);
    for (const { site } of [here, there]) site.clock.offsetSeconds = 3700;
    await Promise.all([tellOpenings(here.site), tellOpenings(there.site), tellOpenings(here.site)]);
    expect(await told()).toEqual([{ feed: "agents" }]);
    for (const { site } of [here, there]) site.clock.offsetSeconds = 0;
  });
});

describe("holidays", () => {
  test("are proposed for a country or region, one a day", () => {
    const england = holidayProposals({ country: "GB", region: "ENG" }, 2026, "en").map(({ date }) => date);
    expect(england).toContain("2026-12-28");
    expect(england).not.toContain("2026-11-30");
    expect(holidayProposals({ country: "GB", region: "SCT" }, 2026, "en").map(({ date }) => date)).toContain(
      "2026-11-30",
    );
    const bavaria = holidayProposals({ country: "DE", region: "BY" }, 2027, "de");
    expect(bavaria).toContainEqual({ date: "2027-01-06", name: "Heilige Drei Könige", hours: null });
    expect(new Set(bavaria.map(({ date }) => date)).size).toBe(bavaria.length);
  });

  test("countries and regions come by name; unknown ones are refused", () => {
    const { countries, regions } = holidayRegions("DE", "de");
    expect(countries).toContainEqual({ code: "GB", name: "Vereinigtes Königreich" });
    expect(regions).toContainEqual({ code: "BY", name: "Bayern" });
    expect(() => holidayProposals({ country: "XX" }, 2026, "en")).toThrow("No holidays are known");
    expect(() => holidayProposals({ country: "DE", region: "ENG" }, 2026, "en")).toThrow("No holidays are known");
  });
});
