import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withNode26 } from "./install.mjs";
import { capture, Failure, npmCommand, root, step } from "./say.mjs";

const stamp = join(root, "node_modules", ".deskbell-portals");
const built = join(root, "web", "dist", "manifest.json");
const skipped = new Set(["node_modules", "dist", "test-results"]);

/** Builds the portals when they were never built or their sources have changed since. */
export async function buildPortals() {
  const wanted = fingerprint();
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const done = step("building the portals");
  const [command, ...args] = npmCommand();
  const { code, output } = await capture(command, [...args, "run", "build", "-w", "web"], { env: withNode26() });
  if (code !== 0) throw new Failure(explain(output));
  writeFileSync(stamp, wanted);
  done();
}

function explain(output) {
  const tail = output.trim().split("\n").slice(-30).join("\n");
  if (/ENOSPC|no space left/i.test(output))
    return "The portals could not be built: the disk is full. Free some space and try again.";
  return `The portals could not be built. The build says:\n\n${tail}`;
}

function fingerprint() {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const file of [...filesIn("common"), ...filesIn("web")])
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (skipped.has(entry.name) || /\.test\.tsx?$/.test(entry.name)) return [];
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() ? [path] : [];
    });
}
