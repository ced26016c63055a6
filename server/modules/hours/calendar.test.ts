import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOpen, nextClose, nextOpen, openIntervals, type WorkingCalendar } from "./calendar.ts";

const HOUR = 3_600_000;
const range = (text: string) => {
  const [start, end] = text.split("-") as [string, string];
  return { start, end };
};
const week = (...days: string[]) => days.map((day) => day.split(" ").filter(Boolean).map(range));
const workdays = (hours: string) => week(hours, hours, hours, hours, hours, "", "");
const calendar = (timeZone: string, weekly: WorkingCalendar["weekly"], holidays: WorkingCalendar["holidays"] = []) => ({
  timeZone,
  weekly,
  holidays,
});
/** An instant by what a clock in the zone shows; `2` is the second time around in autumn. */
const at = (timeZone: string, wall: string, time: 1 | 2 = 1) =>
  new Date(
    Temporal.PlainDateTime.from(wall).toZonedDateTime(timeZone, { disambiguation: time === 1 ? "earlier" : "later" })
      .epochMilliseconds,
  );

const London = "Europe/London";
const office = calendar(London, workdays("09:00-12:30 13:30-17:30"));

describe("a week in the office", () => {
  test.each([
    ["2026-11-23T08:59:59", false],
    ["2026-11-23T09:00", true],
    ["2026-11-23T12:29:59", true],
    ["2026-11-23T12:30", false],
    ["2026-11-23T13:30", true],
    ["2026-11-23T17:30", false],
    ["2026-11-28T10:00", false],
  ])("at %s open is %s", (wall, open) => expect(isOpen(office, at(London, wall))).toBe(open));

  test.each([
    ["before work", "2026-11-23T07:00", "2026-11-23T09:00"],
    ["at lunch", "2026-11-23T13:00", "2026-11-23T13:30"],
    ["while open it is now", "2026-11-23T10:15", "2026-11-23T10:15"],
    ["on Friday evening it is Monday", "2026-11-27T17:30", "2026-11-30T09:00"],
  ])("next open %s", (_, now, next) => expect(nextOpen(office, at(London, now))).toEqual(at(London, next)));

  test("next close is lunch, then the evening, and now while closed", () => {
    expect(nextClose(office, at(London, "2026-11-23T09:00"))).toEqual(at(London, "2026-11-23T12:30"));
    expect(nextClose(office, at(London, "2026-11-23T14:00"))).toEqual(at(London, "2026-11-23T17:30"));
    expect(nextClose(office, at(London, "2026-11-28T10:00"))).toEqual(at(London, "2026-11-28T10:00"));
  });
});

describe("nights", () => {
  const nights = calendar(London, workdays("22:00-06:00"));
  test.each([
    ["Friday night belongs to Friday", "2026-11-28T05:59", true],
    ["and ends on Saturday morning", "2026-11-28T06:00", false],
    ["Saturday night is off", "2026-11-28T23:00", false],
    ["Sunday night too", "2026-11-30T03:00", false],
  ])("%s", (_, wall, open) => expect(isOpen(nights, at(London, wall))).toBe(open));

  test("a night lasts seven hours when the clocks go forward and nine when they go back", () => {
    const everyNight = calendar(London, week(...Array(7).fill("22:00-06:00")));
    const lengthOf = (evening: string) => {
      const start = at(London, evening);
      return (nextClose(everyNight, start)!.getTime() - start.getTime()) / HOUR;
    };
    expect([lengthOf("2026-03-28T22:00"), lengthOf("2026-10-24T22:00"), lengthOf("2026-11-24T22:00")]).toEqual([
      7, 9, 8,
    ]);
  });

  test("round the clock is never closed, and a day from midnight to midnight joins the next", () => {
    const always = calendar(London, week(...Array(7).fill("00:00-24:00")));
    expect(nextClose(always, at(London, "2026-03-28T12:00"))).toBeNull();
    const two = calendar(London, week("", "08:00-24:00", "00:00-10:00", "", "", "", ""));
    expect(nextClose(two, at(London, "2026-11-24T09:00"))).toEqual(at(London, "2026-11-25T10:00"));
  });

  test("the same start and end is a whole day from there", () => {
    const long = calendar(London, week("08:00-08:00", "", "", "", "", "", ""));
    expect(nextClose(long, at(London, "2026-11-23T08:00"))).toEqual(at(London, "2026-11-24T08:00"));
  });
});

