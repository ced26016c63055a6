import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Api } from "../api/client.ts";
import { ava, tess } from "../chat/data/testing/sample.ts";
import { reportActivity } from "./activity.ts";
import { type ChatHandlers, Realtime, type RealtimeOptions } from "./connection.ts";
import { webSocketLink } from "./link.ts";
import type { PageListeners } from "./page.ts";
import { FakeServer } from "./testing/fake-server.ts";
import { fastTime } from "./testing/fast-time.ts";

let server: FakeServer;
let base: string;
const open: Realtime[] = [];

beforeEach(async () => {
  server = new FakeServer([ava, tess]);
  base = await server.listen();
});
afterEach(async () => {
  for (const realtime of open.splice(0)) realtime.stop();
  await server.close();
});

function connect(options: Partial<RealtimeOptions> = {}): { realtime: Realtime; page: PageListeners; api: Api } {
  const headers = { "x-test-user": tess.userId };
  const api = new Api({ base, headers });
  let page: PageListeners = { awake: () => {}, offline: () => {} };
  const realtime = new Realtime({
    api,
    device: "device-1",
    userId: tess.userId,
    time: fastTime(10),
    webSocket: webSocketLink(`${base.replace("http", "ws")}/realtime`, { headers }),
    page: (listeners) => {
      page = listeners;
      return () => {};
    },
    ...options,
  });
  open.push(realtime);
  realtime.start();
  return { realtime, api, page };
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });
const live = (realtime: Realtime) => soon(() => expect(realtime.state.get().name).toBe("live"));

function listener(): ChatHandlers & { seqs: number[]; log: string[] } {
  const seqs: number[] = [];
  const log: string[] = [];
  return {
    seqs,
    log,
    event: (event) => void seqs.push(event.seq),
    live: ({ headSeq }) => void log.push(`live ${headSeq}`),
    head: () => {},
    cursor: (cursor) => void log.push(`cursor ${cursor.readSeq}`),
    typing: ({ name }) => void log.push(`typing ${name}`),
    resync: () => void log.push("resync"),
    gone: (reason) => void log.push(`gone ${reason}`),
  };
}

it("says hello, follows a chat from where it is, and goes on there after a cut", async () => {
  for (let i = 0; i < 5; i++) server.append(ava, `old ${i}`);
  const { realtime } = connect();
  const heard = listener();
  let after = 2;
  heard.event = (event) => {
    heard.seqs.push(event.seq);
    after = event.seq;
  };
  realtime.subscribeChat(server.session.id, () => after, heard);
  await live(realtime);
  await soon(() => expect(heard.log).toContain("live 5"));
  expect(heard.seqs).toEqual([3, 4, 5]);
  server.cutAll();
  server.append(ava, "while away");
  await soon(() => expect(heard.seqs).toEqual([3, 4, 5, 6]));
  server.say({ t: "typing", sid: server.session.id, userId: ava.userId, name: "Ava" });
  server.say({ t: "gone", sid: server.session.id, reason: "forbidden" });
  await soon(() => expect(heard.log).toEqual(expect.arrayContaining(["typing Ava", "gone forbidden"])));
});

it("does the same over server-sent events where WebSockets are forbidden", async () => {
  server.onlyEvents = true;
  for (let i = 0; i < 3; i++) server.append(ava, `old ${i}`);
  const { realtime } = connect();
  const heard = listener();
  realtime.subscribeChat(server.session.id, () => 1, heard);
  const known = () => [...new Set(heard.seqs)];
  await soon(() => expect(known()).toEqual([2, 3]));
  server.append(ava, "new");
  await soon(() => expect(known()).toEqual([2, 3, 4]));
  expect(server.posts).toContainEqual(expect.objectContaining({ url: "/realtime/subscriptions" }));
});

it("tries server-sent events when a WebSocket hangs for 5 s", async () => {
  const { realtime } = connect({ webSocket: () => ({ send: () => {}, close: () => {} }) });
  const began = Date.now();
  await live(realtime);
  expect(Date.now() - began).toBeGreaterThanOrEqual(450);
});

it("subscribes again when the heartbeat does not know the chat", async () => {
  const { realtime } = connect();
  const heard = listener();
  realtime.subscribeChat(server.session.id, () => 0, heard);
  await soon(() => expect(heard.log).toContain("live 0"));
  for (const line of server.lines) line.subs.clear();
  server.append(ava, "nobody was told");
  await soon(() => expect(heard.seqs).toEqual([1]));
});

