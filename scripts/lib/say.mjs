import { spawn } from "node:child_process";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Something that the person at the keyboard can put right; the message says how. Printed without a stack. */
export class Failure extends Error {}

// Everything goes to stderr: stdout belongs to the command (`api-key create` prints only the key there).
export function say(line) {
  process.stderr.write(`${line}\n`);
}

export function fail(message) {
  say(`\n${message}`);
}

/** Says that a step begins, and now and then that it still goes on, until the returned function is called. */
export function step(doing) {
  const began = Date.now();
  say(`- ${doing} ...`);
  const timer = setInterval(() => say(`  ... ${Math.round((Date.now() - began) / 1000)} s`), 15_000);
  timer.unref();
  return (done = "done") => {
    clearInterval(timer);
    say(`  ${done} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  };
}

/** Runs a program to its end; resolves with its exit code and what it printed, also on failure. */
export function capture(command, args, options = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ["ignore", "pipe", "pipe"] });
    endWithUs(child);
    let output = "";
    let stdout = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      stdout += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", (error) => done({ code: 127, output: `${output}${error.message}`, stdout }));
    child.once("close", (code, signal) => done({ code: code ?? 1, signal, output, stdout }));
  });
}

/** A stop signal ends the program that we wait for, and then us. */
function endWithUs(child) {
  const end = (signal) => {
    child.kill(signal);
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  child.once("close", () => {
    process.off("SIGINT", end);
    process.off("SIGTERM", end);
  });
}

/** The npm that runs this script, as a command: npm says where its program lies. */
export function npmCommand(node = process.execPath) {
  const program = process.env.npm_execpath;
  if (program?.endsWith("npm-cli.js")) return [node, program];
  return [process.platform === "win32" ? "npm.cmd" : "npm"];
}
