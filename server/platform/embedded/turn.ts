import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const STALE_AFTER = 120_000;

/**
 * Runs `work` while no other process starts a database in this folder: two servers started at the same moment take turns,
 * and the second then finds the first one running.
 */
export async function inTurn<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = join(dataDir, "starting");
  for (;;) {
    try {
      await writeFile(file, String(process.pid), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      if (await isStale(file)) await rm(file, { force: true });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function isStale(file: string): Promise<boolean> {
  const [pid, age] = await Promise.all([
    readFile(file, "utf8").then(Number),
    stat(file).then(({ mtimeMs }) => Date.now() - mtimeMs),
  ]).catch(() => [0, 0] as const);
  if (age > STALE_AFTER) return true;
  // Empty for a moment, between being made and being written.
  return pid > 0 && !isAlive(pid);
}

/** Whether a process with this number exists, of whatever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
