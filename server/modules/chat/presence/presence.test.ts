import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Preference, type PresenceConnection, presenceOf } from "./presence.ts";

const noon = Date.parse("2030-05-06T12:00:00Z");
const at = (seconds: number) => new Date(noon + seconds * 1000);
const line = (activity: number, gone?: number): PresenceConnection => ({
  lastActivityAt: at(activity),
  goneAt: gone === undefined ? null : at(gone),
});
const chose = (value: Preference["value"], seconds = -3600): Preference => ({ value, setAt: at(seconds) });
const IDLE = 5;

describe("presence at noon", () => {
  test.each<[string, PresenceConnection[], Preference | null, string, number | null]>([
    ["nobody connected is offline", [], null, "offline", null],
    ["whoever was active just now is online until idle", [line(0)], null, "online", 300],
    ["active 4:59 ago is still online", [line(-299)], null, "online", 1],
    ["active 5:00 ago is away", [line(-300)], null, "away", null],
    ["one active window of several makes online", [line(-900), line(-10)], null, "online", 290],
    ["all windows idle make away", [line(-900), line(-301)], null, "away", null],
    ["a closed window counts until its grace is over", [line(-5, 10)], null, "online", 10],
    ["an idle closed window is away until then", [line(-500, 10)], null, "away", 10],
    ["a window whose grace is over does not count", [line(-5, 0)], null, "offline", null],
    ["the last closed window decides when offline comes", [line(-500, 10), line(-500, 45)], null, "away", 45],
    ["an idle open window follows an active closed one", [line(-500), line(-5, 10)], null, "online", 10],
    ["chosen away overrides online", [line(0)], chose("away"), "away", null],
    ["chosen do not disturb overrides online", [line(0)], chose("busy"), "busy", null],
    ["chosen do not disturb overrides away", [line(-900)], chose("busy"), "busy", null],
    ["a choice does not override offline", [line(0, -1)], chose("busy"), "offline", null],
    ["a choice ends with the last window", [line(0, 10)], chose("away"), "away", 10],
    ["chosen online is no lasting choice", [line(-900)], chose("online"), "away", null],
    ["to choose online is an activity", [line(-900)], chose("online", -60), "online", 240],
    ["chosen online does not keep a closed window", [line(-900, 10)], chose("online", 0), "online", 10],
  ])("%s", (_what, connections, preference, state, nextSeconds) => {
    const now = presenceOf(connections, preference, at(0), IDLE);
    expect(now).toEqual({ state, nextChangeAt: nextSeconds === null ? null : at(nextSeconds) });
  });
});

const seconds = fc.integer({ min: -2000, max: 2000 });
const connection = fc
  .tuple(fc.integer({ min: -2000, max: 0 }), fc.option(seconds))
  .map(([activity, gone]) => line(activity, gone ?? undefined));
const connections = fc.array(connection, { maxLength: 6 });
const preference = fc.option(
  fc.tuple(fc.constantFrom("online", "away", "busy"), fc.integer({ min: -2000, max: 0 })).map(([v, s]) => chose(v, s)),
);
const idle = fc.constantFrom(0.05, 1, 5, 60);

describe("for any connections and choice", () => {
  test("nothing changes before the moment it names, and something does then", () => {
    fc.assert(
      fc.property(
        connections,
        preference,
        idle,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lines, chosen, minutes, part) => {
          const { state, nextChangeAt } = presenceOf(lines, chosen, at(0), minutes);
          const horizon = nextChangeAt ? nextChangeAt.getTime() - 1 : noon + 10_000_000;
          const between = new Date(noon + Math.floor((horizon - noon) * part));
          expect(presenceOf(lines, chosen, between, minutes).state).toBe(state);
          if (!nextChangeAt) return;
          expect(nextChangeAt.getTime()).toBeGreaterThan(noon);
          expect(presenceOf(lines, chosen, nextChangeAt, minutes).state).not.toBe(state);
        },
      ),
    );
  });

  test("offline is exactly when no connection lives, whatever was chosen", () => {
    fc.assert(
      fc.property(connections, preference, idle, (lines, chosen, minutes) => {
        const lives = lines.some(({ goneAt }) => goneAt === null || goneAt.getTime() > noon);
        expect(presenceOf(lines, chosen, at(0), minutes).state === "offline").toBe(!lives);
      }),
    );
  });

  test("one more connection never takes anybody further away, and order does not matter", () => {
    const rank = { offline: 0, away: 1, busy: 1, online: 2 };
    fc.assert(
      fc.property(connections, connection, preference, idle, (lines, extra, chosen, minutes) => {
        const before = presenceOf(lines, chosen, at(0), minutes);
        const after = presenceOf([...lines, extra], chosen, at(0), minutes);
        expect(rank[after.state]).toBeGreaterThanOrEqual(rank[before.state]);
        expect(presenceOf(lines.toReversed(), chosen, at(0), minutes)).toEqual(before);
      }),
    );
  });

  test("contacts are never busy", () => {
    fc.assert(
      fc.property(connections, idle, (lines, minutes) => {
        expect(presenceOf(lines, null, at(0), minutes).state).not.toBe("busy");
      }),
    );
  });
});
