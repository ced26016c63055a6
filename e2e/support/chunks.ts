import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./root.ts";

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

/** Addresses of what the client portal loads for its chat and for nothing else. */
export function chatOnlyAssets(): Set<string> {
  const manifest = JSON.parse(readFileSync(join(root, "web/dist/manifest.json"), "utf8")) as Record<string, Chunk>;
  const files = (start: string, seen = new Set<string>()): Set<string> => {
    const chunk = manifest[start];
    if (!chunk) throw new Error(`${start} is not in the manifest of the build`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(`/${file}`);
    for (const name of chunk.imports ?? []) if (!seen.has(`/${manifest[name]?.file}`)) files(name, seen);
    return seen;
  };
  const others = Object.keys(manifest).filter((name) => /^client\/(?!chat\/)/.test(name));
  const plain = new Set(others.flatMap((name) => [...files(name)]));
  return new Set([...files("client/chat/parts.ts")].filter((file) => !plain.has(file)));
}
