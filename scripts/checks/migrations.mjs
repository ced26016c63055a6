// The migrations make exactly the tables that the code declares: generating from the tables yields nothing new.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import config from "../../server/drizzle.config.ts";

const server = resolve("server");
const copy = mkdtempSync(join(server, "node_modules", ".migrations-"));
try {
  cpSync(join(server, config.out), copy, { recursive: true });
  const before = readdirSync(copy);
  const own = join(copy, "config.json");
  writeFileSync(own, JSON.stringify({ ...config, out: relative(server, copy) }));
  kit("check", own);
  const said = kit("generate", own);
  const added = readdirSync(copy).filter((name) => name.endsWith(".sql") && !before.includes(name));
  if (added.length > 0 || !/No schema changes/.test(said)) {
    console.error(`${said}\nThe tables have changed: run npx drizzle-kit generate in server and review the SQL.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function kit(command, configuration) {
  const run = spawnSync("drizzle-kit", [command, "--config", configuration], {
    cwd: server,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 120_000,
    shell: process.platform === "win32",
  });
  const said = `${run.stdout}${run.stderr}`;
  if (run.status !== 0) {
    console.error(`drizzle-kit ${command} failed:\n${said}`);
    process.exitCode = 1;
  }
  return said;
}