describe("clock changes", () => {
  test("a time that is skipped in spring is the moment of the change", () => {
    const sundays = (hours: string) => calendar(London, week("", "", "", "", "", "", hours));
    const jump = at(London, "2026-03-29T02:00");
    expect(nextClose(sundays("00:30-01:30"), at(London, "2026-03-29T00:30"))).toEqual(jump);
    expect(nextOpen(sundays("01:30-04:00"), at(London, "2026-03-29T00:30"))).toEqual(jump);
    expect(nextOpen(sundays("01:15-01:45"), at(London, "2026-03-28T12:00"))).toEqual(at(London, "2026-04-05T01:15"));
  });

  test("an hour that comes twice in autumn is open both times", () => {
    const sunday = calendar(London, week("", "", "", "", "", "", "01:00-01:30"));
    expect(nextOpen(sunday, at(London, "2026-10-25T00:00"))).toEqual(at(London, "2026-10-25T01:00"));
    expect(nextClose(sunday, at(London, "2026-10-25T01:00"))).toEqual(at(London, "2026-10-25T01:30", 2));
    expect(isOpen(sunday, at(London, "2026-10-25T01:15", 2))).toBe(true);
  });

  test.each([
    ["Europe/Berlin", "2026-03-29", "2026-10-25"],
    ["America/New_York", "2026-03-08", "2026-11-01"],
    ["Australia/Lord_Howe", "2026-10-04", "2026-04-05"],
    ["America/Santiago", "2026-09-06", "2026-04-05"],
  ])("in %s nine o'clock stays nine o'clock on both days", (zone, spring, autumn) => {
    const daily = calendar(zone, week(...Array(7).fill("09:00-17:00")));
    for (const day of [spring, autumn]) {
      const midnight = new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
      expect(nextOpen(daily, midnight)).toEqual(at(zone, `${day}T09:00`));
      expect(nextClose(daily, at(zone, `${day}T09:00`))).toEqual(at(zone, `${day}T17:00`));
    }
  });
});

describe("holidays", () => {
  const boxingDay = { date: "2026-12-28", name: "Boxing Day (substitute)", hours: null };
  const christmasEve = { date: "2026-12-24", name: "Christmas Eve", hours: [range("12:00-24:00")] };
  const festive = { ...office, holidays: [boxingDay, { ...boxingDay, date: "2026-12-25" }, christmasEve] };

  test("half a day off closes at noon and opens after the holidays and the weekend", () => {
    expect(nextClose(festive, at(London, "2026-12-24T09:00"))).toEqual(at(London, "2026-12-24T12:00"));
    expect(nextOpen(festive, at(London, "2026-12-24T12:00"))).toEqual(at(London, "2026-12-29T09:00"));
  });

  test("a night shift ends at midnight where the holiday begins, and resumes where it ends", () => {
    const holidays = [{ ...boxingDay, date: "2026-12-25" }];
    const nights = calendar(London, week(...Array(7).fill("22:00-06:00")), holidays);
    expect(nextClose(nights, at(London, "2026-12-24T23:00"))).toEqual(at(London, "2026-12-25T00:00"));
    expect(nextOpen(nights, at(London, "2026-12-25T00:00"))).toEqual(at(London, "2026-12-26T00:00"));
  });

  test("no open slot within 30 days is null, one just within is found", () => {
    const monday = at(London, "2026-11-23T00:00");
    expect(nextOpen(calendar(London, week("", "", "", "", "", "", "")), monday)).toBeNull();
    const closedFor = (days: number) =>
      Array.from({ length: days }, (_, i) => ({
        date: Temporal.PlainDate.from("2026-11-23").add({ days: i }).toString(),
        name: "Works holiday",
        hours: null,
      }));
    expect(nextOpen({ ...office, holidays: closedFor(31) }, monday)).toBeNull();
    expect(nextOpen({ ...office, holidays: closedFor(29) }, monday)).toEqual(at(London, "2026-12-22T09:00"));
  });
});

