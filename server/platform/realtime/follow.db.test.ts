import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import { createLog } from "../log.ts";
import { postgresBus } from "./bus/postgres.ts";
import {
  agent,
  connect,
  connectEvents,
  contact,
  createNotebook,
  lossy,
  notebook,
  startProcess,
  type TestProcess,
  writeNote,
} from "./testing.ts";

let database: TestDatabase;
let here: TestProcess;
/** A second process, to which the bus brings nothing at all. */
let deaf: TestProcess;
const people = new Map<string, Actor>();
const closed = new Set<string>();

beforeAll(async () => {
  database = await createTestDatabase();
  const provider = (db: TestProcess["db"]) => notebook(db, closed);
  const bus = (db: TestProcess["db"]) => lossy(postgresBus(db, createLog("silent")), 1);
  here = await startProcess(database.url, people, { provider, bus });
  deaf = await startProcess(database.url, people, { provider, bus });
  await createNotebook(here.db, "busy", "quiet", "secret", "shared", "away");
});
afterAll(async () => {
  await here.stop();
  await deaf.stop();
  await database.drop();
});

function signIn(token: string, actor: Actor): string {
  people.set(token, actor);
  return token;
}

describe("following a log", () => {
  test("brings everything after the position, then live, then what is written: nothing twice, nothing between", async () => {
    for (let i = 0; i < 1200; i++) await writeNote(here, "busy");
    const ava = await connect(here.url, signIn("ava", contact(1, "Ava")));
    const writing = Array.from({ length: 100 }, () => writeNote(here, "busy"));
    ava.send({ t: "sub", sid: "busy", after: 7 });
    await Promise.all(writing);
    await writeNote(here, "busy");
    await ava.next("event", ({ seq }) => seq === 1301);
    await ava.next("live");
    await ava.until(() => ava.of("event").length >= 1294);
    const seqs = ava.of("event").map(({ seq }) => seq);
    expect(seqs).toHaveLength(1294);
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1294 }, (_, i) => i + 8));
    const live = ava.frames.findIndex(({ t }) => t === "live");
    const { headSeq } = ava.of("live")[0]!;
    const upToLive = ava.frames.slice(0, live).filter(({ t }) => t === "event");
    expect(upToLive).toHaveLength(headSeq - 7);
    ava.socket.close();
  });

  test("ends with unsub", async () => {
    const ava = await connect(here.url, "ava");
    ava.send({ t: "sub", sid: "quiet", after: 0 });
    await ava.next("live");
    await writeNote(here, "quiet");
    await ava.next("event");
    ava.send({ t: "unsub", sid: "quiet" });
    ava.send({ t: "sub", sid: "secret", after: 0 });
    await ava.next("live", ({ sid }) => sid === "secret");
    await writeNote(here, "quiet");
    await writeNote(here, "secret");
    await ava.next("event", ({ sid }) => sid === "secret");
    expect(ava.of("event").filter(({ sid }) => sid === "quiet")).toHaveLength(1);
    ava.socket.close();
  });

  test("answers alike for what does not exist and what may not be seen", async () => {
    closed.add("contact:2:secret");
    const ben = await connect(here.url, signIn("ben", contact(2, "Ben")));
    ben.send({ t: "sub", sid: "secret", after: 0 });
    ben.send({ t: "sub", sid: "nothing", after: 0 });
    await ben.until(() => ben.of("gone").length === 2);
    expect(ben.of("gone").map(({ reason }) => reason)).toEqual(["not_found", "not_found"]);
    await writeNote(here, "secret");
    expect(ben.of("event")).toEqual([]);
    ben.socket.close();
  });

  test("from a position ahead of the head, after a restored backup, says resync and goes on", async () => {
    const ava = await connect(here.url, "ava");
    ava.send({ t: "sub", sid: "away", after: 500 });
    expect(await ava.next("resync")).toEqual({ t: "resync", scope: "chat", sid: "away" });
    await ava.next("live");
    await writeNote(here, "away");
    expect(await ava.next("event")).toMatchObject({ sid: "away", seq: 1 });
    ava.socket.close();
  });
});

