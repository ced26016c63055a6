import { describe, expect, it } from "vitest";
import type { ChatItem } from "../types.ts";
import { countNew, headSeq, logRows } from "./rows.ts";

const tess = { userId: "s~m~2", name: "Tess Okafor", userType: "agent" as const };
const ava = { userId: "s~c~1", name: "Ava Chen", userType: "contact" as const };

function says(seq: number, author: typeof tess | typeof ava, at: string, more: object = {}): ChatItem {
  const own = author === ava;
  return {
    kind: "message",
    key: `m${seq}`,
    seq,
    author,
    text: "text",
    at: `2026-11-26T${at}Z`,
    state: "sent",
    own,
    ...more,
  };
}

function joins(seq: number, at: string): ChatItem {
  return { kind: "system", seq, code: "joined", params: {}, at: `2026-11-26T${at}Z`, author: tess };
}

const shape = (items: ChatItem[], options: { readSeq?: number; timeZone?: string } = {}) =>
  logRows(items, { timeZone: "Europe/London", ...options }).map((row) =>
    row.kind === "message" ? `${row.key}${row.first ? " first" : ""}${row.last ? " last" : ""}` : row.kind,
  );

describe("the rows of a chat, as Ava sees them", () => {
  it("group the messages of one author within three minutes", () => {
    expect(
      shape([says(1, ava, "10:31:00"), says(2, ava, "10:33:59"), says(3, ava, "10:37:00"), says(4, tess, "10:37:01")]),
    ).toEqual(["day", "m1 first", "m2 last", "m3 first last", "m4 first last"]);
  });

  it("break a group at a system event", () => {
    expect(shape([says(1, ava, "10:31:00"), joins(2, "10:31:10"), says(3, ava, "10:31:20")])).toEqual([
      "day",
      "m1 first last",
      "system",
      "m3 first last",
    ]);
  });

  it("break a group after a message that was not sent, because its words and buttons stand there", () => {
    expect(shape([says(1, ava, "10:31:00", { state: "failed" }), says(2, ava, "10:31:20")])).toEqual([
      "day",
      "m1 first last",
      "m2 first last",
    ]);
  });

  it("rule the days of her zone, not of the server", () => {
    const items = [says(1, ava, "10:00:00"), says(2, ava, "11:30:00")];
    expect(shape(items)).toEqual(["day", "m1 first last", "m2 first last"]);
    expect(shape(items, { timeZone: "Pacific/Auckland" })).toEqual(["day", "m1 first last", "day", "m2 first last"]);
  });

  it("mark where the unread begin, before a message of others only, and once", () => {
    const items = [
      says(1, ava, "10:31:00"),
      says(2, ava, "10:40:00"),
      says(3, tess, "10:41:00"),
      says(4, tess, "10:42:00"),
    ];
    expect(shape(items, { readSeq: 1 })).toEqual([
      "day",
      "m1 first last",
      "m2 first last",
      "new",
      "m3 first",
      "m4 last",
    ]);
    expect(shape(items, { readSeq: 4 })).not.toContain("new");
  });

  it("leave out hidden events, with their day", () => {
    expect(logRows([joins(1, "10:00:00")], { timeZone: "Europe/London", hidden: () => true })).toEqual([]);
  });
});

describe("what is new", () => {
  const items = [says(1, ava, "10:31:00"), joins(2, "10:31:10"), says(3, tess, "10:32:00"), says(4, tess, "10:33:00")];
  it("counts messages of others", () => {
    expect(countNew(items, 0)).toBe(2);
    expect(countNew(items, 3)).toBe(1);
  });
  it("ends at the newest number", () => {
    expect(headSeq(items)).toBe(4);
    expect(headSeq([])).toBe(0);
  });
});
