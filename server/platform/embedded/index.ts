import { randomBytes } from "node:crypto";
import { access, link, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import pg from "pg";
import { StartFailure } from "../start-failure.ts";
import { type Binaries, copyOfBinaries, installedBinaries, makeExecutable } from "./binaries.ts";
import { addressOf, type Cluster, initialise, launch } from "./cluster.ts";
import { endLeftover, hold, portOfRunning } from "./holder.ts";
import { databaseOwner, type Owner, openForOwner, reaches, refuseClosedFolder } from "./owner.ts";
import { inTurn } from "./turn.ts";
import { guard } from "./watchdog.ts";

export interface EmbeddedOptions {
  /** The database lies in `<dataDir>/postgres`, its password beside it. Made when missing. */
  dataDir: string;
  log: { info(message: string): void; warn(message: string): void };
  /** A free one when absent. Only 127.0.0.1 is listened on. */
  port?: number;
  /** For administration: when a server already runs on this folder, use its database instead of refusing. */
  beside?: boolean;
  /** Only for throw-away databases of tests: without durability, and so faster. */
  durable?: boolean;
}

export interface Embedded {
  /** Address of the database `deskbell`. */
  url: string;
  /** Ends PostgreSQL with everything written; may be called again. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed, on `<dataDir>/postgres`, making the database on the first start. A PostgreSQL
 * that a killed server left behind is ended first. Refuses with a StartFailure when another server uses the folder,
 * when the database's system user cannot reach it, and when the disk is full (spec 00 section 5, `DATABASE_URL`).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const dataDir = await dataFolder(options.dataDir);
  const cluster = await prepare(dataDir, options.durable ?? true);
  const running = options.beside ? await portOfRunning(cluster) : undefined;
  if (running !== undefined) return { url: addressOf(cluster, running, "deskbell"), stop: async () => {} };
  return inTurn(dataDir, () => start(cluster, options));
}

/** Deletes the database in `dataDir` with everything in it; refuses with a StartFailure while a server uses it. */
export async function forgetEmbedded(dataDir: string): Promise<void> {
  const folder = await dataFolder(dataDir);
  if (!(await holdsEmbedded(folder))) return;
  const cluster = await prepare(folder, true);
  await inTurn(folder, async () => {
    await endLeftover(cluster);
    await rm(cluster.folder, { recursive: true, force: true });
  });
}

/** Whether there is a database in `dataDir`. */
export function holdsEmbedded(dataDir: string): Promise<boolean> {
  return access(join(dataDir, "postgres")).then(
    () => true,
    () => false,
  );
}

async function start(cluster: Cluster, { log, port: wanted }: EmbeddedOptions): Promise<Embedded> {
  if ((await endLeftover(cluster)) === "ended") log.warn("ended the PostgreSQL that an earlier start left running");
  await removePartial(cluster);
  if ((await initialise(cluster)) === "made") log.info(`made a new database in ${cluster.folder}`);
  const { child, port } = await launch(cluster, wanted);
  const watchdog = guard(child);
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
    await ended;
    watchdog.dismiss();
  };
  try {
    await hold(cluster, port);
    await createDatabase(cluster, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: addressOf(cluster, port, "deskbell"), stop };
}

async function dataFolder(path: string): Promise<string> {
  const folder = resolve(path);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (error) {
    throw new StartFailure(
      `The data folder ${folder} cannot be made (${(error as Error).message}). Set DESKBELL_DATA_DIR to a folder that you may write.`,
    );
  }
}

async function prepare(dataDir: string, durable: boolean): Promise<Cluster> {
  const owner = await databaseOwner();
  await openForOwner(dataDir, owner);
  const binaries = await reachableBinaries(dataDir, owner);
  const password = await keptPassword(join(dataDir, "postgres-password"));
  const folder = join(dataDir, "postgres");
  return { folder, logFile: join(dataDir, "postgres.log"), binaries, owner, password, care: { durable } };
}

async function reachableBinaries(dataDir: string, owner: Owner): Promise<Binaries> {
  const installed = await installedBinaries();
  await makeExecutable(installed);
  if (!owner) return installed;
  const found = reaches(owner, installed.postgres, dataDir);
  if (found === "yes") return installed;
  if (found === "not the folder") return refuseClosedFolder(dataDir, owner);
  const copy = await copyOfBinaries(installed, dataDir);
  if (reaches(owner, copy.postgres, dataDir) !== "yes") return refuseClosedFolder(dataDir, owner);
  return copy;
}

async function keptPassword(file: string): Promise<string> {
  const kept = await readFile(file, "utf8").catch(() => undefined);
  if (kept !== undefined) return kept.trim();
  const draft = `${file}.${process.pid}`;
  try {
    await writeFile(draft, randomBytes(24).toString("base64url"), { mode: 0o600 });
    // Never seen half-written, and the first of two processes decides.
    await link(draft, file).catch((error) => {
      if (error.code !== "EEXIST") throw error;
    });
  } catch (error) {
    throw new StartFailure(
      `The data folder cannot be written (${(error as Error).message}). ` +
        "Set DESKBELL_DATA_DIR to a folder that you may write, on a disk with some space.",
    );
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(file, "utf8")).trim();
}

async function removePartial(cluster: Cluster): Promise<void> {
  const parent = resolve(cluster.folder, "..");
  for (const name of await readdir(parent)) {
    if (name.startsWith("postgres.new-")) await rm(join(parent, name), { recursive: true, force: true });
  }
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new pg.Client({ connectionString: addressOf(cluster, port, "postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'deskbell'");
    if (rowCount === 0) await client.query("create database deskbell");
  } finally {
    await client.end();
  }
}
