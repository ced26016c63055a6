import type { Config } from "./platform/config.ts";
import { migrate } from "./platform/db/migrate.ts";
import { startEmbedded } from "./platform/embedded/index.ts";
import type { Log } from "./platform/log.ts";
import { openSite, type Site } from "./site.ts";

/** Words for the person at the keyboard, one line a step. */
export type Say = (line: string) => void;

export interface Opening {
  /** For administration while a server runs on the same data folder. */
  beside?: boolean;
}

export interface Started {
  site: Site;
  /** Stops the site and, where this process started it, the database. */
  stop(): Promise<void>;
}

interface OpenDatabase {
  url: string;
  stop(): Promise<void>;
}

/** A migrated database: the configured one, or the embedded one, which this starts. */
export async function openDatabaseOf(config: Config, log: Log, say: Say, how: Opening = {}): Promise<OpenDatabase> {
  if (!config.databaseUrl) say("Starting the database");
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: async () => {} }
    : await startEmbedded({ dataDir: config.dataDir, log, beside: how.beside });
  try {
    await migrate(database.url);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** A site on its database, not yet serving. */
export async function start(config: Config, log: Log, say: Say, how: Opening = {}): Promise<Started> {
  const database = await openDatabaseOf(config, log, say, how);
  try {
    const site = await openSite({ config, databaseUrl: database.url, log, ...forLoads(config) });
    return {
      site,
      async stop() {
        await site.stop();
        await database.stop();
      },
    };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** For loads and chaos runs on this machine: honoured only in test mode, which is refused for any address but loopback. */
function forLoads({ testMode }: Config): { rateLimits: boolean; lostFrames: number } {
  if (!testMode) return { rateLimits: true, lostFrames: 0 };
  const { DESKBELL_RATE_LIMITS, DESKBELL_DROP_FRAMES } = process.env;
  return { rateLimits: DESKBELL_RATE_LIMITS !== "off", lostFrames: Number(DESKBELL_DROP_FRAMES ?? 0) };
}
