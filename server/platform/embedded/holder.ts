import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartFailure } from "../start-failure.ts";
import { addressOf, type Cluster, readPostmaster } from "./cluster.ts";
import { isAlive } from "./turn.ts";

/**
 * Who uses a cluster is answered by the cluster itself: the server holds an advisory lock in it. The lock ends with the
 * server's connection, however the server ends, so that nothing can be left locked.
 */
const LOCK = 727_000;

/** Holds the cluster for this process; fails when another process holds it. */
export async function hold(cluster: Cluster, port: number): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: addressOf(cluster, port, "postgres"),
    application_name: `deskbell holder ${process.pid}`,
    keepAlive: true,
  });
  // The end of the database is noticed by those who query it.
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query("select pg_try_advisory_lock($1) as held", [LOCK]);
  if (rows[0].held) return client;
  const holder = await holderOf(client);
  await client.end();
  throw inUse(cluster, holder);
}

async function holderOf(client: pg.Client): Promise<string> {
  const { rows } = await client.query(
    `select application_name as name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and objid = $1 and granted`,
    [LOCK],
  );
  return String(rows[0]?.name ?? "").replace(/\D+/, "");
}

function inUse(cluster: Cluster, process: string): StartFailure {
  return new StartFailure(
    `Another Deskbell${process ? ` (process ${process})` : ""} is running on the database in ${cluster.folder}. ` +
      "Stop it first, or set DESKBELL_DATA_DIR to another folder for this one, or set DATABASE_URL: " +
      "several processes can share a PostgreSQL server of its own.",
  );
}

/** The port of a running cluster that another Deskbell holds, for administration beside it; undefined when none runs. */
export async function portOfRunning(cluster: Cluster): Promise<number | undefined> {
  const postmaster = await readPostmaster(cluster.folder);
  if (!postmaster || !(await runsPostgres(postmaster.pid))) return undefined;
  return (await use(cluster, postmaster.port)) === "in use" ? postmaster.port : undefined;
}

/**
 * Ends a postmaster that an earlier server left behind (killed, or crashed); fails when it is no leftover but in use.
 * Committed data is safe in both: this is PostgreSQL's own fast shutdown.
 */
export async function endLeftover(cluster: Cluster): Promise<"none" | "ended"> {
  for (const deadline = Date.now() + 30_000; ; await sleep(30)) {
    const postmaster = await readPostmaster(cluster.folder);
    if (!postmaster) return "none";
    if (!(await runsPostgres(postmaster.pid))) {
      await rm(join(cluster.folder, "postmaster.pid"), { force: true });
      return "none";
    }
    const found = await use(cluster, postmaster.port);
    if (found === "in use") await hold(cluster, postmaster.port).then((client) => client.end());
    if (found === "unused") return endProcess(cluster, postmaster.pid, deadline);
    if (Date.now() > deadline) throw stuck(cluster, postmaster.pid);
  }
}

async function endProcess(cluster: Cluster, pid: number, deadline: number): Promise<"ended"> {
  process.kill(pid, "SIGINT");
  while (await runsPostgres(pid)) {
    if (Date.now() > deadline) throw stuck(cluster, pid);
    await sleep(20);
  }
  return "ended";
}

function stuck(cluster: Cluster, pid: number): StartFailure {
  return new StartFailure(
    `A PostgreSQL (process ${pid}) from an earlier start still runs on ${cluster.folder} and answers neither connections nor ` +
      `the request to stop. Look at ${cluster.logFile}, end that process, and start again.`,
  );
}

async function use(cluster: Cluster, port: number): Promise<"in use" | "unused" | "no answer"> {
  const client = new pg.Client({
    connectionString: addressOf(cluster, port, "postgres"),
    connectionTimeoutMillis: 2000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("select pg_try_advisory_lock($1) as unused", [LOCK]);
    return rows[0].unused ? "unused" : "in use";
  } catch {
    return "no answer";
  } finally {
    await client.end().catch(() => {});
  }
}

/** A number in a file says little: after a restart of the machine or the container any other program can have it. */
async function runsPostgres(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return isAlive(pid);
  // Empty for a process that has ended and that nobody waited for.
  return (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).includes("postgres");
}
