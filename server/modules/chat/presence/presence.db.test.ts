import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AgentActor, type PersonActor, system } from "../../../platform/actor.ts";
import { type Clock, systemClock } from "../../../platform/clock.ts";
import { createTestDatabase, type TestDatabase } from "../../../platform/embedded/testing.ts";
import type { Platform } from "../../../platform/platform.ts";
import { connect, type ProcessOptions } from "../../../platform/realtime/testing.ts";
import { write } from "../../../platform/write.ts";
import { ownPresence, reachableAgents, reportActivity, setPreference, visiblePresence } from "./index.ts";
import {
  ava,
  becomes,
  ben,
  type PresenceProcess,
  people,
  settle,
  shows,
  startPresenceProcess,
  states,
  tess,
  theo,
} from "./testing.ts";

let database: TestDatabase;
let clock: Clock;
let running: PresenceProcess[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  clock = systemClock();
});
afterEach(async () => {
  for (const process of running) await process.stop();
  running = [];
  await database.drop();
});

async function start(options: ProcessOptions = {}): Promise<PresenceProcess> {
  const process = await startPresenceProcess(database.url, { clock, ...options });
  running.push(process);
  return process;
}

describe("coming and going", () => {
  test("agents see agents and the contacts they may access; contacts see nobody outside their chats", async () => {
    const { site, url } = await start();
    const watching = await connect(url, "tess");
    const restricted = await connect(url, "sol");
    const outside = await connect(url, "ben");
    const client = await connect(url, "ava");
    await shows(watching, "demo~c~1", "online");
    await shows(watching, "demo~m~3", "online");
    await shows(restricted, "demo~m~3", "online");
    const line = await connect(url, "theo");
    await shows(restricted, "demo~m~2", "online");
    expect(states(restricted, "demo~c~1")).toEqual([]);
    expect(outside.of("presence")).toEqual([]);
    expect(await reachableAgents(site, [1, 2, 3, 4])).toEqual(expect.arrayContaining([1, 2, 3]));
    for (const each of [watching, restricted, outside, client, line]) each.socket.close();
  });

  test("offline comes 10 s after the last window was closed, and a reload does not flicker", async () => {
    const { site, url, changes } = await start();
    const watching = await connect(url, "tess");
    let client = await connect(url, "ava");
    await shows(watching, "demo~c~1", "online");
    client.socket.close();
    await settle(site);
    client = await connect(url, "ava");
    await settle(site);
    clock.offsetSeconds += 11;
    await settle(site);
    expect(states(watching, "demo~c~1")).toEqual(["online"]);
    client.socket.close();
    await settle(site);
    expect(states(watching, "demo~c~1")).toEqual(["online"]);
    clock.offsetSeconds += 10;
    await shows(watching, "demo~c~1", "offline");
    await becomes(site, "demo~c~1", "offline");
    expect(changes.filter((change) => change.startsWith("contact 1"))).toEqual([
      "contact 1: offline to online",
      "contact 1: online to offline",
    ]);
    watching.socket.close();
  });

  test("a line that breaks counts 45 s", async () => {
    const { site, url } = await start();
    const client = await connect(url, "ava");
    await becomes(site, "demo~c~1", "online");
    client.socket.terminate();
    await settle(site);
    clock.offsetSeconds += 30;
    await settle(site);
    await becomes(site, "demo~c~1", "online");
    clock.offsetSeconds += 16;
    await becomes(site, "demo~c~1", "offline");
  });

  test("acting as somebody else is no presence of theirs", async () => {
    people.set("as-ava", { ...ava, impersonatedBy: { id: 9, name: "Mia" } });
    const { site, url } = await start();
    const client = await connect(url, "as-ava");
    await reportActivity(site, people.get("as-ava") as PersonActor, { stream: "x", active: true, visible: true });
    await settle(site);
    await becomes(site, "demo~c~1", "offline");
    client.socket.close();
  });
});

