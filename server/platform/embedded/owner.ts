import { spawnSync } from "node:child_process";
import { chmod, chown, readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { StartFailure } from "../start-failure.ts";

/** The system user that PostgreSQL runs as; undefined: the same user as the server. */
export type Owner = { uid: number; gid: number } | undefined;

const USER = "deskbell-postgres";

/**
 * PostgreSQL refuses to run as root. As root this finds or creates the system user `deskbell-postgres`; as anyone else
 * (and on Windows) PostgreSQL simply runs as that user.
 */
export async function databaseOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp();
  if (known) return known;
  const failures: string[] = [];
  for (const [program, ...args] of [
    ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", USER],
    ["adduser", "--system", "--group", "--no-create-home", USER],
    ["adduser", "-S", "-D", "-H", USER],
  ] as const) {
    const run = spawnSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const created = await lookUp();
    if (created) return created;
    failures.push(`${program}: ${run.error?.message ?? run.stderr.trim()}`);
  }
  throw new StartFailure(
    `PostgreSQL does not run as root, and the system user ${USER} could not be created (${failures.join("; ")}). ` +
      `Create the user ${USER} yourself, or start Deskbell as an ordinary user, or set DATABASE_URL.`,
  );
}

async function lookUp(): Promise<Owner> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const fields = passwd
    .split("\n")
    .map((line) => line.split(":"))
    .find(([name]) => name === USER);
  return fields ? { uid: Number(fields[2]), gid: Number(fields[3]) } : undefined;
}

/** Lets the owner pass through the data folder (not list it): PostgreSQL's own folder lies in it. */
export async function openForOwner(dataDir: string, owner: Owner): Promise<void> {
  if (!owner || (await mayPass(dataDir, owner))) return;
  const { uid, mode } = await stat(dataDir);
  await chown(dataDir, uid, owner.gid);
  await chmod(dataDir, (mode & 0o7777) | 0o010);
}

/** Whether the owner reaches `program` and `folder`: tried, not computed, so that access lists count. */
export function reaches(owner: Owner, program: string, folder: string): "yes" | "not the program" | "not the folder" {
  if (!owner) return "yes";
  const script = 'cd "$1" || exit 3; exec "$2" --version';
  const run = spawnSync("/bin/sh", ["-c", script, "sh", folder, program], { ...owner, cwd: "/", stdio: "ignore" });
  if (run.status === 3) return "not the folder";
  return run.status === 0 ? "yes" : "not the program";
}

/** Fails with the outermost folder above `folder` that is closed to the owner. */
export async function refuseClosedFolder(folder: string, owner: Exclude<Owner, undefined>): Promise<never> {
  const above: string[] = [];
  for (let path = folder; path !== dirname(path); path = dirname(path)) above.unshift(path);
  let closed = folder;
  for (const path of above) {
    if (await mayPass(path, owner)) continue;
    closed = path;
    break;
  }
  throw new StartFailure(
    `The database's system user ${USER} cannot reach the data folder ${folder}, because ${closed} is closed to other users. ` +
      `Set DESKBELL_DATA_DIR to a folder outside of it (for example /var/lib/deskbell), ` +
      `or open the way with: chmod o+x ${closed}`,
  );
}

async function mayPass(path: string, owner: Exclude<Owner, undefined>): Promise<boolean> {
  const { uid, gid, mode } = await stat(path);
  if (uid === owner.uid) return (mode & 0o100) !== 0;
  if (gid === owner.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
