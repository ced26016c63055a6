import { describe, expect, it } from "vitest";
import { type AlertSession, alertChangesAt, alertFor, noticeOf, onlyPulses, ringNow, ringSeconds } from "./alerts.ts";
import type { ChatUser } from "./schemas.ts";

const tess: ChatUser = { userId: "s~m~1", userType: "agent", id: 1, name: "Tess" };
const theo: ChatUser = { userId: "s~m~2", userType: "agent", id: 2, name: "Theo" };
const ava: ChatUser = { userId: "s~c~7", userType: "contact", id: 7, name: "Ava" };
const t0 = Date.parse("2026-11-26T10:00:00.000Z");
const at = (seconds: number) => t0 + seconds * 1000;
const iso = (seconds: number) => new Date(at(seconds)).toISOString();

const waiting: AlertSession = {
  status: "created",
  type: "request",
  createdAt: iso(0),
  unattendedSince: null,
  users: [ava],
  targetUsers: [],
};
const viewer = { userId: tess.userId, presence: "online" as const, dismissed: false };

describe("who is alerted about Ava's chat (C-28 to C-32)", () => {
  const handled: AlertSession = { ...waiting, status: "handled", users: [ava, theo] };
  const lost: AlertSession = { ...handled, users: [ava], unattendedSince: iso(300) };
  const push: AlertSession = { ...waiting, type: "push", users: [theo], targetUsers: [ava] };
  it.each<[string, AlertSession, Partial<typeof viewer & { presence: string; invitedAt: number }>, string | undefined]>(
    [
      ["Tess online, chat waiting", waiting, {}, "new"],
      ["Tess away", waiting, { presence: "away" as never }, "new"],
      ["Tess does not want to be disturbed", waiting, { presence: "busy" as never }, undefined],
      ["Tess offline", waiting, { presence: "offline" as never }, undefined],
      ["Tess dismissed it", waiting, { dismissed: true }, undefined],
      ["Tess dismissed it and is invited", { ...waiting, targetUsers: [tess] }, { dismissed: true }, "invited"],
      [
        "Tess is invited while Do Not Disturb",
        { ...waiting, targetUsers: [tess] },
        { presence: "busy" as never },
        undefined,
      ],
      ["Theo has joined", handled, {}, undefined],
      ["Theo invites Tess", { ...handled, targetUsers: [tess] }, {}, "invited"],
      ["Theo is gone and nobody is left", lost, {}, "unattended"],
      ["nobody is left and Tess has dismissed it", lost, { dismissed: true }, undefined],
      ["Tess is in it herself", { ...handled, users: [ava, tess] }, {}, undefined],
      ["Ava has left", { ...waiting, status: "missed", users: [] }, {}, undefined],
      ["it became a call back", { ...waiting, status: "callback", users: [] }, {}, undefined],
      [
        "it is completed with an invitation still in it",
        { ...handled, status: "completed", targetUsers: [tess] },
        {},
        undefined,
      ],
      ["Theo pushes a chat to Ava: other agents", push, {}, undefined],
      ["Theo pushes a chat to Ava: Ava", push, { userId: ava.userId }, "invited"],
    ],
  )("%s", (_, session, change, kind) => {
    expect(alertFor(session, { ...viewer, ...change } as never, at(5))?.kind).toBe(kind);
  });

  it("gives the assigned agents a head start and then alerts the others", () => {
    const session = { ...waiting, alertFirst: { userIds: [theo.userId], until: iso(15) } };
    expect(alertFor(session, { ...viewer, userId: theo.userId }, at(0))?.kind).toBe("new");
    expect(alertFor(session, viewer, at(14))).toBeUndefined();
    expect(alertChangesAt(session, viewer, at(14))).toBe(at(15));
    expect(alertFor(session, viewer, at(15))?.kind).toBe("new");
    expect(alertChangesAt(session, viewer, at(15))).toBeUndefined();
  });

  it("counts an unattended chat from when it was left", () => {
    expect(alertFor(lost, viewer, at(301))?.since).toBe(at(300));
  });
});

describe("when it sounds (C-30)", () => {
  const alert = { kind: "new" as const, since: at(0) };

  it("sounds at 0, 20, 30 to 90 s", () => {
    expect(ringSeconds("new")).toEqual([0, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(ringSeconds("invited")).toEqual([0]);
  });

  it("sounds exactly at those moments when asked every 100 ms", () => {
    const heard: number[] = [];
    let last: number | undefined;
    for (let s = 0; s < 200; s += 0.1) {
      if (!ringNow(alert, last, at(s)).ring) continue;
      last = at(s);
      heard.push(Math.round(s));
    }
    expect(heard).toEqual([0, 20, 30, 40, 50, 60, 70, 80, 90]);
  });

  it.each<[string, number | undefined, number, boolean, number | undefined]>([
    ["first seen at once", undefined, 0, true, 20],
    ["first seen after the head start", undefined, 15, true, 20],
    ["reloaded at 25 s after the sound at 20 s", 20, 25, false, 30],
    ["slept from 20 s to 44 s: once, not thrice", 20, 44, true, 50],
    ["the last sound", 80, 90, true, undefined],
    ["after the last sound", 90, 90.5, false, undefined],
    ["signed in when it is over", undefined, 120, false, undefined],
  ])("%s", (_, last, now, ring, next) => {
    const answer = ringNow(alert, last === undefined ? undefined : at(last), at(now));
    expect(answer).toEqual({ ring, next: next === undefined ? undefined : at(next) });
  });

  it("only pulses after 90 s", () => {
    expect(onlyPulses(alert, at(90))).toBe(false);
    expect(onlyPulses(alert, at(91))).toBe(true);
  });
});

describe("what is told once", () => {
  const modified = { lastModifiedAt: iso(0) };
  it.each<[string, "created" | "missed" | undefined, "missed" | "callback" | "handled", number, string | undefined]>([
    ["Ava left while waiting", "created", "missed", 0, "abandoned"],
    ["Ava asks for a call back", "created", "callback", 0, "callback"],
    ["Theo joined", "created", "handled", 0, undefined],
    ["nothing new about an abandoned chat", "missed", "missed", 0, undefined],
    ["an old abandoned chat turns up in a list", undefined, "missed", 3600, undefined],
    ["call back without chatting, just now", undefined, "callback", 2, "callback"],
  ])("%s", (_, before, after, seconds, kind) => {
    expect(noticeOf(before && { status: before }, { status: after, ...modified }, at(seconds))).toBe(kind);
  });
});
