import { type ChildProcess, spawn } from "node:child_process";
import { appendFile, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartFailure } from "../start-failure.ts";
import type { Binaries } from "./binaries.ts";
import type { Owner } from "./owner.ts";
import { type Care, settings } from "./settings.ts";

/** One PostgreSQL cluster on disk: its folder, programs, the user that runs it and the password of its superuser. */
export interface Cluster {
  folder: string;
  logFile: string;
  binaries: Binaries;
  owner: Owner;
  password: string;
  care: Care;
}

/** What a postmaster writes about itself: its process id, its port and whether it accepts connections. */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

const EXTRA_SETTINGS = "deskbell.conf";

/** The address of a database of the cluster. */
export function addressOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://deskbell:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** Makes the cluster on disk if there is none; a half-made one of an interrupted start never counts. */
export async function initialise(cluster: Cluster): Promise<"made" | "found"> {
  const version = await readFile(join(cluster.folder, "PG_VERSION"), "utf8").catch(() => undefined);
  if (version !== undefined) {
    refuseOtherVersion(cluster, Number.parseInt(version, 10));
    return "found";
  }
  const partial = `${cluster.folder}.new-${process.pid}`;
  const passwordFile = `${partial}.password`;
  await mkdir(partial, { mode: 0o700 });
  try {
    await writeFile(passwordFile, cluster.password, { mode: 0o600 });
    if (cluster.owner) {
      await chown(partial, cluster.owner.uid, cluster.owner.gid);
      await chown(passwordFile, cluster.owner.uid, cluster.owner.gid);
    }
    await runInitdb(cluster, partial, passwordFile);
    await appendFile(join(partial, "postgresql.conf"), `\ninclude_if_exists = '${EXTRA_SETTINGS}'\n`);
    await rename(partial, cluster.folder);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(partial, { recursive: true, force: true });
  }
  return "made";
}

function refuseOtherVersion({ folder, binaries }: Cluster, found: number): void {
  if (found === binaries.major) return;
  throw new StartFailure(
    `The database in ${folder} was made by PostgreSQL ${found}; this version of Deskbell brings PostgreSQL ${binaries.major}. ` +
      `Start it once with the Deskbell version that made it and dump it, then restore the dump here; ` +
      `or set DATABASE_URL to a PostgreSQL server that holds the data.`,
  );
}

async function runInitdb(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  const args = [
    `--pgdata=${folder}`,
    "--username=deskbell",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(cluster.care.durable ? [] : ["--no-sync"]),
  ];
  const child = spawn(cluster.binaries.initdb, args, { ...childOptions(cluster), stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.once("error", reject).once("close", resolve),
  );
  if (code !== 0) throw explained("The database could not be created", cluster, output);
}

/** `detached`: a Ctrl+C in the terminal reaches only the server, which stops its database itself, after its own work. */
function childOptions(cluster: Cluster) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PG")));
  return { ...cluster.owner, cwd: "/", detached: process.platform !== "win32", env: { ...env, LC_ALL: "C" } };
}

/** Starts the cluster and resolves when it accepts connections. */
export async function launch(cluster: Cluster, port?: number): Promise<{ child: ChildProcess; port: number }> {
  await keepLogShort(cluster.logFile);
  const extra = join(cluster.folder, EXTRA_SETTINGS);
  await writeFile(extra, settings(cluster.care), { mode: 0o600 });
  if (cluster.owner) await chown(extra, cluster.owner.uid, cluster.owner.gid);
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort());
    const outcome = await launchOn(cluster, chosen);
    if (typeof outcome !== "string") return { child: outcome, port: chosen };
    // Somebody else took the free port in the moment between.
    const taken = /could not bind|Address already in use/i.test(outcome);
    if (!taken || port !== undefined || attempt === 5) throw explained("The database did not start", cluster, outcome);
  }
}

async function launchOn(cluster: Cluster, port: number): Promise<ChildProcess | string> {
  const log = await open(cluster.logFile, "a", 0o600);
  const { size } = await log.stat();
  const args = ["-D", cluster.folder, "-p", String(port), "-h", "127.0.0.1", "-c", "unix_socket_directories="];
  const child = spawn(cluster.binaries.postgres, args, { ...childOptions(cluster), stdio: ["ignore", log.fd, log.fd] });
  let ended = false;
  child.once("exit", () => (ended = true));
  const failed = new Promise<never>((_, reject) => child.once("error", reject));
  await log.close();
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    await Promise.race([sleep(10), failed]);
    if (ended) return (await readFile(cluster.logFile, "utf8")).slice(size);
    const postmaster = await readPostmaster(cluster.folder);
    if (postmaster?.pid === child.pid && postmaster?.ready) return child;
  }
  child.kill("SIGQUIT");
  return `PostgreSQL did not accept connections within 60 s. See ${cluster.logFile}`;
}

async function keepLogShort(file: string): Promise<void> {
  const { size } = await stat(file).catch(() => ({ size: 0 }));
  if (size > 5_000_000) await rename(file, `${file}.1`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What the postmaster of `folder` says about itself; undefined when none says anything. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(folder, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: lines[7]?.trim() === "ready" };
}

/** What PostgreSQL printed, as a sentence that says what to do where the cause is a known one. */
function explained(what: string, cluster: Cluster, output: string): StartFailure {
  const said = output
    .split("\n")
    .filter((line) => /FATAL|PANIC|ERROR|error:|could not|did not/.test(line))
    .slice(-3)
    .join(" ");
  if (/No space left on device/i.test(output)) {
    return new StartFailure(
      `The disk that holds ${cluster.folder} is full. Free some space (the database needs about 100 MB to begin), or set ` +
        "DESKBELL_DATA_DIR to a folder on another disk.",
    );
  }
  if (/Permission denied/i.test(output)) {
    return new StartFailure(
      `${what}: PostgreSQL may not use the folder ${cluster.folder}. It must belong to the user that runs the database. ${said}`,
    );
  }
  return new StartFailure(`${what}. PostgreSQL says: ${said || output.trim() || "nothing"} (log: ${cluster.logFile})`);
}
