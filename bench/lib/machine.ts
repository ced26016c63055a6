import { readFileSync } from "node:fs";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import pg from "pg";

export interface Machine {
  processor: string;
  cores: number;
  memory: string;
  system: string;
  node: string;
  postgres: string;
  /** Load average of the last minute when the run began. */
  load: string;
}

export async function describeMachine(databaseUrl: string): Promise<Machine> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query("select current_setting('server_version') as version");
  await client.end();
  return {
    processor: cpus()[0]?.model.trim() || "unknown",
    cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    postgres: String(rows[0].version).split(" ")[0]!,
    load: loadavg()[0]!.toFixed(1),
  };
}

/** Resident memory of a process in bytes; undefined where there is no /proc. */
export function residentBytes(pid: number): number | undefined {
  const status = readProc(pid, "status");
  return status === undefined ? undefined : Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
}

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
