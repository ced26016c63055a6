import { spawn } from "node:child_process";
import { constants } from "node:os";
import { node26, withNode26 } from "./install.mjs";
import { root } from "./say.mjs";

/**
 * Runs a TypeScript program under Node.js 26 with this terminal and resolves with its exit code. A signal is passed on once;
 * Ctrl+C reaches the program also directly, through the terminal.
 */
export function runServer(args) {
  const child = spawn(node26, ["--disable-warning=ExperimentalWarning", ...args], {
    cwd: root,
    stdio: "inherit",
    env: withNode26(),
  });
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", pass);
  process.on("SIGTERM", pass);
  process.on("SIGHUP", pass);
  return new Promise((done, refuse) => {
    child.once("error", refuse);
    child.once("exit", (code, signal) => done(code ?? 128 + constants.signals[signal]));
  });
}
