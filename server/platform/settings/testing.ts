import { type Clock, systemClock } from "../clock.ts";
import { type Database, openDatabase } from "../db/index.ts";
import { createLog } from "../log.ts";
import type { Platform } from "../platform.ts";
import { createReactions } from "../reactions.ts";
import type { Realtime } from "../realtime/index.ts";
import { type Write, write } from "../write.ts";
import { createSettings, type Settings, type SettingsOptions } from "./index.ts";

export interface SettingsProcess {
  db: Database;
  settings: Settings;
  clock: Clock;
  write<T>(work: (w: Write) => Promise<T>): Promise<T>;
}

/** What one server process has of the settings: its own pool and caches on a shared database. For tests. */
export function settingsProcess(url: string, options: Partial<SettingsOptions> = {}): SettingsProcess {
  const log = createLog("silent");
  const db = openDatabase(url, log, 4);
  const settings = createSettings({ db, ...options });
  const clock = systemClock();
  const platform = { db, settings, clock, log, reactions: createReactions() } as unknown as Platform;
  return { db, settings, clock, write: (work) => write(platform, work) };
}

/** Carries broadcasts between the processes of one test, each to all, the sender included. */
export function broadcastLine(): Pick<Realtime, "broadcast" | "onBroadcast"> {
  const listeners: { topic: string; listener: (payload: unknown) => void }[] = [];
  return {
    broadcast(topic, payload) {
      const frame = JSON.stringify(payload);
      for (const heard of listeners) if (heard.topic === topic) heard.listener(JSON.parse(frame));
    },
    onBroadcast: (topic, listener) => listeners.push({ topic, listener }),
  };
}
