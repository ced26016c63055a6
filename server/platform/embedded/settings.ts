import { totalmem } from "node:os";

/** How careful the cluster is with its data: only throw-away test clusters may be `false`. */
export interface Care {
  durable: boolean;
}

/**
 * PostgreSQL's settings as configuration lines. They are written anew at every start, so that they follow the version
 * and the machine; `ALTER SYSTEM` overrides them.
 */
export function settings({ durable }: Care, memory = totalmem()): string {
  const megabytes = memory / 2 ** 20;
  const shared = clamp(megabytes / 16, 64, 1024);
  const lines: Record<string, string | number> = {
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(128, Math.floor(megabytes / 2))}MB`,
    work_mem: "8MB",
    maintenance_work_mem: `${clamp(megabytes / 32, 64, 512)}MB`,
    max_wal_size: "1GB",
    random_page_cost: 1.1,
    // Short statements only: compiling them costs more than it saves.
    jit: "off",
    fsync: durable ? "on" : "off",
    synchronous_commit: durable ? "on" : "off",
    full_page_writes: durable ? "on" : "off",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    // A statement's text can hold what people wrote to each other: it stays out of the log file.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_min_messages: "error",
    log_checkpoints: "off",
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join("");
}

function clamp(value: number, low: number, high: number): number {
  return Math.floor(Math.min(high, Math.max(low, value)));
}
