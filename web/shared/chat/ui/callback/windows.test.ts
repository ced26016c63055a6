import { describe, expect, it } from "vitest";
import { choosableDays, fromUtc, toUtc, windowProblem, zonedInstant } from "./windows.ts";

const now = new Date("2026-11-26T10:43:00Z");
const london = "Europe/London";

describe("a window in which Ava wants to be called", () => {
  it.each([
    ["this afternoon", "2026-11-26", "14:00", "16:00", undefined],
    ["already begun but not over", "2026-11-26", "10:00", "12:00", undefined],
    ["this morning", "2026-11-26", "08:00", "09:00", "past"],
    ["backwards", "2026-11-27", "16:00", "14:00", "endsBeforeStart"],
    ["empty", "2026-11-27", "14:00", "14:00", "endsBeforeStart"],
    ["without an end", "2026-11-27", "14:00", "", "incomplete"],
    ["on the last day", "2026-12-10", "08:00", "10:00", undefined],
    ["too far ahead", "2026-12-10", "10:00", "12:00", "tooFar"],
  ])("%s", (_, day, from, to, expected) => {
    expect(windowProblem({ day, from, to }, london, now)).toBe(expected);
  });

  it("is sent in UTC", () => {
    expect(toUtc([{ day: "2026-11-27", from: "09:00", to: "11:30" }], "Europe/Berlin")).toEqual([
      { start: "2026-11-27T08:00:00.000Z", end: "2026-11-27T10:30:00.000Z" },
    ]);
  });

  it("comes back as it was typed, unless it is over", () => {
    const typed = [
      { day: "2026-11-27", from: "09:00", to: "11:30" },
      { day: "2026-11-30", from: "23:00", to: "23:45" },
    ];
    expect(fromUtc(toUtc(typed, "Pacific/Auckland"), "Pacific/Auckland", now)).toEqual(typed);
    expect(fromUtc(toUtc(typed, london), london, new Date("2026-11-28T00:00:00Z"))).toEqual([typed[1]]);
  });

  it("can be on the next 14 days of her zone", () => {
    const days = choosableDays("Pacific/Auckland", new Date("2026-11-26T12:00:00Z"));
    expect(days[0]).toBe("2026-11-27");
    expect(days).toHaveLength(14);
  });
});

describe("wall-clock times", () => {
  it.each([
    ["in winter", "2026-01-15", "09:00", london, "2026-01-15T09:00:00.000Z"],
    ["in summer", "2026-07-15", "09:00", london, "2026-07-15T08:00:00.000Z"],
    ["just before the clocks go forward", "2026-03-29", "00:30", london, "2026-03-29T00:30:00.000Z"],
    ["that the clocks skip", "2026-03-29", "01:30", london, "2026-03-29T01:30:00.000Z"],
    ["that comes twice", "2026-10-25", "01:30", london, "2026-10-25T00:30:00.000Z"],
    ["far east", "2026-11-27", "09:00", "Pacific/Auckland", "2026-11-26T20:00:00.000Z"],
    ["at a half-hour offset", "2026-11-27", "09:00", "Asia/Kolkata", "2026-11-27T03:30:00.000Z"],
  ])("%s", (_, day, time, zone, expected) => {
    expect(zonedInstant(day, time, zone).toISOString()).toBe(expected);
  });
});
