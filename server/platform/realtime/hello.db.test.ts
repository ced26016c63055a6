import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import {
  agent,
  connect,
  connectEvents,
  contact,
  openSocket,
  type People,
  startProcess,
  type TestProcess,
} from "./testing.ts";

let database: TestDatabase;
let server: TestProcess;
const people: People = new Map<string, Actor>([
  ["tess", agent(1, "Tess")],
  ["ava", contact(1, "Ava")],
  ["ben", contact(2, "Ben")],
  ["crowd", contact(3, "Cleo")],
  ["key", { kind: "api_key", id: "k1", name: "Flow", scopes: [] }],
]);
const hello = { t: "hello", protocol: PROTOCOL, device: "laptop" };

beforeAll(async () => {
  database = await createTestDatabase();
  server = await startProcess(database.url, people, { timing: { hello: 0.4 } });
});
afterAll(async () => {
  await server.stop();
  await database.drop();
});

describe("saying hello", () => {
  test("Ava is welcomed by her cookie and told whose stream it is", async () => {
    const ava = await connect(server.url, "ava");
    const welcome = await ava.next("welcome");
    expect(welcome).toMatchObject({ protocol: PROTOCOL, userId: "demo~c~1", heartbeat: 15, feed: { me: 0 } });
    expect(welcome.feed).not.toHaveProperty("agents");
    expect(welcome.stream.length).toBeLessThanOrEqual(64);
    ava.socket.close();
  });

  test("Tess is welcomed by the token in her first frame, with the agents' feed", async () => {
    const tess = await openSocket(server.url);
    tess.send({ ...hello, token: "tess" });
    expect(await tess.next("welcome")).toMatchObject({ userId: "demo~m~1", feed: { agents: 0, me: 0 } });
    tess.socket.close();
  });

  test("nobody, and no API key, is let in", async () => {
    for (const token of ["", "key"]) {
      const stranger = await openSocket(server.url, { cookie: `session=${token}` });
      stranger.send(hello);
      expect(await stranger.next("bye")).toEqual({ t: "bye", reason: "signed_out" });
      expect(await stranger.ended()).toBe(4401);
    }
  });

  test("a page of another origin is refused before anything else, cookie or not", async () => {
    const headers = { origin: "https://evil.example", cookie: "session=ava" };
    await expect(openSocket(server.url, headers)).rejects.toThrow("403");
    const own = await openSocket(server.url, { origin: server.url, cookie: "session=ava" });
    own.socket.close();
    const events = await fetch(`${server.url}/realtime/events?protocol=1&device=x`, { headers });
    expect(events.status).toBe(403);
    const post = await fetch(`${server.url}/realtime/subscriptions`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: "{}",
    });
    expect(post.status).toBe(403);
  });

  test("an upgrade of another path is not found", async () => {
    await expect(openSocket(`${server.url}/other`)).rejects.toThrow("404");
  });

  test("another version of the protocol is told so", async () => {
    const old = await openSocket(server.url, { cookie: "session=ava" });
    old.send({ ...hello, protocol: PROTOCOL + 1 });
    expect(await old.next("bye")).toEqual({ t: "bye", reason: "protocol" });
  });

  test("whoever says nothing is shown out", async () => {
    const silent = await openSocket(server.url, { cookie: "session=ava" });
    expect(await silent.next("bye")).toEqual({ t: "bye", reason: "hello_timeout" });
    await silent.ended();
  });
});

