import { existsSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.mjs";
import { buildPortals } from "./portals.mjs";
import { Failure, fail, root } from "./say.mjs";
import { runServer } from "./server.mjs";

/** What a verb of `node scripts/run.mjs` runs under Node.js 26, and whether it needs the portals. */
const programs = {
  demo: { program: ["server/main.ts", "demo"], portals: true },
  start: { program: ["server/main.ts", "serve"], portals: true },
  cli: { program: ["server/main.ts"], portals: false },
  bench: { program: ["bench/main.ts"], portals: true },
  replay: { program: ["bench/replay.ts"], portals: false },
};

/** Runs one verb with its arguments and ends the process with its exit code. */
export async function main([verb, ...args]) {
  try {
    process.exitCode = await run(verb, args);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    fail(error.message);
    process.exitCode = 1;
  }
}

async function run(verb, args) {
  await install();
  if (["test", "check", "test-database"].includes(verb)) {
    const { runChecks, runDatabaseTests, runTests } = await import("./test.mjs");
    return { test: runTests, check: runChecks, "test-database": runDatabaseTests }[verb](args);
  }
  const chosen = programs[verb];
  if (!chosen)
    throw new Failure(
      `Unknown command ${verb}. Use one of: ${Object.keys(programs).join(", ")}, test, test-database, check.`,
    );
  if (!existsSync(join(root, chosen.program[0])))
    throw new Failure(`${chosen.program[0]} is missing from this checkout.`);
  if (chosen.portals || args[0] === "serve" || args[0] === "demo") {
    if (!args.includes("--help") && !args.includes("-h")) await buildPortals();
  }
  return runServer([...chosen.program, ...args]);
}
