import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { LaunchOptions } from "@playwright/test";
import packaged, { inflate } from "@sparticuz/chromium";
import { root } from "./root.ts";

const folder = join(root, "node_modules", ".cache", "deskbell-browser");
const program = join(folder, "chromium");

/**
 * How Playwright starts the browser that came with `npm install`: unpacked once, into a folder that nobody else writes. It
 * brings the system libraries that a bare Linux lacks. Elsewhere than on Linux x64 Playwright's own browser is used.
 */
export async function testBrowser(): Promise<LaunchOptions> {
  // The sandbox of Chromium refuses to run as root; the pages here are our own.
  const args = ["--no-sandbox", "--disable-dev-shm-usage", "--font-render-hinting=none"];
  if (process.platform !== "linux" || process.arch !== "x64") return { args };
  if (!existsSync(program)) await unpack();
  const env = withLibraries();
  return { executablePath: program, args, env };
}

/** A run that was broken off leaves nothing behind that looks whole. */
async function unpack(): Promise<void> {
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const before = process.env.TMPDIR;
  // The package unpacks into the temporary folder and takes whatever already lies there.
  process.env.TMPDIR = partial;
  try {
    await packaged.executablePath();
    await inflate(join(root, "node_modules/@sparticuz/chromium/bin/al2023.tar.br"));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
}

function withLibraries(): Record<string, string> | undefined {
  const starts = (env: NodeJS.ProcessEnv) => spawnSync(program, ["--version"], { env }).status === 0;
  if (starts(process.env)) return undefined;
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
    FONTCONFIG_PATH: join(folder, "fonts"),
  };
  if (!starts(env)) throw new Error(`The test browser does not start on this machine: try ${program} --version`);
  return env as Record<string, string>;
}