it("connects again when heartbeats stop, and at once when the page wakes after a minute", async () => {
  const { realtime, page } = connect();
  await live(realtime);
  const lines = () => [...server.lines].map((line) => line.stream).join();
  const first = lines();
  server.beatEvery = 1e9;
  for (const line of server.lines) line.write = () => {};
  await soon(() => expect(realtime.stream).not.toBe(first));
  await live(realtime);
  const second = realtime.stream;
  page.awake(10_000);
  expect(realtime.stream).toBe(second);
  page.awake(61_000);
  expect(realtime.state.get().name).toBe("connecting");
  await live(realtime);
});

it("waits with a time for the banner, is offline without a network, and comes back at once when the page says so", async () => {
  await server.close();
  const { realtime, page } = connect({ time: { ...fastTime(1), random: () => 1 } });
  await soon(() => expect(realtime.state.get()).toMatchObject({ name: "waiting", retryAt: expect.any(Number) }));
  page.offline();
  expect(realtime.state.get().name).toBe("offline");
  page.awake(0);
  expect(realtime.state.get().name).toBe("connecting");
});

it("ends when signed out, when the stream is another person's, and when the protocol is too old", async () => {
  const one = connect();
  let signedOut = 0;
  one.api.onSignedOut = () => signedOut++;
  await live(one.realtime);
  server.say({ t: "bye", reason: "signed_out" });
  await soon(() => expect(one.realtime.state.get().name).toBe("signed_out"));
  expect(signedOut).toBe(1);
  const two = connect({ userId: ava.userId });
  await soon(() => expect(two.realtime.state.get().name).toBe("signed_out"));
  const three = connect();
  await live(three.realtime);
  server.say({ t: "bye", reason: "protocol" });
  await soon(() => expect(three.realtime.state.get().name).toBe("outdated"));
  three.realtime.reconnect();
  expect(three.realtime.state.get().name).toBe("outdated");
});

it("learns from the refused event stream that nobody is signed in", async () => {
  server.signedIn = false;
  const { realtime } = connect();
  await soon(() => expect(realtime.state.get().name).toBe("signed_out"));
});

it("spreads over 10 s after an announced shutdown", async () => {
  const { realtime } = connect({ time: { ...fastTime(1), random: () => 0.5 } });
  await live(realtime);
  const before = Date.now();
  server.say({ t: "bye", reason: "shutdown" });
  await soon(() => expect(realtime.state.get().name).toBe("waiting"));
  expect(realtime.state.get().retryAt! - before).toBeGreaterThan(4_500);
  expect(realtime.state.get().retryAt! - before).toBeLessThan(5_500);
});

it("comes back when the server says, which spreads its clients itself", async () => {
  const { realtime } = connect({ time: { ...fastTime(1), random: () => 0.5 } });
  await live(realtime);
  const before = Date.now();
  server.say({ t: "bye", reason: "shutdown", retryAfterSeconds: 2 });
  await soon(() => expect(realtime.state.get().name).toBe("waiting"));
  expect(realtime.state.get().retryAt! - before).toBeGreaterThan(1_500);
  expect(realtime.state.get().retryAt! - before).toBeLessThan(2_500);
});

it("follows the server's clock however wrong the device's is", async () => {
  const twoDays = 2 * 86_400_000;
  const time = fastTime(1);
  const { realtime } = connect({ time: { ...time, now: () => time.now() - twoDays } });
  await live(realtime);
  expect(Math.abs(realtime.clock.offset - twoDays)).toBeLessThan(2_000);
});

it("reports activity only for input, at most every 30 s, and at once after a pause", async () => {
  const { realtime, api } = connect();
  await live(realtime);
  let now = 1_000_000;
  const time = { ...fastTime(1), now: () => now };
  let source = { input: () => {}, visibility: () => {} };
  const stop = reportActivity(api, realtime, {
    time,
    visible: () => true,
    source: (listeners) => {
      source = listeners;
      return () => {};
    },
  });
  const reports = () => server.posts.filter((post) => post.url.endsWith("/activity")).map((post) => post.body.active);
  source.input();
  source.input();
  now += 29_000;
  source.input();
  now += 2_000;
  source.input();
  now += 300_000;
  source.input();
  await soon(() => expect(reports()).toEqual([true, true, true]));
  source.visibility();
  await soon(() => expect(reports()).toEqual([true, true, true, false]));
  expect(server.posts.at(-1)!.body).toEqual({ stream: realtime.stream, active: false, visible: true });
  stop();
});
