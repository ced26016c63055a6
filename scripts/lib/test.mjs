import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { asLine, playwrightCounts, sum, vitestCounts } from "./counts.mjs";
import { node26, withNode26 } from "./install.mjs";
import { buildPortals } from "./portals.mjs";
import { capture, Failure, fail, npmCommand, root, say, step } from "./say.mjs";

const results = join(root, "test-results");
const program = (name) => join(root, "node_modules", ".bin", name);
const npm = (...args) => [...npmCommand(node26), ...args];

/** Everything that is checked without running the product, in the order in which it is quickest to fail. */
const checks = [
  ["format and lint", program("biome"), "check", "--no-errors-on-unmatched", "."],
  ...["common", "server", "web", "bench", "e2e"].map((name) => [
    `types of ${name}`,
    program("tsc"),
    "-p",
    name,
    "--noEmit",
  ]),
  [
    "boundaries",
    program("depcruise"),
    "--config",
    ".dependency-cruiser.cjs",
    "common",
    "server",
    "web",
    "bench",
    "e2e",
  ],
  ["unused code", program("knip"), "--no-progress"],
  ["lock file", node26, "scripts/checks/lock-file.mjs"],
  ["licences", node26, "scripts/checks/licences.mjs"],
  ["documents match the code", node26, "scripts/checks/documents.mjs"],
  ["migrations match the tables", node26, "scripts/checks/migrations.mjs"],
  ["translations", ...npm("run", "--silent", "check:catalogs", "-w", "web")],
];

/** Runs the static checks; resolves with an exit code. */
export async function runChecks() {
  return (await failedChecks(checks)) > 0 ? 1 : 0;
}

/** Runs everything that CI runs and prints the counts on the last line; resolves with an exit code. */
export async function runTests(args) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const broken = await failedChecks(checks);
  const counts = [{ passed: 0, failed: broken, skipped: 0 }];
  counts.push(await runVitest("unit, module and server tests", args));
  counts.push(await buildAndBrowse());
  const total = sum(counts);
  process.stdout.write(`\n${asLine(total)}\n`);
  return total.failed > 0 ? 1 : 0;
}

async function failedChecks(list) {
  let failed = 0;
  for (const [name, command, ...args] of list) {
    const done = step(name);
    const { code, output } = await capture(command, args, { env: withNode26() });
    if (code === 0) {
      done("ok");
      continue;
    }
    failed++;
    done("FAILED");
    say(output.trim().replace(/^/gm, "    "));
  }
  return failed;
}

async function runVitest(name, args) {
  const report = join(results, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  say(`- ${name} ...`);
  const code = await show(program("vitest"), ["run", ...reporters, ...args]);
  return atLeastOne(code, existsSync(report) ? vitestCounts(JSON.parse(readFileSync(report, "utf8"))) : undefined);
}

async function buildAndBrowse() {
  try {
    await buildPortals();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    fail(error.message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const heavy = await failedChecks([["size of the portals", ...npm("run", "--silent", "check:size", "-w", "web")]]);
  return sum([{ passed: 0, failed: heavy, skipped: 0 }, await runPlaywright()]);
}

async function runPlaywright() {
  const { scripts = {} } = JSON.parse(readFileSync(join(root, "e2e", "package.json"), "utf8"));
  if (!scripts.e2e) {
    say("- browser tests: there are none (no script e2e in e2e/package.json)");
    return { passed: 0, failed: 0, skipped: 0 };
  }
  const report = join(results, "playwright.json");
  say("- browser tests ...");
  const [command, ...args] = npm("run", "--silent", "e2e", "-w", "e2e", "--", "--reporter=list,json");
  const code = await show(command, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  return atLeastOne(code, existsSync(report) ? playwrightCounts(JSON.parse(readFileSync(report, "utf8"))) : undefined);
}

/** A run that failed has at least one failure, also when it died before it could count. */
function atLeastOne(code, counts = { passed: 0, failed: 0, skipped: 0 }) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Runs a program with its output shown, and resolves with its exit code. */
function show(command, args, environment = {}) {
  const env = { ...withNode26(), ...environment };
  const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((done, refuse) => {
    child.once("error", refuse);
    child.once("close", (code) => done(code ?? 1));
  });
}

/** The tests of the Vitest project `database` once more, on the servers that the environment names. */
export async function runDatabaseTests() {
  mkdirSync(results, { recursive: true });
  const counts = await runVitest("server tests on the outside PostgreSQL and Redis", ["--project", "database"]);
  process.stdout.write(`\n${asLine(counts)}\n`);
  return counts.failed > 0 ? 1 : 0;
}
