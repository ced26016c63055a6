import { describe, expect, it } from "vitest";
import type { Call } from "../../api/client.ts";
import { NetworkProblem } from "../../api/problem.ts";
import { reconnectDelay, resendDelay } from "../../realtime/backoff.ts";
import { ServerClock } from "../../realtime/server-clock.ts";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import type { ChatLogState } from "./chat-log.ts";
import { Dock } from "./dock.ts";
import { ItemList } from "./items.ts";
import { PresenceBook } from "./presence.ts";
import { ReadMarks } from "./read-marks.ts";
import { ava, sampleMessage, sampleSession, tess, theo } from "./testing/sample.ts";
import { unreadOf } from "./unread.ts";

const state = (change: Partial<ChatLogState> = {}): ChatLogState => ({
  session: sampleSession({ headSeq: 3, participants: [ava, tess, theo] }),
  info: undefined,
  infoSeq: 0,
  events: [],
  early: [],
  hasEarlier: false,
  loading: false,
  fault: undefined,
  cursors: new Map(),
  typing: [],
  gone: undefined,
  ...change,
});
const sid = sampleSession().id;

describe("what a window shows", () => {
  const events = [sampleMessage(sid, 1, tess, "Hi Ava", "c1"), sampleMessage(sid, 2, ava, "Hello")];

  it("keeps the bubble's key from sending to the log, and never shows it twice", () => {
    const list = new ItemList(tess);
    const pending = {
      n: 1,
      userId: tess.userId,
      sessionId: sid,
      id: "c1",
      text: "Hi Ava",
      createdAt: 0,
      attempts: 0,
      nextAt: 0,
    };
    expect(list.items(state(), [pending])).toMatchObject([{ key: "c1", state: "sending", own: true }]);
    expect(list.items(state({ events }), [pending]).map((item) => "key" in item && item.key)).toEqual([
      "c1",
      events[1]!.id,
    ]);
    const early = state({ early: [events[0]!] });
    expect(list.items(early, [pending])).toMatchObject([{ key: "c1", state: "sent" }]);
    expect(list.items(state(), [{ ...pending, failed: { code: "x", detail: "" } }])).toMatchObject([
      { state: "failed" },
    ]);
  });

  it("says delivered and read by the other side, and to agents by whom", () => {
    const cursors = (...given: [string, number, number][]) =>
      new Map(given.map(([userId, deliveredSeq, readSeq]) => [userId, { userId, deliveredSeq, readSeq }]));
    const seen = (c: ChatLogState["cursors"]) => new ItemList(tess).items(state({ events, cursors: c }), [])[0];
    expect(seen(cursors())).toMatchObject({ state: "sent" });
    expect(seen(cursors([ava.userId, 1, 0]))).toMatchObject({ state: "delivered", readBy: [] });
    expect(seen(cursors([theo.userId, 2, 2]))).toMatchObject({ state: "sent", readBy: ["Theo Park"] });
    expect(seen(cursors([theo.userId, 2, 2], [ava.userId, 2, 1]))).toMatchObject({
      state: "read",
      readBy: ["Ava Stone", "Theo Park"],
    });
    const hers = new ItemList(ava).items(state({ events, cursors: cursors([tess.userId, 2, 2]) }), [])[1];
    expect(hers).toMatchObject({ state: "read", readBy: undefined });
  });

  it("gives the same object for an entry that has not changed", () => {
    const list = new ItemList(tess);
    const [before] = list.items(state({ events }), []);
    expect(list.items(state({ events: [...events, sampleMessage(sid, 3, ava, "?")] }), [])[0]).toBe(before);
  });

  it("shows what Ava opened the chat with once, as her first message", () => {
    const created = {
      ...sampleMessage(sid, 1, ava, "Printer is on fire"),
      kind: "system" as const,
      systemCode: "created" as const,
    };
    const session = sampleSession({ name: "Printer is on fire", nameSource: "creator" });
    const items = new ItemList(tess).items(state({ session, events: [created] }), []);
    expect(items.filter((item) => item.kind === "message")).toMatchObject([
      { text: "Printer is on fire", author: ava },
    ]);
    const cursors = new Map([[tess.userId, { userId: tess.userId, deliveredSeq: 1, readSeq: 1 }]]);
    const hers = new ItemList(ava).items(state({ session, events: [created], cursors }), []);
    expect(hers.at(-1)).toMatchObject({ text: "Printer is on fire", own: true, state: "read" });
  });
});

describe("unread", () => {
  const events = [1, 2, 3, 4].map((seq) => sampleMessage(sid, seq, seq === 3 ? tess : ava, `${seq}`));
  const info = { readSeq: 10, deliveredSeq: 10, unreadCount: 7, dismissed: false, can: {} };

  it("counts messages of others after the read mark", () => {
    expect(unreadOf(state({ events }), tess.userId, 1)).toBe(2);
    expect(unreadOf(state({ events }), tess.userId, 4)).toBe(0);
  });

  it("takes the server's count for what is not loaded, and adds what came since", () => {
    const later = [21, 22].map((seq) => sampleMessage(sid, seq, ava, `${seq}`));
    const session = sampleSession({ headSeq: 22 });
    expect(unreadOf(state({ session, info, infoSeq: 20 }), tess.userId, 10)).toBe(7);
    expect(unreadOf(state({ session, info, infoSeq: 20, events: later }), tess.userId, 10)).toBe(9);
    expect(unreadOf(state({ session, info, infoSeq: 20, events: later }), tess.userId, 22)).toBe(0);
  });
});