describe("idle and chosen", () => {
  test("idle people are away, activity on any device ends it within 3 s", async () => {
    const { site, url } = await start();
    const watching = await connect(url, "theo");
    const one = await connect(url, "ava", { device: "phone" });
    const other = await connect(url, "ava", { device: "laptop" });
    await shows(watching, "demo~c~1", "online");
    clock.offsetSeconds += 290;
    await reportActivity(site, ava, { stream: (await other.next("welcome")).stream, active: true, visible: true });
    await settle(site);
    clock.offsetSeconds += 15;
    await settle(site);
    expect(states(watching, "demo~c~1")).toEqual(["online"]);
    clock.offsetSeconds += 300;
    await shows(watching, "demo~c~1", "away");
    const { stream } = await one.next("welcome");
    await reportActivity(site, ava, { stream, active: false, visible: false });
    await reportActivity(site, ben, { stream, active: true, visible: true });
    await settle(site);
    await becomes(site, "demo~c~1", "away");
    await reportActivity(site, ava, { stream, active: true, visible: true });
    await shows(watching, "demo~c~1", "online", 3000);
    for (const { socket } of [watching, one, other]) socket.close();
  });

  test("the idle time is a setting, and follows its change", async () => {
    const { site, url } = await start();
    const client = await connect(url, "ava");
    await becomes(site, "demo~c~1", "online");
    await write(site, (w) => site.settings.set({ ...w, emit: async () => {} }, system, "idleMinutes", "site", 0, 0.02));
    await becomes(site, "demo~c~1", "away");
    client.socket.close();
  });

  test("a repaired line is no activity, a new window is", async () => {
    const { site, url } = await start();
    let client = await connect(url, "ava", { device: "laptop" });
    const { feed } = await client.next("welcome");
    await becomes(site, "demo~c~1", "online");
    clock.offsetSeconds += 301;
    await becomes(site, "demo~c~1", "away");
    client.socket.terminate();
    client = await connect(url, "ava", { device: "laptop", feed });
    await settle(site);
    await becomes(site, "demo~c~1", "away");
    const fresh = await connect(url, "ava", { device: "laptop" });
    await becomes(site, "demo~c~1", "online");
    for (const { socket } of [client, fresh]) socket.close();
  });

  test("what an agent chose holds on all devices, over reconnects, until online is chosen; activity never ends it", async () => {
    const { site, url } = await start();
    const watching = await connect(url, "theo");
    const one = await connect(url, "tess", { device: "phone" });
    const other = await connect(url, "tess", { device: "laptop" });
    await shows(watching, "demo~m~1", "online");
    expect(await setPreference(site, tess, "busy")).toEqual({ state: "busy", preference: "busy" });
    await shows(watching, "demo~m~1", "busy");
    for (const client of [one, other]) {
      expect(await client.next("feed")).toMatchObject({ feed: "me", item: { type: "presence", preference: "busy" } });
    }
    expect(await reachableAgents(site, [1])).toEqual([]);
    await reportActivity(site, tess, { stream: (await one.next("welcome")).stream, active: true, visible: true });
    for (const { socket } of [one, other]) socket.close();
    await settle(site);
    clock.offsetSeconds += 11;
    await shows(watching, "demo~m~1", "offline");
    expect(await ownPresence(site, tess)).toEqual({ state: "offline", preference: "busy" });
    const back = await connect(url, "tess");
    await shows(watching, "demo~m~1", "busy");
    await setPreference(site, tess, "away");
    expect(await reachableAgents(site, [1])).toEqual([1]);
    clock.offsetSeconds += 600;
    expect(await setPreference(site, tess, "online")).toEqual({ state: "online", preference: "online" });
    const acting: AgentActor = { ...tess, impersonatedBy: { id: 9, name: "Mia" } };
    await expect(setPreference(site, acting, "busy")).rejects.toMatchObject({ code: "impersonated" });
    for (const { socket } of [watching, back]) socket.close();
  });
});

describe("in a chat", () => {
  const insertChat = (site: Platform, id: string, userIds: string[]) =>
    site.db.query(
      `insert into chat_session (id, type, status, account_id, contact_id, creator_user_id, user_ids, target_ids,
         participant_ids, name, state, head_seq, created_at, last_modified_at)
       values ($1, 'request', 'handled', 1, 1, 'demo~c~1', $2, '{}', $2, 'Help', '{}', 0, now(), now())`,
      [id, userIds],
    );

  test("the contact sees the agents in it, live and when asking; an agent without access to the account sees the contact", async () => {
    const { site, url } = await start();
    await insertChat(site, "chat-1", ["demo~c~1", "demo~m~1", "demo~m~3"]);
    const clients = await Promise.all([connect(url, "ava"), connect(url, "sol"), connect(url, "tess")]);
    const [client, restricted] = clients;
    for (const each of clients) {
      each.send({ t: "sub", sid: "chat-1", after: 0 });
      await each.next("live");
    }
    await becomes(site, "demo~m~1", "online");
    await setPreference(site, tess, "busy");
    await setPreference(site, theo, "busy");
    await shows(client!, "demo~m~1", "busy");
    expect(states(client!, "demo~m~2")).toEqual([]);
    clock.offsetSeconds += 301;
    await shows(restricted!, "demo~c~1", "away");
    const asked = ["demo~c~1", "demo~c~2", "demo~m~1", "demo~m~2", "other~m~1", "nonsense"];
    expect(await visiblePresence(site, ava, asked)).toEqual([
      { userId: "demo~c~1", state: "away" },
      { userId: "demo~m~1", state: "busy" },
    ]);
    for (const { socket } of clients) socket.close();
  });
});
