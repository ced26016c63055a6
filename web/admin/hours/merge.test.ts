import { describe, expect, it } from "vitest";
import { newCalendar } from "./calendars.ts";
import { addHolidays, isAllDay, isOvernight, mergeCalendars, nextRange, openYears, overlaps } from "./merge.ts";

describe("office hours", () => {
  it("go over midnight when they end at or before their start", () => {
    expect(isOvernight({ start: "22:00", end: "06:00" })).toBe(true);
    expect(isOvernight({ start: "09:00", end: "09:00" })).toBe(true);
    expect(isOvernight({ start: "18:00", end: "24:00" })).toBe(false);
    expect(isAllDay([{ start: "00:00", end: "24:00" }])).toBe(true);
  });

  it("overlap when a range begins before the one ahead of it ends", () => {
    const morning = { start: "09:00", end: "12:00" };
    expect(overlaps([{ start: "13:00", end: "17:00" }, morning])).toBe(false);
    expect(overlaps([{ start: "11:30", end: "17:00" }, morning])).toBe(true);
    expect(
      overlaps([
        { start: "22:00", end: "06:00" },
        { start: "23:00", end: "23:30" },
      ]),
    ).toBe(true);
  });

  it("offer the afternoon after a morning, and never an end after midnight", () => {
    expect(nextRange([{ start: "09:00", end: "12:00" }])).toEqual({ start: "13:00", end: "17:00" });
    expect(nextRange([{ start: "09:00", end: "22:00" }]).end <= "23:30").toBe(true);
    expect(nextRange([])).toEqual({ start: "09:00", end: "17:30" });
  });

  it("keep a day's own holiday when proposals name the same day", () => {
    const own = [{ date: "2026-12-25", name: "Closed", hours: null }];
    const proposed = [
      { date: "2026-12-25", name: "Christmas Day", hours: null },
      { date: "2026-01-01", name: "New Year", hours: null },
    ];
    expect(addHolidays(own, proposed)).toEqual({ holidays: [proposed[1], own[0]], added: 1 });
  });

  it("open next year from November on", () => {
    expect(openYears(new Date(2026, 9, 31))).toEqual([2026]);
    expect(openYears(new Date(2026, 10, 1))).toEqual([2026, 2027]);
  });

  it("take both people's changes, and ask where both changed the same", () => {
    const base = newCalendar("Europe/London", "Desk", true);
    const mine = { ...base, name: "Front desk", timeZone: "Europe/Dublin" };
    const theirs = { ...base, timeZone: "Europe/Paris", country: "FR" };
    const { merged, clashes } = mergeCalendars(base, mine, theirs);
    expect(merged).toMatchObject({ name: "Front desk", country: "FR", timeZone: "Europe/Dublin" });
    expect(clashes).toEqual(["timeZone"]);
  });
});
