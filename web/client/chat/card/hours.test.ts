import { setupI18n } from "@lingui/core";
import { describe, expect, test } from "vitest";
import { type ChatHours, closedWords, nextOpenWords, weekWords } from "./hours.ts";

const i18n = setupI18n({ locale: "en", locales: "en-GB", messages: { en: {} } });
const london = { timeZone: "Europe/London", i18n };
const day = [{ start: "09:00", end: "17:30" }];

function hours(weekly: ChatHours["weekly"], timeZone = "Europe/London"): ChatHours {
  return { configured: true, open: false, nextOpen: null, nextClose: null, timeZone, weekly };
}

describe("Ava reads when chat is open", () => {
  test("no office hours mean always", () => {
    expect(weekWords({ ...hours([[], [], [], [], [], [], []]), configured: false }, london)).toBe("all day, every day");
  });

  test("days with the same hours stand together, closed ones are left out", () => {
    expect(weekWords(hours([day, day, day, day, [{ start: "09:00", end: "15:00" }], [], []]), london)).toBe(
      "Mon to Thu 09:00 to 17:30; Fri 09:00 to 15:00",
    );
  });

  test("a break at noon shows", () => {
    const split = [
      { start: "09:00", end: "12:00" },
      { start: "13:00", end: "17:00" },
    ];
    expect(weekWords(hours([split, [], [], [], [], [], []]), london)).toBe("Mon 09:00 to 12:00, 13:00 to 17:00");
  });

  test("another zone than hers is named", () => {
    expect(weekWords(hours([day, [], [], [], [], [], []], "America/New_York"), london)).toBe(
      "Mon 09:00 to 17:30 (America/New York)",
    );
  });

  test("a week without an open hour says nothing", () => {
    expect(weekWords(hours([[], [], [], [], [], [], []]), london)).toBeUndefined();
  });
});

describe("Ava reads when somebody is there again, in her zone", () => {
  const now = new Date("2026-11-25T18:00:00Z");
  test.each([
    ["2026-11-25T20:00:00Z", "today at 20:00"],
    ["2026-11-26T09:00:00Z", "tomorrow at 09:00"],
    ["2026-11-27T15:30:00Z", "Friday at 15:30"],
    ["2026-12-04T09:00:00Z", "4 Dec at 09:00"],
  ])("%s: %s", (at, words) => {
    expect(nextOpenWords(at, now, london)).toBe(words);
  });

  test("a calendar without an open hour gives no words", () => {
    expect(nextOpenWords(null, now, london)).toBeUndefined();
  });

  const shut = { ...hours([day, day, day, day, day, [], []]), nextOpen: "2026-11-26T09:00:00Z" };

  test("with the hours of the week", () => {
    expect(closedWords(shut, now, london)).toBe(
      "We are next available tomorrow at 09:00. Online chat hours: Mon to Fri 09:00 to 17:30.",
    );
  });

  test("or only that chat is closed, when nothing more is known", () => {
    expect(closedWords(hours([[], [], [], [], [], [], []]), now, london)).toBe("Chat is closed right now.");
  });

  test("in the administrator's words where there are some", () => {
    expect(closedWords(shut, now, london, "Good night.")).toBe(
      "Good night. Online chat hours: Mon to Fri 09:00 to 17:30.",
    );
    expect(closedWords(shut, now, london, "")).toBe("Online chat hours: Mon to Fri 09:00 to 17:30.");
  });
});
