import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { Actor, PersonActor } from "../../../platform/actor.ts";
import { type Clock, systemClock } from "../../../platform/clock.ts";
import type { Config } from "../../../platform/config.ts";
import { createLog } from "../../../platform/log.ts";
import type { Platform } from "../../../platform/platform.ts";
import { createReactions } from "../../../platform/reactions.ts";
import type { LogProvider } from "../../../platform/realtime/index.ts";
import {
  agent,
  contact,
  type ProcessOptions,
  type Received,
  startProcess,
} from "../../../platform/realtime/testing.ts";
import { createSettings } from "../../../platform/settings/index.ts";
import { chatSettings } from "../settings.ts";
import { installPresence, onPresenceChange, presenceOfUsers, startPresence } from "./index.ts";
import { presenceAt } from "./parts.ts";

export const tess = agent(1, "Tess");
export const theo = agent(2, "Theo");
export const sol = agent(3, "Sol", [9]);
export const ava = contact(1, "Ava");
export const ben = contact(2, "Ben");
export const people = new Map<string, Actor>(Object.entries({ tess, theo, sol, ava, ben }));

export interface PresenceProcess {
  site: Platform;
  url: string;
  changes: string[];
  stop(): Promise<void>;
}

/** A chat log that everybody may read and in which nothing ever happens. */
const emptyLog: LogProvider = {
  mayRead: async () => true,
  after: async () => [],
  live: async (_actor: PersonActor, sid: string) => ({ t: "live", sid, headSeq: 0 }) as never,
  heads: async () => new Map(),
};

/** One process with the stream, settings and presence, and nothing else of the product. */
export async function startPresenceProcess(
  databaseUrl: string,
  options: ProcessOptions & { clock?: Clock } = {},
): Promise<PresenceProcess> {
  const clock = options.clock ?? systemClock();
  const server = await startProcess(databaseUrl, people, { provider: () => emptyLog, ...options, clock });
  const { db, realtime, metrics } = server;
  const settings = createSettings({ db, testMode: true });
  settings.declare(chatSettings.idleMinutes as never);
  settings.connect(realtime);
  const config = { siteId: "demo", testMode: true } as Config;
  const log = createLog("silent");
  const reactions = createReactions();
  const site: Platform = { config, clock, log, db, settings, realtime, reactions, metrics, draining: false };
  installPresence(site);
  const changes: string[] = [];
  onPresenceChange(site, ({ kind, id }, from, to) => void changes.push(`${kind} ${id}: ${from} to ${to}`));
  const stopPresence = await startPresence(site);
  const stop = async () => {
    await stopPresence();
    await server.stop();
  };
  return { site, url: server.url, changes, stop };
}

export const states = (client: Received, userId: string) =>
  client
    .of("presence")
    .filter((frame) => frame.userId === userId)
    .map(({ state }) => state);

export const shows = (client: Received, userId: string, state: PresenceState, withinMs = 12_000) =>
  client.until(() => states(client, userId).at(-1) === state, withinMs, `${userId} to be ${state}`);

export async function becomes(site: Platform, userId: string, state: PresenceState): Promise<void> {
  for (let i = 0; ; i++) {
    const now = (await presenceOfUsers(site, [userId])).get(userId);
    if (now === state) return;
    if (i > 300) throw new Error(`${userId} is ${now}, not ${state}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** Everything that has happened is stored and evaluated, as it would be within a second or two. */
export async function settle(site: Platform): Promise<void> {
  // Closing takes a turn to reach the server.
  await pause(100);
  const { recorder, sweeper } = presenceAt(site);
  await recorder.flush();
  await sweeper.sweep();
  await pause(50);
}

export const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
