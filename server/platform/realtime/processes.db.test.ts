import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import type { Database } from "../db/index.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import { createLog } from "../log.ts";
import type { Bus } from "./bus/bus.ts";
import { postgresBus } from "./bus/postgres.ts";
import { redisBus } from "./bus/redis.ts";
import {
  agent,
  connect,
  contact,
  createNotebook,
  lossy,
  notebook,
  startProcess,
  type TestProcess,
  writeNote,
} from "./testing.ts";

const redisUrl = process.env.TEST_REDIS_URL;
const log = createLog("silent");
const people = new Map<string, Actor>([
  ["tess", agent(1, "Tess")],
  ["ava", contact(1, "Ava")],
]);
const buses: [string, ((db: Database) => Bus) | undefined][] = [
  ["LISTEN/NOTIFY", (db) => postgresBus(db, log)],
  ["Redis (set TEST_REDIS_URL to run)", redisUrl ? () => redisBus(redisUrl, "demo", log) : undefined],
];

let database: TestDatabase;
const running: TestProcess[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  await database.drop();
});

async function two(bus: (db: Database) => Bus, heartbeat = 15): Promise<[TestProcess, TestProcess]> {
  const options = { bus, timing: { heartbeat }, provider: (db: Database) => notebook(db, new Set()) };
  const one = await startProcess(database.url, people, options);
  const other = await startProcess(database.url, people, options);
  running.push(one, other);
  await createNotebook(one.db, "chat");
  return [one, other];
}

async function follower(server: TestProcess, token: string) {
  const client = await connect(server.url, token);
  client.send({ t: "sub", sid: "chat", after: 0 });
  await client.next("live");
  return client;
}

describe.each(buses)("two processes on %s", (_name, bus) => {
  const ran = test.skipIf(!bus);

  ran("share frames: each client gets each once, wherever it is connected", async () => {
    const [one, other] = await two(bus!);
    const clients = await Promise.all([follower(one, "tess"), follower(other, "ava"), follower(other, "tess")]);
    for (let i = 0; i < 200; i++) await writeNote(i % 2 ? one : other, "chat");
    for (const client of clients) {
      await client.next("event", ({ seq }) => seq === 200);
      await client.until(() => client.of("event").length >= 200);
      const seqs = client.of("event").map(({ seq }) => seq);
      expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    }
    for (const { socket } of clients) socket.close();
  });

  ran("judge shared items where they are received", async () => {
    people.set("sol", agent(2, "Sol", [7]));
    const [one, other] = await two(bus!);
    const sol = await connect(other.url, "sol");
    const item = { type: "dismissed", sessionId: "x" } as const;
    one.realtime.publishFeed("agents", 1, item, { accountId: 5, queueId: null });
    one.realtime.publishFeed("agents", 2, item, { accountId: 7, queueId: null });
    await sol.next("feed", ({ cursor }) => cursor === 2);
    expect(sol.of("feed")).toEqual([
      { t: "feed", feed: "agents", cursor: 1, item: null },
      { t: "feed", feed: "agents", cursor: 2, item },
    ]);
    one.realtime.publish(
      "agents",
      { t: "presence", userId: "demo~c~1", state: "away" },
      { accountId: 5, queueId: null },
    );
    one.realtime.publish(
      "agents",
      { t: "presence", userId: "demo~c~2", state: "away" },
      { accountId: 7, queueId: null },
    );
    await sol.next("presence");
    expect(sol.of("presence").map(({ userId }) => userId)).toEqual(["demo~c~2"]);
    sol.socket.close();
  });

  ran("tell each other of a frame that is too large, and receivers are sent their heads at once", async () => {
    const [one, other] = await two(bus!);
    const ava = await follower(other, "ava");
    const name = "é".repeat(300_000);
    one.realtime.publish("chat:chat", { t: "typing", sid: "chat", userId: "demo~m~1", name });
    expect(await ava.next("beat")).toMatchObject({ heads: { chat: [0, 0] }, feed: { me: 0 } });
    expect(ava.of("typing")).toEqual([]);
    ava.socket.close();
  });

  ran("pass on broadcasts, once and in every process", async () => {
    const [one, other] = await two(bus!);
    const heard: string[] = [];
    one.realtime.onBroadcast("topic", (payload) => heard.push(`one ${payload}`));
    other.realtime.onBroadcast("topic", (payload) => heard.push(`other ${payload}`));
    one.realtime.broadcast("topic", "a");
    expect(heard).toEqual(["one a"]);
    other.realtime.broadcast("topic", "b");
    await new Promise((done) => setTimeout(done, 2500));
    expect(heard.toSorted()).toEqual(["one a", "one b", "other a", "other b"]);
  });

  ran("converge though 30 % of everything between them is lost: logs by heads, broadcasts by looking", async () => {
    const [one, other] = await two((db) => lossy(bus!(db), 0.3), 1);
    const heard = new Set<unknown>();
    other.realtime.onBroadcast("topic", (payload) => heard.add(payload));
    const ava = await follower(other, "ava");
    for (let i = 1; i <= 60; i++) {
      await writeNote(one, "chat");
      one.realtime.broadcast("topic", i);
      await new Promise((done) => setTimeout(done, 8));
    }
    // What a client does at a beat whose head it does not have (D-7).
    const repair = () => {
      const [head] = ava.of("beat").at(-1)?.heads.chat ?? [0];
      const seqs = new Set(ava.of("event").map(({ seq }) => seq));
      let complete = 0;
      while (seqs.has(complete + 1)) complete++;
      if (complete < head) ava.send({ t: "sub", sid: "chat", after: complete });
      return complete;
    };
    expect(ava.of("event").length).toBeLessThan(60);
    await ava.until(() => ava.of("beat").some(({ heads }) => heads.chat?.[0] === 60));
    await ava.until(() => repair() === 60);
    await ava.until(() => heard.size === 60);
    ava.socket.close();
  });
});