describe("withdrawn access", () => {
  test("to one log ends it in all processes within 5 s, though the bus is dead; other logs go on", async () => {
    const tess = await connect(deaf.url, signIn("tess", agent(1, "Tess")));
    for (const sid of ["shared", "quiet"]) tess.send({ t: "sub", sid, after: 0 });
    await tess.until(() => tess.of("live").length === 2);
    closed.add("agent:1:shared");
    here.realtime.recheck({ kind: "agent", id: 1 });
    expect(await tess.next("gone")).toEqual({ t: "gone", sid: "shared", reason: "forbidden" });
    const seen = tess.of("event").length;
    await writeNote(deaf, "shared");
    await writeNote(deaf, "quiet");
    await tess.until(() => tess.of("event").length > seen);
    expect(tess.of("event").at(-1)).toMatchObject({ sid: "quiet" });
    expect(tess.of("event").filter(({ sid }) => sid === "shared")).toEqual([]);
    tess.socket.close();
  });

  test("to a chat is asked of everybody in it", async () => {
    const [theo, cleo] = [signIn("theo", agent(3, "Theo")), signIn("cleo", contact(3, "Cleo"))];
    const clients = await Promise.all([connect(here.url, theo), connect(deaf.url, theo), connect(deaf.url, cleo)]);
    for (const client of clients) {
      client.send({ t: "sub", sid: "shared", after: 0 });
      await client.next("live");
    }
    closed.add("agent:3:shared");
    deaf.realtime.recheckLog("shared");
    for (const client of clients.slice(0, 2)) await client.next("gone");
    expect(clients[2]!.of("gone")).toEqual([]);
    for (const { socket } of clients) socket.close();
  });

  test("by signing out ends the connections of that session and no others", async () => {
    const [one, two] = [signIn("mia-1", agent(4, "Mia")), signIn("mia-2", { ...agent(4, "Mia"), sessionId: "other" })];
    const out = await connect(deaf.url, one);
    const stays = await connect(deaf.url, two);
    people.delete(one);
    here.realtime.endSession("session-4");
    expect(await out.next("bye")).toEqual({ t: "bye", reason: "signed_out" });
    expect(await out.ended()).toBe(4401);
    expect(stays.closed).toBeUndefined();
    stays.socket.close();
  });

  test("by deactivation shows at the recheck: the identity behind the cookie is gone", async () => {
    const dan = await connect(here.url, signIn("dan", contact(5, "Dan")));
    people.delete("dan");
    here.realtime.recheck({ kind: "contact", id: 5 });
    expect(await dan.next("bye")).toEqual({ t: "bye", reason: "signed_out" });
  });

  test("of restricted agents changes what the shared feed shows them", async () => {
    const sol = await connect(here.url, signIn("sol", agent(6, "Sol")));
    const at = { accountId: 9, queueId: null };
    here.realtime.publishFeed("agents", 1, { type: "dismissed", sessionId: "x" }, at);
    expect((await sol.next("feed")).item).not.toBeNull();
    people.set("sol", agent(6, "Sol", [1]));
    here.realtime.recheck({ kind: "agent", id: 6 });
    await new Promise((done) => setTimeout(done, 50));
    here.realtime.publishFeed("agents", 2, { type: "dismissed", sessionId: "x" }, at);
    expect((await sol.next("feed", ({ cursor }) => cursor === 2)).item).toBeNull();
    sol.socket.close();
  });
});

test("a stream of server-sent events is followed through any process, in the order of the client's wishes", async () => {
  const ava = await connectEvents(here.url, "ava");
  const { stream } = await ava.next("welcome");
  const post = (body: unknown) =>
    fetch(`${deaf.url}/realtime/subscriptions`, {
      method: "POST",
      headers: { cookie: "session=ava", "content-type": "application/json" },
      body: JSON.stringify({ stream, ...(body as object) }),
    });
  expect((await post({ sub: [{ sid: "quiet", after: 0 }] })).status).toBe(204);
  await ava.next("live", ({ sid }) => sid === "quiet");
  await post({ unsub: ["quiet"] });
  await post({ sub: [{ sid: "secret", after: 0 }] });
  await ava.next("live", ({ sid }) => sid === "secret");
  const seen = ava.of("event").filter(({ sid }) => sid === "quiet").length;
  await writeNote(here, "quiet");
  await writeNote(here, "secret");
  await ava.next("event", ({ sid }) => sid === "secret");
  expect(ava.of("event").filter(({ sid }) => sid === "quiet")).toHaveLength(seen);
  ava.close();
});
