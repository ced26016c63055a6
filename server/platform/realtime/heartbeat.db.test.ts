import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import { BUFFER_MAX } from "./connection.ts";
import type { ConnectionInfo } from "./contract.ts";
import {
  agent,
  connect,
  connectEvents,
  contact,
  createNotebook,
  notebook,
  startProcess,
  type TestProcess,
  writeNote,
} from "./testing.ts";
import type { Timing } from "./timing.ts";

let database: TestDatabase;
let server: TestProcess | undefined;
const people = new Map<string, Actor>([["ava", contact(1, "Ava")]]);
for (let i = 1; i <= 40; i++) people.set(`agent${i}`, agent(i, `Agent ${i}`));

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await server?.stop();
  await database.drop();
});

async function start(timing: Partial<Timing>): Promise<TestProcess> {
  server = await startProcess(database.url, people, { timing, provider: (db) => notebook(db, new Set()) });
  return server;
}

test("a beat carries the heads of what the client follows, over both kinds of line", async () => {
  const { url, realtime, db } = await start({ heartbeat: 0.3 });
  await createNotebook(db, "chat");
  const tess = await connect(url, "agent1");
  const ava = await connectEvents(url, "ava");
  tess.send({ t: "sub", sid: "chat", after: 0 });
  await tess.next("live");
  await db.query("insert into feed_head values ('agents', 12), ('agent:1', 3), ('contact:1', 5)");
  await db.query("update note_head set head = 4 where sid = 'chat'");
  const beat = await tess.next("beat", ({ heads }) => heads.chat?.[0] === 4);
  expect(beat).toMatchObject({ heads: { chat: [4, 0] }, feed: { agents: 12, me: 3 } });
  expect(await ava.next("beat", ({ feed }) => feed.me === 5)).toMatchObject({ heads: {}, feed: { me: 5 } });
  expect(realtime.connections()).toHaveLength(2);
  tess.socket.close();
  ava.close();
});

test("beats of many connections cost two queries and one serialisation of what is equal", async () => {
  const { url, db, metrics } = await start({ heartbeat: 1 });
  await createNotebook(db, "chat");
  const clients = await Promise.all(Array.from({ length: 40 }, (_, i) => connect(url, `agent${i + 1}`)));
  for (const client of clients.slice(0, 10)) client.send({ t: "sub", sid: "chat", after: 0 });
  for (const client of clients.slice(0, 10)) await client.next("live");
  for (const client of clients) await client.next("beat");
  await Promise.all(clients.map((client) => client.until(() => client.of("beat").length >= 2)));
  const statements = db.statements;
  const counts = clients.map((client) => client.of("beat").length);
  await Promise.all(clients.map((client, i) => client.until(() => client.of("beat").length > counts[i]!)));
  // One tick, and at most one look for lost messages besides.
  expect(db.statements - statements).toBeLessThanOrEqual(3);
  expect(await metrics.registry.metrics()).toMatch(/deskbell_realtime_connections\{transport="websocket"\} 40/);
  for (const { socket } of clients) socket.close();
});

test("a socket that no longer answers is ended as lost; one that closes, as clean", async () => {
  const { url, realtime } = await start({ heartbeat: 0.2, silence: 1 });
  const ends: [string, boolean, number][] = [];
  realtime.addConnectionListener({
    opened: () => {},
    closed: ({ device }: ConnectionInfo, clean, silentMs) => ends.push([device, clean, silentMs]),
  });
  const dead = await connect(url, "agent1", { device: "dead" });
  const leaves = await connect(url, "agent2", { device: "leaves" });
  const broken = await connect(url, "agent3", { device: "broken" });
  const stays = await connect(url, "agent4", { device: "stays" });
  dead.socket.pause();
  await stays.next("beat");
  leaves.socket.close();
  broken.socket.terminate();
  await stays.until(() => ends.length === 3);
  const byDevice = new Map(ends.map(([device, ...rest]) => [device, rest]));
  expect(byDevice.get("leaves")?.[0]).toBe(true);
  expect(byDevice.get("broken")?.[0]).toBe(false);
  expect(byDevice.get("dead")?.[0]).toBe(false);
  expect(byDevice.get("dead")?.[1]).toBeGreaterThanOrEqual(1000);
  expect(stays.closed).toBeUndefined();
  stays.socket.close();
});

test("a client that does not read is dropped before it costs memory, and counted; others notice nothing", async () => {
  const { url, realtime, metrics } = await start({});
  const slow = await connect(url, "agent1");
  const quick = await connect(url, "agent2");
  slow.socket.pause();
  const name = "x".repeat(100_000);
  for (let i = 0; i < 200 && realtime.connections().length > 1; i++) {
    realtime.publish("agents", { t: "typing", sid: `n${i}`, userId: "demo~m~2", name });
    await new Promise((next) => setImmediate(next));
  }
  expect(realtime.connections().map(({ actor }) => actor.id)).toEqual([2]);
  const { typing } = { typing: quick.of("typing") };
  await quick.until(() => quick.of("typing").length >= typing.length);
  slow.socket.resume();
  expect((await slow.next("bye")).reason).toBe("slow");
  expect(await slow.ended()).toBe(1013);
  expect(slow.of("typing").length * name.length).toBeGreaterThan(BUFFER_MAX);
  expect(await metrics.registry.metrics()).toMatch(/slow_connections_total 1/);
  quick.socket.close();
});

test("while the database is away clients keep their lines", async () => {
  const one = await start({ heartbeat: 0.3, silence: 1.5 });
  const tess = await connect(one.url, "agent1");
  await tess.next("beat");
  const { query } = one.db;
  one.db.query = async () => {
    throw new Error("the database is away");
  };
  await new Promise((done) => setTimeout(done, 2500));
  expect(tess.closed).toBeUndefined();
  one.db.query = query;
  const beats = tess.of("beat").length;
  await tess.until(() => tess.of("beat").length > beats);
  tess.socket.close();
});

test("leases name the processes that live", async () => {
  const { db, realtime } = await start({ lease: 2, renew: 0.5 });
  const alive = () =>
    db
      .query<{ id: string }>("select id from process where lease_until > now()")
      .then((rows) => rows.map(({ id }) => id));
  expect(await alive()).toEqual([realtime.processId]);
  await new Promise((done) => setTimeout(done, 3000));
  expect(await alive()).toEqual([realtime.processId]);
});

test("a note that was written while nobody listened is found by the head of the next beat", async () => {
  const one = await start({ heartbeat: 0.3 });
  await createNotebook(one.db, "chat");
  const tess = await connect(one.url, "agent1");
  tess.send({ t: "sub", sid: "chat", after: 0 });
  await tess.next("live");
  // The frame is lost: published to a room that nobody is in.
  await writeNote({ ...one, realtime: { ...one.realtime, publish: () => {} } as never }, "chat");
  await tess.next("beat", ({ heads }) => heads.chat?.[0] === 1);
  tess.send({ t: "sub", sid: "chat", after: 0 });
  expect(await tess.next("event")).toMatchObject({ seq: 1 });
  tess.socket.close();
});
