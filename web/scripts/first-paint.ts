import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { tokens } from "../shared/theme/tokens.ts";

/**
 * Emits the two small files that every page loads before its first paint: a blocking script that sets the colour scheme
 * and language the person chose, and the page ground of both schemes. They are files because the CSP allows nothing inline.
 */
export function firstPaint(): Plugin {
  const script = readFileSync(resolve(import.meta.dirname, "../shared/theme/first-paint.js"), "utf8");
  const [light, dark] = tokens.app;
  const style =
    `html{background:${light};color-scheme:light}` +
    `html[data-mantine-color-scheme=dark]{background:${dark};color-scheme:dark}body{margin:0}`;
  const scriptFile = hashed("first-paint", "js", script);
  const styleFile = hashed("first-paint", "css", style);
  return {
    name: "deskbell-first-paint",
    apply: "build",
    buildStart() {
      this.emitFile({ type: "asset", fileName: scriptFile, source: script });
      this.emitFile({ type: "asset", fileName: styleFile, source: style });
    },
    transformIndexHtml: () => [
      { tag: "link", attrs: { rel: "stylesheet", href: `/${styleFile}` }, injectTo: "head-prepend" },
      { tag: "script", attrs: { src: `/${scriptFile}` }, injectTo: "head-prepend" },
    ],
  };
}

function hashed(name: string, extension: string, source: string): string {
  return `assets/${name}-${createHash("sha256").update(source).digest("base64url").slice(0, 8)}.${extension}`;
}
