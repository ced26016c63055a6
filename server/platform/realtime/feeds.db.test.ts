import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import type { Platform } from "../platform.ts";
import { type Audience, write } from "../write.ts";
import { feedRetention } from "./index.ts";
import { agent, connect, connectEvents, contact, startProcess, type TestProcess } from "./testing.ts";

let database: TestDatabase;
let server: TestProcess;
const tess = agent(1, "Tess");
const sol = agent(2, "Sol", [7]);
const ava = contact(1, "Ava");
const people = new Map<string, Actor>([
  ["tess", tess],
  ["sol", sol],
  ["ava", ava],
]);

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startProcess(database.url, people);
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

const dismissed = (sessionId: string): FeedItem => ({ type: "dismissed", sessionId });

async function tell(feed: string, sessionId: string, audience?: Audience, at = new Date()): Promise<void> {
  const site = { ...server, clock: { now: () => at }, realtime: server.realtime } as unknown as Platform;
  await write(site, async (w) => w.toFeed(feed, dismissed(sessionId), audience));
}

test("a feed item goes to everybody who may see it, in one place of one order; others get its number only", async () => {
  const line = await connect(server.url, "tess");
  const restricted = await connectEvents(server.url, "sol");
  const outside = await connect(server.url, "ava");
  await restricted.next("welcome");
  await tell("agents", "a", { accountId: 5, queueId: null });
  await tell("agents", "b", { accountId: 7, queueId: null });
  await tell("contact:1", "c");
  expect(await line.next("feed", ({ cursor }) => cursor === 2)).toMatchObject({ feed: "agents", item: dismissed("b") });
  expect(line.of("feed").map(({ cursor, item }) => [cursor, item])).toEqual([
    [1, dismissed("a")],
    [2, dismissed("b")],
  ]);
  await restricted.next("feed", ({ cursor }) => cursor === 2);
  expect(restricted.of("feed").map(({ item }) => item)).toEqual([null, dismissed("b")]);
  expect(await outside.next("feed")).toEqual({ t: "feed", feed: "me", cursor: 1, item: dismissed("c") });
  expect(outside.of("feed")).toHaveLength(1);
  line.socket.close();
  outside.socket.close();
  restricted.close();
});

test("a client that comes back gets what it missed, then what comes, without a hole", async () => {
  const before = await connect(server.url, "tess");
  const { feed } = await before.next("welcome");
  before.socket.close();
  await before.ended();
  for (let i = 0; i < 450; i++) await tell("agents", `m${i}`, { accountId: 1, queueId: null });
  await tell("agent:1", "mine");
  const after = await connect(server.url, "tess", { feed });
  const live = Promise.all(
    Array.from({ length: 20 }, (_, i) => tell("agents", `l${i}`, { accountId: 1, queueId: null })),
  );
  await after.next("feed", ({ feed: name, cursor }) => name === "agents" && cursor === feed.agents! + 470);
  await live;
  const cursors = after
    .of("feed")
    .filter(({ feed: name }) => name === "agents")
    .map(({ cursor }) => cursor);
  expect(new Set(cursors).size).toBe(cursors.length);
  expect(cursors.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 470 }, (_, i) => feed.agents! + 1 + i));
  expect(after.of("feed").filter(({ feed: name }) => name === "me")).toHaveLength(1);
  after.socket.close();
});

test("pages over HTTP give both feeds, and heads to go on from", async () => {
  const start = await server.realtime.feedAfter(tess, { agents: 0, me: 0 }, 3);
  expect(start).toMatchObject({ resync: false, items: [{ cursor: 1 }, { cursor: 2 }, { cursor: 3 }] });
  const { heads } = start;
  expect(await server.realtime.feedAfter(tess, heads, 100)).toEqual({ resync: false, items: [], heads });
  const own = await server.realtime.feedAfter(tess, { me: 0 }, 100);
  expect(own.items).toEqual([{ feed: "me", cursor: 1, item: dismissed("mine") }]);
  const outside = await server.realtime.feedAfter(ava, { agents: 0, me: 0 }, 100);
  expect(outside.items.every(({ feed }) => feed === "me")).toBe(true);
  expect(outside.heads).toEqual({ me: 1 });
});

test("a position ahead of the head, from before a restored backup, takes a snapshot", async () => {
  expect(await server.realtime.feedAfter(ava, { me: 99 }, 10)).toMatchObject({
    resync: true,
    items: [],
    heads: { me: 1 },
  });
  const line = await connect(server.url, "ava", { feed: { me: 99 } });
  expect(await line.next("resync")).toEqual({ t: "resync", scope: "feed" });
  await tell("contact:1", "later");
  expect(await line.next("feed")).toMatchObject({ cursor: 2 });
  line.socket.close();
});

test("after seven days items are gone, and whoever has not read them takes a snapshot", async () => {
  const old = new Date(Date.now() - 8 * 86_400_000);
  await tell("contact:9", "old", undefined, old);
  // Younger than its successor: transactions may commit in another order than they began.
  await tell("contact:9", "young");
  await tell("contact:9", "old too", undefined, old);
  await tell("contact:9", "kept");
  await feedRetention.run({ ...server, clock: { now: () => new Date() } } as unknown as Platform);
  const cleo = contact(9, "Cleo");
  expect((await server.realtime.feedAfter(cleo, { me: 0 }, 10)).resync).toBe(true);
  const page = await server.realtime.feedAfter(cleo, { me: 3 }, 10);
  expect(page).toMatchObject({ resync: false, items: [{ cursor: 4, item: dismissed("kept") }], heads: { me: 4 } });
});

test("a shared item is serialised twice at most, however many agents listen", async () => {
  const clients = await Promise.all(Array.from({ length: 10 }, (_, i) => connect(server.url, i % 2 ? "tess" : "sol")));
  const original = JSON.stringify;
  let times = 0;
  JSON.stringify = ((value: { t?: string }, ...rest: []) => {
    if (value?.t === "feed") times++;
    return original(value, ...rest);
  }) as typeof JSON.stringify;
  server.realtime.publishFeed("agents", 1000, dismissed("once"), { accountId: 1, queueId: null });
  JSON.stringify = original;
  for (const client of clients) await client.next("feed", ({ cursor }) => cursor === 1000);
  expect(times).toBe(2);
  for (const { socket } of clients) socket.close();
});
