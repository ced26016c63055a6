import { type ChildProcess, spawn } from "node:child_process";

/**
 * Ends PostgreSQL when this process ends in a way that leaves it no time to (SIGKILL, a crash): a shell of a few hundred
 * kilobytes waits on a pipe that closes with this process. On Windows the next start ends the leftover instead.
 */
export function guard(database: ChildProcess): { dismiss(): void } {
  if (process.platform === "win32") return { dismiss() {} };
  const script = 'read -r word && exit 0; kill -INT "$1"';
  const shell = spawn("/bin/sh", ["-c", script, "deskbell-watchdog", String(database.pid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  shell.on("error", () => {});
  shell.stdin.on("error", () => {});
  shell.unref();
  (shell.stdin as unknown as { unref(): void }).unref();
  const dismiss = () => shell.stdin.end("done\n");
  // The number must not be signalled once it may belong to another process.
  database.once("exit", dismiss);
  return { dismiss };
}
