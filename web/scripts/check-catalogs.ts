import { relative, resolve } from "node:path";
import { getCatalogs } from "@lingui/cli/api";
import { getConfig } from "@lingui/conf";

/**
 * Fails when a message in the code is not in the catalogs, a catalog holds one that is gone, or a German text is missing
 * or has lost a placeholder. Writes nothing; `npm run extract -w web` brings the catalogs up to date.
 */
const root = resolve(import.meta.dirname, "..");
const problems: string[] = [];

process.chdir(root);
for (const catalog of await getCatalogs(getConfig({ cwd: root }))) {
  const inCode = await catalog.collect();
  if (!inCode) {
    problems.push(`${catalog.path}: some source files could not be read`);
    continue;
  }
  for (const locale of ["en", "de"]) {
    const file = relative(root, catalog.getFilename(locale));
    const stored = (await catalog.read(locale)) ?? {};
    for (const [id, message] of Object.entries(inCode)) {
      const words = message.message ?? id;
      const entry = stored[id];
      if (!entry || entry.obsolete) problems.push(`${file}: not extracted: ${words}`);
      else if (locale !== "en") judge(file, words, entry.translation ?? "");
    }
    for (const [id, entry] of Object.entries(stored)) {
      if (!inCode[id]) problems.push(`${file}: no longer in the code: ${entry.message ?? id}`);
    }
  }
}

function judge(file: string, words: string, translation: string): void {
  if (translation.trim() === "") problems.push(`${file}: no translation: ${words}`);
  else if (marks(words).join() !== marks(translation).join())
    problems.push(`${file}: placeholders differ: ${words} | ${translation}`);
}

/** Names of placeholders and elements of a message, each once: `{name}`, `{count, plural, ...}`, `<0>`. */
function marks(text: string): string[] {
  const found = [...text.matchAll(/\{(\w+)[,}]|<\/?(\d+)\/?>/g)].map((match) => match[1] ?? `<${match[2]}>`);
  return [...new Set(found)].sort();
}

if (problems.length > 0) {
  console.error(problems.join("\n"));
  console.error(`\n${problems.length} problems. Run \`npm run extract -w web\`, then complete web/locales/de/.`);
  process.exit(1);
}
console.log("The catalogs are complete.");
