import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as runMigrations } from "drizzle-orm/node-postgres/migrator";
import { runMigrations as runWorkerMigrations } from "graphile-worker";
import pg from "pg";

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/** Brings the database at `url` to the newest shape; safe to run again and from several processes at once. */
export async function migrate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One process at a time: the others wait here and find nothing left to do.
    await client.query("select pg_advisory_lock(727001)");
    await runMigrations(drizzle(client), { migrationsFolder, migrationsSchema: "deskbell_migrations" });
    await runWorkerMigrations({ connectionString: url });
  } finally {
    await client.end();
  }
}