const clockText = fc.integer({ min: 0, max: 95 }).map((q) => {
  const [hour, minute] = [Math.floor(q / 4), (q % 4) * 15];
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
});
const anyRange = fc.record({ start: clockText, end: fc.oneof(clockText, fc.constant("24:00")) });
const anyCalendar = fc.record({
  timeZone: fc.constantFrom(London, "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"),
  weekly: fc.array(fc.array(anyRange, { maxLength: 2 }), { minLength: 7, maxLength: 7 }),
  holidays: fc.array(
    fc.record({
      date: fc
        .integer({ min: 0, max: 360 })
        .map((n) => Temporal.PlainDate.from("2026-01-01").add({ days: n }).toString()),
      name: fc.constant("Holiday"),
      hours: fc.oneof(fc.constant(null), fc.array(anyRange, { minLength: 1, maxLength: 2 })),
    }),
    { maxLength: 6 },
  ),
});
const anyInstant = fc
  .integer({ min: 0, max: 365 * 96 })
  .map((quarters) => new Date(Date.UTC(2026, 0, 1) + quarters * 900_000));

/** By the clock on the wall: in a range of today, or in one of yesterday that goes over midnight; null in a repeated hour. */
function byTheWallClock({ timeZone, weekly, holidays }: WorkingCalendar, instant: Date): boolean | null {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  const wall = zoned.toPlainDateTime();
  const twice = (["earlier", "later"] as const).map((side) => wall.toZonedDateTime(timeZone, { disambiguation: side }));
  if (!twice[0]!.equals(twice[1]!)) return null;
  const clock = zoned.toPlainTime().toString().slice(0, 5);
  const today = zoned.toPlainDate();
  const yesterday = today.subtract({ days: 1 });
  const over = (r: { start: string; end: string }) => r.end !== "24:00" && r.end <= r.start;
  const within = (now: readonly { start: string; end: string }[], before: readonly { start: string; end: string }[]) =>
    now.some((r) => r.start <= clock && (over(r) || clock < r.end)) || before.some((r) => over(r) && clock < r.end);
  const closedOn = (date: Temporal.PlainDate) =>
    holidays.filter((h) => h.date === date.toString()).flatMap((h) => h.hours ?? [range("00:00-24:00")]);
  return (
    within(weekly[today.dayOfWeek - 1]!, weekly[yesterday.dayOfWeek - 1]!) &&
    !within(closedOn(today), closedOn(yesterday))
  );
}

describe("for any calendar and instant", () => {
  test("open is what the clock on the wall says", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (any, instant) => {
        const expected = byTheWallClock(any, instant);
        fc.pre(expected !== null);
        expect(isOpen(any, instant)).toBe(expected);
      }),
      { numRuns: 400 },
    );
  });

  test("the next opening is open, it is closed just before, and nothing in between is open", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (any, instant) => {
        const next = nextOpen(any, instant);
        const end = next?.getTime() ?? instant.getTime() + 30 * 24 * HOUR;
        if (next) expect(isOpen(any, next)).toBe(true);
        if (next?.getTime() === instant.getTime()) return;
        if (next) expect(isOpen(any, new Date(end - 1))).toBe(false);
        expect(openIntervals(any, instant.getTime(), end).filter(({ start }) => start < end)).toEqual([]);
        for (let t = instant.getTime(); t < end; t += 7 * HOUR + 900_000) expect(isOpen(any, new Date(t))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  test("the next closing is closed, it is open just before, and nothing in between is closed", () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, (any, instant) => {
        fc.pre(isOpen(any, instant));
        const next = nextClose(any, instant);
        const end = next?.getTime() ?? instant.getTime() + 30 * 24 * HOUR;
        if (next) expect([isOpen(any, next), isOpen(any, new Date(end - 1))]).toEqual([false, true]);
        for (let t = instant.getTime(); t < end; t += 5 * HOUR + 900_000) expect(isOpen(any, new Date(t))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
