import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Clock, systemClock } from "../../../platform/clock.ts";
import { createTestDatabase, type TestDatabase } from "../../../platform/embedded/testing.ts";
import type { Bus } from "../../../platform/realtime/index.ts";
import { connect, type ProcessOptions } from "../../../platform/realtime/testing.ts";
import { becomes, type PresenceProcess, pause, settle, shows, startPresenceProcess } from "./testing.ts";

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

describe("in two processes", () => {
  test("each change is found once, told everywhere and heard by one listener, though the bus is dead", async () => {
    const dead: Bus = { maxBytes: 7500, start: async () => {}, send: async () => {}, close: async () => {} };
    const one = await start({ bus: () => dead, timing: { signals: 0.5 } });
    const other = await start({ bus: () => dead, timing: { signals: 0.5 } });
    const watching = await Promise.all([connect(one.url, "tess"), connect(other.url, "theo")]);
    for (let round = 0; round < 2; round++) {
      const client = await connect(round % 2 ? one.url : other.url, "ava");
      for (const each of watching) await shows(each, "demo~c~1", "online");
      client.socket.close();
      await settle(one.site);
      await settle(other.site);
      clock.offsetSeconds += 10;
      for (const each of watching) await shows(each, "demo~c~1", "offline");
    }
    const heard = [...one.changes, ...other.changes].filter((change) => change.startsWith("contact 1"));
    expect(heard.filter((change) => change.endsWith("online"))).toHaveLength(2);
    expect(heard.filter((change) => change.endsWith("offline"))).toHaveLength(2);
    for (const { socket } of watching) socket.close();
  });

  test("a change that a dying process did not finish telling is told by another one", async () => {
    const { site, url, changes } = await start();
    const watching = await connect(url, "theo");
    const client = await connect(url, "ava");
    await shows(watching, "demo~c~1", "online");
    // As the other process left it: the state is stored, nobody was told.
    await site.db.query(
      `update presence set state = 'away', version = version + 1, pending_from = 'online', announcing_until = $1,
         next_evaluation_at = $1 where kind = 'contact'`,
      [clock.now()],
    );
    await site.db.query("update presence_connection set last_activity_at = last_activity_at - interval '1 hour'");
    await shows(watching, "demo~c~1", "away");
    await pause(100);
    expect(changes.at(-1)).toBe("contact 1: online to away");
    const [row] = await site.db.query("select pending_from, announcing_until from presence where kind = 'contact'");
    expect(row).toEqual({ pending_from: null, announcing_until: null });
    for (const { socket } of [watching, client]) socket.close();
  });

  test("the people of a process that died are offline when its lease is over, unless they came back", async () => {
    const dying = await start({ timing: { lease: 1, renew: 60 } });
    const { site, url } = await start();
    const clients = await Promise.all([connect(dying.url, "ava"), connect(dying.url, "ben")]);
    await becomes(site, "demo~c~1", "online");
    const back = await connect(url, "ben");
    await pause(1200);
    await becomes(site, "demo~c~1", "offline");
    await becomes(site, "demo~c~2", "online");
    for (const { socket } of [...clients, back]) socket.close();
  });
});
