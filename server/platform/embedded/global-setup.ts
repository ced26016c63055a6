import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { migrate } from "../db/migrate.ts";
import { startEmbedded } from "./index.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A database on the test server that is migrated and that nobody is connected to. */
    templateDatabase: { server: string; name: string };
  }
}

/**
 * Vitest global set-up: one PostgreSQL for the whole run (the server of TEST_DATABASE_URL, else an embedded one in a
 * temporary folder, without durability) and in it one migrated template that `createTestDatabase` clones.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const outside = process.env.TEST_DATABASE_URL;
  const server = outside ? { url: outside, stop: async () => {} } : await throwAwayServer();
  const name = `deskbell_template_${randomBytes(4).toString("hex")}`;
  try {
    await run(server.url, `create database ${name}`);
    await migrate(onDatabase(server.url, name));
  } catch (error) {
    await server.stop();
    throw error;
  }
  project.provide("templateDatabase", { server: server.url, name });
  return async () => {
    if (outside) await run(server.url, `drop database if exists ${name} with (force)`);
    await server.stop();
  };
}

async function throwAwayServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "deskbell-test-"));
  const quiet = { info() {}, warn() {} };
  const server = await startEmbedded({ dataDir: folder, log: quiet, durable: false });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** The same server, another database. */
export function onDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on a connection of its own. */
export async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
