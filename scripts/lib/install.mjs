import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, relative } from "node:path";
import { capture, Failure, npmCommand, root, step } from "./say.mjs";

const lockFile = join(root, "package-lock.json");
const stamp = join(root, "node_modules", ".deskbell-install");
const bootstrap = join(root, ".deskbell", "bootstrap");

/** Node.js 26 as the packages bring it; where npm has none for this machine, the one that runs this. */
export const node26 = nodePackage() ? join(root, nodePackage().path, nodePackage().program) : process.execPath;

/** The environment in which the packages' programs find Node.js 26 first. */
export function withNode26(environment = process.env) {
  const folders = [dirname(node26), join(root, "node_modules", ".bin"), environment.PATH ?? ""];
  return { ...environment, PATH: folders.join(delimiter) };
}

function nodePackage() {
  const found = Object.entries(lockedPackages()).find(
    ([path, entry]) => /^node_modules\/node-(bin-)?(darwin|linux|win)-/.test(path) && isForThisMachine(entry),
  );
  return found && { path: found[0], entry: found[1], program: Object.values(found[1].bin)[0] };
}

function lockedPackages() {
  return JSON.parse(readFileSync(lockFile, "utf8")).packages;
}

/** Installs the packages when they are missing or are not those of package-lock.json. */
export async function install() {
  const wanted = fingerprint();
  if (isCurrent(wanted)) return;
  if (!isInstalled()) await installNow();
  linkNode();
  writeFileSync(stamp, wanted);
}

/** So that every npm script runs on Node.js 26. npm 10 forgets this link when it leaves out the other machines' packages. */
function linkNode() {
  const link = join(root, "node_modules", ".bin", "node");
  if (process.platform === "win32" || !nodePackage() || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync(relative(dirname(link), node26), link);
}

function fingerprint() {
  const machine = `${process.platform}-${process.arch}`;
  return createHash("sha256").update(readFileSync(lockFile)).update(machine).digest("hex");
}

function isCurrent(wanted) {
  return (
    existsSync(node26) &&
    existsSync(join(root, "node_modules", ".bin")) &&
    existsSync(stamp) &&
    readFileSync(stamp, "utf8") === wanted
  );
}

/** Whether node_modules is what package-lock.json says, for instance because somebody ran `npm install`. */
function isInstalled() {
  if (!existsSync(node26)) return false;
  return Object.entries(lockedPackages()).every(([path, entry]) => {
    if (!path.includes("node_modules/") || entry.link || entry.peer) return true;
    const found = versionAt(path);
    if (found === undefined) return Boolean(entry.optional) && !isForThisMachine(entry);
    return found === entry.version;
  });
}

function versionAt(path) {
  try {
    return JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")).version;
  } catch {
    return undefined;
  }
}

/** Whether an optional package is a program for this machine. Optional packages for no certain machine may be absent. */
function isForThisMachine({ os, cpu, libc }) {
  if (!os || !cpu) return false;
  const glibc = Boolean(process.report?.getReport().header.glibcVersionRuntime);
  const matches = (list, value) => !list || [list].flat().includes(value);
  return (
    matches(os, process.platform) &&
    matches(cpu, process.arch) &&
    (process.platform !== "linux" || matches(libc, glibc ? "glibc" : "musl"))
  );
}

async function installNow() {
  refuseOldNpm();
  const done = step("installing the packages (about 900 MB; one to three minutes the first time)");
  try {
    const node = await modernNode();
    const [command, ...args] = npmCommand(node);
    await npm(command, [...args, "ci", "--ignore-scripts=false", "--include=dev", "--include=optional"], root);
    if (!existsSync(node26) || !isInstalled()) throw new Failure(incomplete());
    done();
  } finally {
    rmSync(bootstrap, { recursive: true, force: true });
  }
}

function refuseOldNpm() {
  const version = /npm\/(\d+)/.exec(process.env.npm_config_user_agent ?? "")?.[1];
  if (version && Number(version) < 9) {
    throw new Failure(
      `Deskbell needs npm 9 or newer; this is npm ${version}. Update it with: npm install --global npm@10`,
    );
  }
}

/**
 * A Node.js 26 to run npm with: npm leaves out optional packages (the native parts of the build tools) that want a newer
 * Node.js than the one that it runs on itself. The version and the hash are those of package-lock.json.
 */
async function modernNode() {
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  const found = nodePackage();
  if (!found) {
    throw new Failure(
      `There is no Node.js 26 on npm for this machine (${process.platform}-${process.arch}). ` +
        "Install Node.js 26 yourself and run the command with it.",
    );
  }
  const { path, entry, program } = found;
  const name = path.replace("node_modules/", "");
  mkdirSync(bootstrap, { recursive: true });
  const own = { name: "bootstrap", dependencies: { [name]: entry.version } };
  const locked = { version: entry.version, integrity: entry.integrity, bin: entry.bin };
  writeFileSync(join(bootstrap, "package.json"), JSON.stringify(own));
  const lock = { name: "bootstrap", lockfileVersion: 3, requires: true, packages: { "": own, [path]: locked } };
  writeFileSync(join(bootstrap, "package-lock.json"), JSON.stringify(lock));
  const [command, ...args] = npmCommand();
  await npm(command, [...args, "ci", "--ignore-scripts"], bootstrap);
  return join(bootstrap, path, program);
}

async function npm(command, args, cwd) {
  const quiet = ["--loglevel=error", "--no-audit", "--no-fund", "--no-update-notifier"];
  const env = { ...process.env, SCARF_ANALYTICS: "false" };
  // Set for the outer npm by the workspace or prefix that it was started with; here they would lead astray.
  for (const name of [
    "npm_config_prefix",
    "npm_config_local_prefix",
    "npm_config_workspace",
    "npm_config_workspaces",
  ]) {
    delete env[name];
  }
  delete env.NODE_ENV;
  const { code, output } = await capture(command, [...args, ...quiet], { cwd, env });
  if (code !== 0) throw new Failure(explain(output));
}

/** What npm's failure means, and what to do. */
export function explain(output) {
  const tail = output.trim().split("\n").slice(-12).join("\n");
  const known = [
    [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|network/i, noNetwork()],
    [
      /ENOSPC|no space left/i,
      "The disk is full: the packages need about 1 GB in this folder. Free some space and try again.",
    ],
    [/EACCES|EPERM|EROFS/, "This folder, or npm's cache, cannot be written by this user. Use a checkout of your own."],
    [
      /EUSAGE|can only install packages when your package\.json/i,
      "package.json and package-lock.json disagree. Run: npm install",
    ],
    [
      /EINTEGRITY/,
      "A downloaded package is not the one that package-lock.json names. Run: npm cache clean --force, then try again.",
    ],
  ];
  const found = known.find(([pattern]) => pattern.test(output));
  if (!found) return `The packages could not be installed. npm says:\n\n${tail}`;
  const code = /npm (?:error|ERR!) code (\S+)/.exec(output)?.[1];
  return `The packages could not be installed. ${found[1]}${code ? ` (npm: ${code})` : ""}`;
}

function noNetwork() {
  return (
    "The package registry cannot be reached. The first start needs the network (later ones do not). " +
    "Behind a proxy, set it with: npm config set proxy http://HOST:PORT and npm config set https-proxy http://HOST:PORT"
  );
}

function incomplete() {
  return (
    "The packages were installed, but some are missing from node_modules. " +
    "Delete the folder node_modules and try again; if it stays so, look for omit= or ignore-scripts= in: npm config list"
  );
}
