import { setupI18n } from "@lingui/core";
import { describe, expect, it } from "vitest";
import { calendarDay, clockTime, dayName, duration, exactTime, relativeTime, tickingTime } from "./format.ts";

const i18n = setupI18n({ locale: "en", locales: "en-GB", messages: { en: {} } });
const london = { timeZone: "Europe/London", i18n };
const at = (text: string): Date => new Date(text);

describe("relative time, read in London at 10:43 on Thursday 26 November 2026", () => {
  const now = at("2026-11-26T10:43:05Z");
  it.each([
    ["a moment ago", "2026-11-26T10:42:40Z", "now", "now"],
    ["eight minutes ago", "2026-11-26T10:35:00Z", "8 min ago", "8 min"],
    ["earlier today", "2026-11-26T08:30:00Z", "2 h ago", "2 h"],
    ["late yesterday", "2026-11-25T23:50:00Z", "Yesterday", "Yesterday"],
    ["the day before", "2026-11-24T23:50:00Z", "24 Nov", "24 Nov"],
    ["last year", "2025-11-19T10:00:00Z", "19 Nov 2025", "19 Nov 2025"],
    ["later today", "2026-11-26T16:00:00Z", "Today 16:00", "Today 16:00"],
    ["tomorrow", "2026-11-27T09:30:00Z", "Tomorrow 09:30", "Tomorrow 09:30"],
    ["in three days", "2026-11-29T09:00:00Z", "in 3 days", "in 3 days"],
    ["in a week", "2026-12-04T09:00:00Z", "4 Dec", "4 Dec"],
    ["in the new year", "2027-01-04T09:00:00Z", "4 Jan 2027", "4 Jan 2027"],
  ])("%s", (_, when, full, row) => {
    expect(relativeTime(at(when), now, london)).toBe(full);
    expect(relativeTime(at(when), now, london, true)).toBe(row);
  });

  it("calls 23:50 yesterday at ten past midnight", () => {
    expect(relativeTime(at("2026-11-25T23:50:00Z"), at("2026-11-26T00:10:00Z"), london)).toBe("Yesterday");
  });

  it("counts the days of the viewer, not of the server", () => {
    const auckland = { timeZone: "Pacific/Auckland", i18n };
    expect(relativeTime(at("2026-11-26T10:30:00Z"), at("2026-11-26T11:30:00Z"), london)).toBe("1 h ago");
    expect(relativeTime(at("2026-11-26T10:30:00Z"), at("2026-11-26T11:30:00Z"), auckland)).toBe("Yesterday");
  });
});

describe("exact times", () => {
  it("name day, zone and seconds", () => {
    expect(exactTime(at("2026-11-26T10:43:05Z"), london)).toBe("Thu 26 Nov 2026, 10:43:05 (Europe/London)");
  });

  it("count to twelve where the locale does", () => {
    const usa = setupI18n({ locale: "en", locales: "en-US", messages: { en: {} } });
    expect(clockTime(at("2026-11-26T15:43:05Z"), { timeZone: "Europe/London", i18n: usa })).toMatch(/^3:43\sPM$/);
  });

  it("name the days of a chat", () => {
    const now = at("2026-11-26T10:43:05Z");
    expect(dayName(at("2026-11-26T00:01:00Z"), now, london)).toBe("Today");
    expect(dayName(at("2026-11-25T12:00:00Z"), now, london)).toBe("Yesterday");
    expect(dayName(at("2026-11-24T12:00:00Z"), now, london)).toBe("Tuesday, 24 Nov 2026");
  });

  it("keep day numbers whole over a change of clocks", () => {
    expect(
      calendarDay(at("2026-10-25T23:30:00Z"), "Europe/London") -
        calendarDay(at("2026-10-24T23:30:00Z"), "Europe/London"),
    ).toBe(0);
    expect(
      calendarDay(at("2026-10-26T00:30:00Z"), "Europe/London") -
        calendarDay(at("2026-10-24T22:30:00Z"), "Europe/London"),
    ).toBe(2);
  });
});

describe("durations", () => {
  it.each([
    [0, "0:00", "0 s"],
    [24.9, "0:24", "25 s"],
    [38, "0:38", "38 s"],
    [190, "3:10", "3 min"],
    [1290, "21:30", "21 min"],
    [3723, "1:02:03", "1 h 2 min"],
    [7200, "2:00:00", "2 h"],
    [59_160, "16:26:00", "16 h 26 min"],
    [183_600, "51:00:00", "2 d 3 h"],
    [-5, "0:00", "0 s"],
  ])("%d seconds tick as %s and are %s after", (seconds, ticking, after) => {
    expect(tickingTime(seconds)).toBe(ticking);
    expect(duration(seconds, i18n)).toBe(after);
  });
});