describe("clients that misbehave", () => {
  test.each([
    ["text that is no JSON", "hello", 1007],
    ["a frame without a kind", "{}", 1007],
    ["an unknown frame", '{"t":"shout"}', 1007],
    ["a subscription before hello", '{"t":"sub","sid":"a","after":0}', 1003],
    ["a hello with a nameless device", '{"t":"hello","protocol":1,"device":""}', 1007],
    ["a feed position below zero", '{"t":"hello","protocol":1,"device":"d","feed":{"me":-1}}', 1007],
  ])("%s is answered with bye and closed", async (_what, text, code) => {
    const client = await openSocket(server.url, { cookie: "session=ava" });
    client.send(text);
    expect(await client.next("bye")).toMatchObject({ reason: "protocol" });
    expect(await client.ended()).toBe(code);
  });

  test("binary frames, bad UTF-8 and long messages are closed with their codes", async () => {
    const binary = await openSocket(server.url);
    binary.socket.send(Buffer.from([1, 2]));
    expect(await binary.ended()).toBe(1003);
    const broken = await openSocket(server.url);
    broken.socket.send(Buffer.from([0xff, 0xfe]), { binary: false });
    expect(await broken.ended()).toBe(1007);
    const long = await openSocket(server.url);
    long.socket.send("x".repeat(20_000));
    expect(await long.ended()).toBe(1009);
  });

  test("whatever arrives, the server goes on", async () => {
    const value = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((v) => JSON.stringify({ t: "sub", sid: v, after: v })),
    );
    await fc.assert(
      fc.asyncProperty(value, async (text) => {
        const client = await openSocket(server.url, { cookie: "session=ava" });
        client.send(text);
        await client.ended();
      }),
      { numRuns: 40 },
    );
    const ava = await connect(server.url, "ava");
    ava.socket.close();
  });

  test("a flood of frames ends the connection", async () => {
    const ben = await connect(server.url, "ben");
    for (let i = 0; i < 200; i++) ben.send({ t: "unsub", sid: "x" });
    expect(await ben.next("bye")).toMatchObject({ reason: "slow" });
    expect(await ben.ended()).toBe(1008);
  });

  test("the 21st connection of one person is refused, the others stay", async () => {
    const crowd = await Promise.all(Array.from({ length: 20 }, () => connect(server.url, "crowd")));
    const late = await openSocket(server.url, { cookie: "session=crowd" });
    late.send(hello);
    expect(await late.next("bye")).toMatchObject({ reason: "slow", retryAfterSeconds: 30 });
    expect(crowd.every(({ closed }) => closed === undefined)).toBe(true);
    for (const { socket } of crowd) socket.close();
  });
});

describe("server-sent events", () => {
  test("carry the same frames", async () => {
    const tess = await connectEvents(server.url, "tess");
    expect(await tess.next("welcome")).toMatchObject({ userId: "demo~m~1", feed: { agents: 0, me: 0 } });
    server.realtime.publish("agent:1", { t: "presence", userId: "demo~c~1", state: "away" });
    expect(await tess.next("presence")).toEqual({ t: "presence", userId: "demo~c~1", state: "away" });
    tess.close();
  });

  test("answer 401 to strangers and 400 to a hello that is none", async () => {
    expect((await connectEvents(server.url, "nobody")).status).toBe(401);
    expect((await connectEvents(server.url, "ava", { device: "" })).status).toBe(400);
    expect((await connectEvents(server.url, "ava", { feedMe: "x" })).status).toBe(400);
  });

  test("are followed and left by POST, by their owner only", async () => {
    const ava = await connectEvents(server.url, "ava");
    const { stream } = await ava.next("welcome");
    const post = (token: string, body: unknown) =>
      fetch(`${server.url}/realtime/subscriptions`, {
        method: "POST",
        headers: { cookie: `session=${token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const body = { stream, sub: [{ sid: "nothing", after: 0 }] };
    expect((await post("nobody", body)).status).toBe(401);
    expect((await post("ben", body)).status).toBe(404);
    expect((await post("ava", { ...body, stream: "unknown" })).status).toBe(404);
    expect((await post("ava", { stream, sub: [{ sid: "../x", after: 0 }] })).status).toBe(422);
    expect((await post("ava", body)).status).toBe(204);
    expect(await ava.next("gone")).toEqual({ t: "gone", sid: "nothing", reason: "not_found" });
    ava.close();
  });
});

test("a server that stops tells its clients when to come back, spread over 10 s", async () => {
  const stopping = await startProcess(database.url, people);
  const clients = await Promise.all([connect(stopping.url, "ava"), connect(stopping.url, "tess")]);
  const events = await connectEvents(stopping.url, "ben");
  await events.next("welcome");
  await stopping.stop();
  for (const client of [...clients, events]) {
    const { reason, retryAfterSeconds } = await client.next("bye");
    expect(reason).toBe("shutdown");
    expect(retryAfterSeconds).toBeGreaterThanOrEqual(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(10);
    await client.ended();
  }
});
