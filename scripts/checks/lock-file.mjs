// package-lock.json names no address to download from (any registry mirror will do) and a hash for every package.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const wrong = [];
for (const [path, { resolved, integrity, link }] of Object.entries(packages)) {
  if (!path.includes("node_modules/") || link) continue;
  if (resolved)
    wrong.push(`${path}: has an address (resolved); run npm install again in this folder, which has an .npmrc`);
  if (!integrity) wrong.push(`${path}: has no hash (integrity)`);
}
const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const allowed = Object.keys(manifest.allowScripts);
for (const [path, { hasInstallScript }] of Object.entries(packages)) {
  const name = path.split("node_modules/").at(-1);
  if (hasInstallScript && !allowed.includes(name)) {
    wrong.push(`${name}: has an install script; say in package.json (allowScripts) whether it may run`);
  }
}
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
