import pg from "pg";
import type { Config } from "./platform/config.ts";
import { migrate } from "./platform/db/migrate.ts";
import { startEmbedded } from "./platform/embedded/index.ts";
import type { Log } from "./platform/log.ts";
import { StartFailure } from "./platform/start-failure.ts";
import { openSite, type Site } from "./site.ts";

/** Words for the person at the keyboard, one line a step. */
export type Say = (line: string) => void;

export interface Opening {
  /** For administration while a server runs on the same data folder. */
  beside?: boolean;
  /** Throw away what is in the database first; refused for anything but a demo site. */
  reset?: boolean;
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
    if (how.reset) await emptyDemo(database.url, say);
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
    const site = await openSite({ config, databaseUrl: database.url, log });
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

/** Nobody loses a real site by a flag: only an empty database or the demo site is thrown away. */
async function emptyDemo(url: string, say: Say): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('agent') is not null as known");
    if (rows[0].known) {
      const agents = await client.query(
        "select count(*)::int as all, count(*) filter (where email = 'mia@northwind.example')::int as demo from agent",
      );
      if (agents.rows[0].all > 0 && agents.rows[0].demo === 0) {
        throw new StartFailure(
          "--reset is refused: this database holds a site that is not the demo. Give DATABASE_URL or DESKBELL_DATA_DIR of a demo site.",
        );
      }
    }
    say("Throwing the old demo site away");
    await client.query(
      "drop schema if exists public, graphile_worker, deskbell_migrations cascade; create schema public",
    );
  } finally {
    await client.end();
  }
}
