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

export interface Database extends Queryable {
  /** Runs `work` in one transaction and returns its result after commit; a throw rolls back. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** A connection of its own for LISTEN. The caller ends it. */
  listener(): Promise<pg.Client>;
  readonly pool: pg.Pool;
  /** Statements sent so far; tests count the statements of hot requests with it. */
  statements: number;
  close(): Promise<void>;
}

/** Opens a pool on `url`. `poolSize` connections, each with durable commits as the server is configured. */
export function openDatabase(url: string, log: Log, poolSize = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, application_name: "deskbell", keepAlive: true });
  const lost = (error: Error) => log.warn({ err: error }, "a database connection was lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const database: Database = {
    pool,
    statements: 0,
    orm: drizzle(pool),
    query: async (statement, values) => {
      database.statements++;
      return (await pool.query(asQuery(statement, values))).rows as never;
    },
    transaction: (work) => runTransaction(database, work),
    listener: async () => {
      const client = new pg.Client({ connectionString: url, application_name: "deskbell-listen", keepAlive: true });
      await client.connect();
      return client;
    },
    close: () => pool.end(),
  };
  return database;
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

/** True for a violation of the named constraint or unique index. */
export function violates(error: unknown, constraint: string): boolean {
  return error instanceof pg.DatabaseError && error.constraint === constraint;
}
