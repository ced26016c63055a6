import { createServer } from "node:net";
import pg from "pg";
import { StartFailure } from "../platform/start-failure.ts";

const OLDEST_POSTGRES = 15;

/** What a reachable database server says about itself. */
export interface DatabaseFacts {
  version: string;
  /** How much later the database's clock is than this process's, in milliseconds. */
  clockAheadMs: number;
}

/**
 * Connects once. Refuses with a StartFailure that says what to do: no such host, nobody listening, wrong password, no such
 * database, no right to create tables, PostgreSQL older than 15. The address is repeated without its password.
 */
export async function checkDatabase(url: string): Promise<DatabaseFacts> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "deskbell",
  });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartFailure(unreachable(url, error as NodeJS.ErrnoException));
  }
  try {
    const sent = Date.now();
    const { rows } = await client.query(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major,
              extract(epoch from clock_timestamp()) * 1000 as now, has_database_privilege(current_database(), 'create') as may_create`,
    );
    const { version, major, now, may_create: mayCreate } = rows[0];
    if (major < OLDEST_POSTGRES) throw new StartFailure(tooOld(url, version));
    if (!mayCreate) throw new StartFailure(noRight(url));
    return { version, clockAheadMs: Math.round(Number(now) - (sent + Date.now()) / 2) };
  } finally {
    await client.end().catch(() => {});
  }
}

function unreachable(url: string, error: NodeJS.ErrnoException): string {
  const { hostname, port, pathname, username } = new URL(url);
  const place = `${hostname}:${port || 5432}`;
  const database = decodeURIComponent(pathname.slice(1));
  const first = (error as AggregateError).errors?.[0] as NodeJS.ErrnoException | undefined;
  const sentences: Record<string, string> = {
    ECONNREFUSED: `Nothing answers at ${place}. Start PostgreSQL there, or correct host and port in DATABASE_URL.`,
    ENOTFOUND: `There is no host named ${hostname}. Correct the host in DATABASE_URL.`,
    EAI_AGAIN: `The host name ${hostname} cannot be looked up now. Check the network and the host in DATABASE_URL.`,
    ETIMEDOUT: `${place} does not answer. Check firewall, host and port in DATABASE_URL.`,
    "28P01": `PostgreSQL at ${place} refuses the password of user ${username}. Correct user and password in DATABASE_URL.`,
    "28000": `PostgreSQL at ${place} does not let user ${username} in. Check user and pg_hba.conf: ${error.message}`,
    "3D000": `There is no database ${database} at ${place}. Make it with: createdb ${database}, or correct the end of DATABASE_URL.`,
    "53300": `PostgreSQL at ${place} has no free connection. Raise max_connections, or end other programs.`,
    "57P03": `PostgreSQL at ${place} is starting up or shutting down. Try again in a moment.`,
  };
  const known = sentences[error.code ?? ""] ?? sentences[first?.code ?? ""];
  const timedOut = /timeout/i.test(error.message) ? sentences.ETIMEDOUT : undefined;
  const reason = known ?? timedOut ?? `PostgreSQL at ${place} cannot be used: ${error.message}`;
  return `The database cannot be reached. ${reason}`;
}

function tooOld(url: string, version: string): string {
  return (
    `PostgreSQL at ${new URL(url).host} is ${version}; Deskbell needs ${OLDEST_POSTGRES} or newer. ` +
    "Upgrade it, or leave DATABASE_URL out to use the embedded one."
  );
}

function noRight(url: string): string {
  const { pathname, username } = new URL(url);
  const database = decodeURIComponent(pathname.slice(1));
  return (
    `The user ${username} may not create anything in the database ${database}. ` +
    `Let it own the database: alter database "${database}" owner to "${username}"`
  );
}

/** Refuses with a StartFailure when the address cannot be listened on. */
export async function checkPort(host: string, port: number): Promise<void> {
  const server = createServer();
  try {
    await new Promise<void>((done, refuse) =>
      server.once("error", refuse).listen({ host, port, exclusive: true }, done),
    );
  } catch (error) {
    throw new StartFailure(cannotListen(host, port, error as NodeJS.ErrnoException));
  }
  await new Promise((done) => server.close(done));
}

function cannotListen(host: string, port: number, error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program (perhaps another Deskbell). Stop that one, or choose another port: PORT=${port === 65535 ? 8081 : port + 1}`;
    case "EACCES":
      return `This user may not listen on port ${port}: ports below 1024 are for root. Choose another one, for example PORT=8080, and put a reverse proxy before it.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `This machine has no address ${host}. Set HOST to one of its own, to 127.0.0.1, or to 0.0.0.0 for all.`;
    default:
      return `Deskbell cannot listen on ${host}, port ${port}: ${error.message}`;
  }
}

/** The sentence for an error that ends the command, or undefined for one that is a fault of the program. */
export function explain(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof StartFailure || error.name === "Refusal") return error.message;
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (error.message.includes("listen") && port !== undefined) return cannotListen(address ?? "", port, error);
  if (code === "ENOSPC") return `The disk is full (${error.message}). Free some space and start again.`;
  if (code === "53100") return "The disk of the database is full. Free some space there and start again.";
  return undefined;
}