test("a lost listening connection is made again, and everybody gets their heads, for something may be missing", async () => {
  const [one, other] = await two((db) => postgresBus(db, log));
  const ava = await follower(other, "ava");
  await one.db.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'",
  );
  await writeNote(one, "chat");
  expect(await ava.next("beat")).toMatchObject({ heads: { chat: [1, 0] } });
  await writeNote(one, "chat");
  await ava.next("event", ({ seq }) => seq === 2);
  ava.socket.close();
});

test("a process alone puts nothing on the bus; a second one makes itself known", async () => {
  let sent = 0;
  const counting = (db: Database): Bus => {
    const bus = postgresBus(db, log);
    return { ...bus, send: async (messages) => bus.send(messages).finally(() => (sent += messages.length)) };
  };
  const one = await startProcess(database.url, people, { bus: counting });
  running.push(one);
  // It says once that it is there.
  await expect.poll(() => sent, { timeout: 10_000 }).toBe(1);
  for (let i = 0; i < 50; i++) one.realtime.publish("agents", { t: "presence", userId: "demo~m~1", state: "busy" });
  await new Promise((done) => setTimeout(done, 50));
  expect(sent).toBe(1);
  const other = await startProcess(database.url, people);
  running.push(other);
  await new Promise((done) => setTimeout(done, 100));
  const tess = await connect(other.url, "tess");
  one.realtime.publish("agents", { t: "presence", userId: "demo~m~1", state: "busy" });
  await tess.next("presence");
  tess.socket.close();
});

test("local delivery does not wait for a bus that hangs", async () => {
  const hanging: Bus = {
    maxBytes: 7500,
    start: async () => {},
    send: () => new Promise(() => {}),
    close: async () => {},
  };
  const one = await startProcess(database.url, people, { bus: () => hanging });
  running.push(one);
  const tess = await connect(one.url, "tess");
  for (let i = 0; i < 3; i++) one.realtime.publish("agents", { t: "presence", userId: "demo~m~1", state: "busy" });
  await tess.until(() => tess.of("presence").length === 3, 500);
  tess.socket.close();
});
