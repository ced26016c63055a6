import { describe, expect, test } from "vitest";
import { firstName, greeting, hourIn } from "./greeting.ts";

describe("Ava is greeted by the hour where she is", () => {
  test.each([
    [5, "Good morning, {name}"],
    [11, "Good morning, {name}"],
    [12, "Good afternoon, {name}"],
    [17, "Good afternoon, {name}"],
    [18, "Good evening, {name}"],
    [23, "Good evening, {name}"],
    [0, "Good evening, {name}"],
    [4, "Good evening, {name}"],
  ])("at %i o'clock: %s", (hour, words) => {
    expect(greeting(hour, "Ava").message).toBe(words);
  });

  test("a name without words leaves the name out", () => {
    expect(greeting(9, firstName("  ")).message).toBe("Good morning");
  });

  test("the hour is that of her zone, not of the device", () => {
    const noonInLondon = new Date("2026-11-26T12:30:00Z");
    expect(hourIn(noonInLondon, "Europe/London")).toBe(12);
    expect(hourIn(noonInLondon, "America/Chicago")).toBe(6);
    expect(hourIn(new Date("2026-11-26T00:10:00Z"), "Europe/London")).toBe(0);
  });
});
