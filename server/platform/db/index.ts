import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { Log } from "../log.ts";

// Instants stay Date; 64-bit integers fit a JavaScript number here (positions, counts).
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** A statement with a name is prepared once per connection; give names to hot statements only. */
export interface Statement {
  name?: string;
  text: string;
}

export interface Queryable {
  query<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    statement: string | Statement,
    values?: unknown[],
  ): Promise<Row[]>;
  /** Drizzle on the same connection, for statements that are not hot. */
  readonly orm: NodePgDatabase;
}

/**
 * Reads run on connections of their own. A transaction may therefore read beside itself (a setting, somebody's presence)
 * while all other connections for writing wait for the row that it holds; with one pool for both that would be a deadlock
 * which PostgreSQL cannot see.
 */
export interface Database extends Queryable {
  /** One statement that changes rows which a transaction may hold: it waits among the transactions. */
  change: Queryable["query"];
  /** Runs `work` in one transaction and returns its result after commit; a throw rolls back. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** A connection of its own for LISTEN. The caller ends it. */
  listener(): Promise<pg.Client>;
  readonly pool: pg.Pool;
  /** Statements sent so far; tests count the statements of hot requests with it. */
  statements: number;
  close(): Promise<void>;
}

/** How long a statement waits for a row, and a caller for a connection, before it is refused, in milliseconds. */
const PATIENCE_MS = 15_000;

/** Opens `poolSize` connections for writing and half as many for reading, each with durable commits as the server has them. */
export function openDatabase(url: string, log: Log, poolSize = 20, { patienceMs = PATIENCE_MS } = {}): Database {
  const open = (max: number) => openPool(url, log, max, patienceMs);
  const pool = open(poolSize);
  const readers = open(Math.max(2, Math.ceil(poolSize / 2)));
  const on =
    (connections: pg.Pool): Queryable["query"] =>
    async (statement, values) => {
      database.statements++;
      return (await connections.query(asQuery(statement, values))).rows as never;
    };
  const database: Database = {
    pool,
    statements: 0,
    orm: drizzle(readers),
    query: on(readers),
    change: on(pool),
    transaction: (work) => runTransaction(database, work),
    listener: async () => {
      const client = new pg.Client({ connectionString: url, application_name: "deskbell-listen", keepAlive: true });
      await client.connect();
      return client;
    },
    close: async () => {
      await Promise.all([pool.end(), readers.end()]);
    },
  };
  return database;
}

function openPool(url: string, log: Log, max: number, patienceMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: "deskbell",
    keepAlive: true,
    connectionTimeoutMillis: patienceMs,
    lock_timeout: patienceMs,
  });
  const lost = (error: Error) => log.warn({ err: error }, "a database connection was lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

function asQuery(statement: string | Statement, values?: unknown[]): pg.QueryConfig {
  return typeof statement === "string" ? { text: statement, values } : { ...statement, values };
}

async function runTransaction<T>(database: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  const query = async (statement: string | Statement, values?: unknown[]) => {
    database.statements++;
    return (await client.query(asQuery(statement, values))).rows as never;
  };
  let orm: NodePgDatabase | undefined;
  try {
    await query("begin");
    const result = await work({
      query,
      get orm() {
        orm ??= drizzle(client);
        return orm;
      },
    });
    await query("commit");
    client.release();
    return result;
  } catch (error) {
    // A connection on which even rollback fails is not put back.
    const rolledBack = await client.query("rollback").then(
      () => true,
      () => false,
    );
    client.release(rolledBack ? undefined : true);
    throw error;
  }
}

/** True when the database had no connection or kept a row too long: the caller may try again in a moment. */
export function isOverloaded(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return error.code === "55P03" || error.code === "53300";
  return error instanceof Error && error.message.startsWith("timeout exceeded when trying to connect");
}

/** True for a violation of the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint;
}