it("sends read marks only forward, gathered within a second, and again until they arrive", async () => {
  const time = new VirtualTime();
  const sent: { seq: number; deliveredSeq: number }[] = [];
  let cut = false;
  const call = (async (_: string, given: { body: (typeof sent)[0] }) => {
    if (cut) throw new NetworkProblem("cut");
    sent.push(given.body);
  }) as never as Call;
  const marks = new ReadMarks(call, time);
  marks.delivered("x", 3);
  for (const seq of [1, 2, 3, 2]) marks.read("x", seq);
  await time.advance(1_100);
  expect(sent).toEqual([
    { seq: 0, deliveredSeq: 3 },
    { seq: 3, deliveredSeq: 3 },
  ]);
  marks.known("x", 9, 9);
  marks.read("x", 8);
  await time.advance(2_000);
  expect(sent).toHaveLength(2);
  cut = true;
  marks.read("x", 12);
  await time.advance(3_000);
  cut = false;
  await time.advance(10_000);
  expect(sent.at(-1)).toEqual({ seq: 12, deliveredSeq: 12 });
});

describe("the dock", () => {
  const storage = () => {
    const map = new Map<string, string>();
    return {
      getItem: (key: string) => map.get(key) ?? null,
      setItem: (key: string, text: string) => void map.set(key, text),
    };
  };

  it("is there again after a reload, and keeps the key of a window whose chat got its id", () => {
    const kept = { session: storage(), local: storage() };
    const dock = new Dock("tech", tess.userId, kept);
    for (const id of ["a", "new:1", "b"]) dock.open(id);
    dock.minimise("a");
    dock.move("b", 0);
    dock.rename("new:1", "c");
    dock.minimiseNew("c");
    const again = new Dock("tech", tess.userId, kept).windows.get();
    expect(again).toEqual([
      { key: "b", id: "b", minimised: false },
      { key: "a", id: "a", minimised: true },
      { key: "new:1", id: "c", minimised: false },
    ]);
    expect(new Dock("client", tess.userId, kept).windows.get()).toEqual([]);
    expect(new Dock("tech", theo.userId, kept).windows.get()).toEqual([]);
  });

  it("gives windows of chats that were being opened their chat, or closes them", () => {
    const dock = new Dock("client", ava.userId, { session: undefined, local: undefined });
    for (const id of ["new:1", "new:2", "new:3"]) dock.open(id);
    dock.settle((id) => (id === "new:1" ? "a" : id), ["new:3"]);
    expect(dock.windows.get().map((w) => w.id)).toEqual(["a", "new:3"]);
  });

  it("works without any storage", () => {
    const dock = new Dock("tech", tess.userId, { session: undefined, local: undefined });
    dock.open("a");
    dock.close("a");
    expect(dock.windows.get()).toEqual([]);
  });
});

it("asks for the presence of everybody on the page in one request, and takes a refused choice back", async () => {
  const time = new VirtualTime();
  const asked: string[][] = [];
  const call = (async (operation: string, given: { query: { userId: string[] } }) => {
    if (operation.startsWith("PUT")) throw new NetworkProblem("cut");
    asked.push(given.query.userId);
    const users = given.query.userId.map((userId) => ({ userId, state: "online" }));
    return { self: { state: "away", preference: "away" }, users };
  }) as never as Call;
  const book = new PresenceBook(tess.userId, call, time);
  const stop = [ava, theo].map((person) => book.watch(person.userId));
  await time.advance(100);
  expect(asked).toEqual([[ava.userId, theo.userId]]);
  expect(book.people.get().get(ava.userId)).toBe("online");
  book.moved(ava.userId, "offline");
  expect(book.people.get().get(ava.userId)).toBe("offline");
  await expect(book.choose("busy")).rejects.toThrow();
  expect(book.own.get()).toEqual({ state: "away", preference: "away" });
  for (const end of stop) end();
});

it("believes the stream, which tells Tess that she is online, and not an older answer that she is offline", async () => {
  const time = new VirtualTime();
  let answer = (_: unknown) => {};
  const call = (() => new Promise((done) => (answer = done))) as never as Call;
  const book = new PresenceBook(tess.userId, call, time);
  book.refresh();
  await time.advance(50);
  book.moved(tess.userId, "online");
  answer({ self: { state: "offline", preference: "online" }, users: [] });
  await time.advance(0);
  expect(book.own.get()).toEqual({ state: "online", preference: "online" });
});

it("asks again when Tess, who has just asked, is said to be offline", async () => {
  const time = new VirtualTime();
  const answers = ["offline", "online"];
  const call = (async () => ({ self: { state: answers.shift(), preference: "online" }, users: [] })) as never as Call;
  const book = new PresenceBook(tess.userId, call, time);
  book.refresh();
  await time.advance(100);
  expect(book.own.get().state).toBe("offline");
  await time.advance(1_000);
  expect(book.own.get().state).toBe("online");
});

it("waits longer and longer, with chance, and never more than 30 s", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((n) => reconnectDelay(n, 1))).toEqual([
    0, 1000, 2000, 4000, 8000, 16000, 30000, 30000,
  ]);
  expect(reconnectDelay(5, 0)).toBe(0);
  expect([resendDelay(1, 0), resendDelay(1, 1), resendDelay(9, 1)]).toEqual([800, 1200, 36000]);
});

it("takes the least delayed sample for the server's clock and notices when the device's clock is set", () => {
  const clock = new ServerClock();
  const at = (ms: number) => new Date(ms).toISOString();
  clock.sample(at(1_000_000), 1_000_400);
  clock.sample(at(1_010_000), 1_010_050);
  clock.sample(at(1_020_000), 1_020_300);
  expect(clock.offset).toBe(-50);
  clock.sample(at(1_030_000), 1_030_000 + 7_200_000);
  expect(clock.offset).toBe(-7_200_000);
});
