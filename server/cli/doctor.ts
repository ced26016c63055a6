import { access, constants, readFile, stat, statfs } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import type { Config } from "../platform/config.ts";
import { startEmbedded } from "../platform/embedded/index.ts";
import { checkDatabase, checkPort, type DatabaseFacts } from "./checks.ts";

/** One line of the report. `info` needs no action. */
export interface Finding {
  state: "ok" | "info" | "wrong";
  what: string;
  said: string;
}

const DISK_NEEDED = 500 * 2 ** 20;
const CLOCK_TOLERANCE_MS = 2000;

/** Looks at everything that a start needs and changes nothing but what a start would. The report holds no secret. */
export async function examine(config: Config, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  return [
    checkNode(),
    await examineFolder(config.dataDir),
    await examineDisk(config.dataDir),
    ...(await examineDatabase(config)),
    await attempt("port", async () => {
      await checkPort(config.host, config.port).catch(async (error) => {
        if (await answersAsDeskbell(config)) throw new Already();
        throw error;
      });
      return `${config.host}:${config.port} is free`;
    }),
    checkSecret(environment),
    { state: "info", what: "address", said: config.publicUrl },
    checkSite(config),
    { state: "info", what: "redis", said: config.redisUrl ? `configured: ${redacted(config.redisUrl)}` : "not used" },
    {
      state: "info",
      what: "mail",
      said: config.smtpUrl ? `configured: ${redacted(config.smtpUrl)}` : "kept, not sent",
    },
  ];
}

class Already extends Error {}

async function attempt(what: string, look: () => Promise<string>): Promise<Finding> {
  try {
    return { state: "ok", what, said: await look() };
  } catch (error) {
    if (error instanceof Already) return { state: "info", what, said: "a Deskbell is running on it" };
    return { state: "wrong", what, said: (error as Error).message };
  }
}

function checkNode(): Finding {
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= 26) return { state: "ok", what: "node", said: version };
  const said = `${version} is too old: start Deskbell with npm run, which uses the Node.js 26 that the repository brings.`;
  return { state: "wrong", what: "node", said };
}

async function examineFolder(folder: string): Promise<Finding> {
  return attempt("data folder", async () => {
    const { mode } = await stat(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
      throw new Error(`${folder} cannot be written by this user. Start as its owner, or set DESKBELL_DATA_DIR.`);
    });
    const open = (mode & 0o004) !== 0 && process.platform !== "win32";
    return open ? `${folder} (every user of this machine can list it; to close it: chmod o-rwx ${folder})` : folder;
  });
}

async function examineDisk(folder: string): Promise<Finding> {
  return attempt("disk", async () => {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    if (free < DISK_NEEDED)
      throw new Error(`only ${megabytes(free)} free for ${folder}; keep at least ${megabytes(DISK_NEEDED)}`);
    return `${megabytes(free)} free`;
  });
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 2 ** 20)} MB`;
}

async function examineDatabase(config: Config): Promise<Finding[]> {
  const quiet = { info() {}, warn() {} };
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, log: quiet, beside: true }).catch((error: Error) => error);
  if (embedded instanceof Error) return [{ state: "wrong", what: "database", said: embedded.message }];
  const url = config.databaseUrl ?? (embedded?.url as string);
  try {
    let facts: DatabaseFacts | undefined;
    const reachable = await attempt("database", async () => {
      facts = await checkDatabase(url);
      return `PostgreSQL ${facts.version}, ${config.databaseUrl ? redacted(url) : "embedded"}`;
    });
    return facts ? [reachable, checkClock(facts), await examineMigrations(url)] : [reachable];
  } finally {
    await embedded?.stop();
  }
}

function checkClock({ clockAheadMs }: DatabaseFacts): Finding {
  if (Math.abs(clockAheadMs) <= CLOCK_TOLERANCE_MS)
    return { state: "ok", what: "clock", said: "agrees with the database" };
  const [seconds, way] = [Math.abs(clockAheadMs / 1000).toFixed(1), clockAheadMs > 0 ? "ahead of" : "behind"];
  const said = `the database's clock is ${seconds} s ${way} this machine's. Synchronise both with a time server (NTP).`;
  return { state: "wrong", what: "clock", said };
}

async function examineMigrations(url: string): Promise<Finding> {
  return attempt("migrations", async () => {
    const pending = await pendingMigrations(url);
    if (pending.length === 0) return "none pending";
    throw new Error(`${pending.length} pending (${pending.join(", ")}). Run: npm run deskbell -- migrate`);
  });
}

/** Names of the migrations that this version brings and the database at `url` does not have. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const journal = fileURLToPath(new URL("../migrations/meta/_journal.json", import.meta.url));
  const { entries } = JSON.parse(await readFile(journal, "utf8")) as { entries: { tag: string; when: number }[] };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query("select to_regclass('deskbell_migrations.__drizzle_migrations') as found");
    if (!found.rows[0].found) return entries.map(({ tag }) => tag);
    const { rows } = await client.query(
      "select coalesce(max(created_at), 0)::float as last from deskbell_migrations.__drizzle_migrations",
    );
    return entries.filter(({ when }) => when > rows[0].last).map(({ tag }) => tag);
  } finally {
    await client.end();
  }
}

async function answersAsDeskbell(config: Config): Promise<boolean> {
  const host = config.host === "0.0.0.0" || config.host === "::" ? "localhost" : config.host;
  const response = await fetch(`http://${host}:${config.port}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(
    () => undefined,
  );
  return response?.ok ?? false;
}

function checkSecret(environment: NodeJS.ProcessEnv): Finding {
  return environment.DESKBELL_SECRET
    ? {
        state: "ok",
        what: "secret",
        said: `from the environment, ${Buffer.byteLength(environment.DESKBELL_SECRET)} bytes`,
      }
    : { state: "ok", what: "secret", said: "kept in the data folder; back it up with the database" };
}

function checkSite(config: Config): Finding {
  return { state: "info", what: "site", said: `${config.siteId}${config.testMode ? ", in test mode" : ""}` };
}

/** An address without user and password. */
function redacted(address: string): string {
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

/** The report as text, one line a finding. */
export function asText(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings.map(({ state, what, said }) => `${state.padEnd(5)}  ${what.padEnd(width)}  ${said}\n`).join("");
}
