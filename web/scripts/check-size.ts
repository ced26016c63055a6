import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";

/**
 * Prints the script (gzip) that each portal loads before its first page, English words included, and what a contact who
 * may chat loads on top; fails above the limits. Run after a build.
 */
type Chunk = { file: string; imports?: string[]; dynamicImports?: string[] };

const dist = resolve(import.meta.dirname, "../dist");
const manifest = JSON.parse(readFileSync(resolve(dist, "manifest.json"), "utf8")) as Record<string, Chunk>;
const limits: Record<string, number> = { client: 180_000 };
const chatLimit = 60_000;
let failed = false;

for (const part of ["auth", "client", "tech", "admin", "setup"]) {
  const loaded = closure([`${part}/index.html`, `locales/en/${part}.po`, "locales/en/shared.po"]);
  report(`${part}, first page`, size(loaded), limits[part]);
}

const first = closure(["client/index.html"]);
const chat = closure(["client/chat/parts.ts", "shared/chat/ui/ChatDock.tsx"]);
report("client, chat", size([...chat].filter((file) => !first.has(file))), chatLimit);
const early = Object.keys(manifest).filter(
  (key) => key.startsWith("shared/chat/") && first.has((manifest[key] as Chunk).file),
);
if (early.length > 0) {
  console.error(`Loaded without chat permission: ${early.join(", ")}`);
  failed = true;
}
process.exit(failed ? 1 : 0);

function closure(keys: string[], files = new Set<string>()): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) continue;
    files.add(chunk.file);
    closure(chunk.imports ?? [], files);
  }
  return files;
}

function size(files: Iterable<string>): number {
  return [...files]
    .filter((file) => file.endsWith(".js"))
    .reduce((sum, file) => sum + gzipSync(readFileSync(resolve(dist, file))).length, 0);
}

function report(name: string, bytes: number, limit?: number): void {
  const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
  console.log(`${name}: ${kilobytes(bytes)}${limit ? ` of ${kilobytes(limit)}` : ""}`);
  if (limit && bytes > limit) failed = true;
}
