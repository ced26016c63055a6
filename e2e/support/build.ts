import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

/** `npm test` builds the portals before; alone, the tests build them when there are none. */
export default function buildWhenMissing(): void {
  if (existsSync(join(root, "web", "dist", "manifest.json"))) return;
  const { status } = spawnSync("npm", ["run", "build", "-w", "web"], { cwd: root, stdio: "inherit", shell: true });
  if (status !== 0) throw new Error("The portals could not be built: run npm run build and read what it says.");
}
