// Every installed package has a licence that an AGPL-3.0 program may be distributed with.
import { createRequire } from "node:module";

const checker = createRequire(import.meta.url)("license-checker-rseidelsohn");
const allowed = new Set([
  "0BSD",
  "AGPL-3.0-only",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC-BY-4.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "OFL-1.1",
  "PSF-2.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
]);

/** Of alternatives one is enough; of a combination all count. */
function isAllowed(expression) {
  const plain = expression.replace(/[()]/g, "").trim();
  if (plain.includes(" AND ")) return plain.split(" AND ").every(isAllowed);
  return plain.split(" OR ").some((name) => allowed.has(name.replace(/\*$/, "").trim()));
}

const packages = await new Promise((resolve, reject) =>
  checker.init({ start: process.cwd(), excludePrivatePackages: true }, (error, found) =>
    error ? reject(error) : resolve(found),
  ),
);
const refused = Object.entries(packages).filter(
  ([, { licenses }]) => ![licenses].flat().every((it) => isAllowed(String(it))),
);
for (const [name, { licenses }] of refused)
  console.error(`${name}: licence ${licenses} is not on the list in scripts/checks/licences.mjs`);
process.exitCode = refused.length > 0 || Object.keys(packages).length === 0 ? 1 : 0;
