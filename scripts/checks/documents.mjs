// The documents say what the code does: environment variables, dependencies with their reasons, links between documents.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { variables } from "../../server/cli/environment.ts";

const wrong = [];

function rows(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => /^\| `/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .slice(1, -1),
    );
}

function checkEnvironment() {
  const documented = new Map(
    rows("docs/configuration.md").map(([name, meaning, value]) => [name.replaceAll("`", ""), { meaning, value }]),
  );
  for (const [name, { meaning, default: value }] of Object.entries(variables)) {
    const row = documented.get(name);
    if (!row) wrong.push(`docs/configuration.md: ${name} is missing; add: | \`${name}\` | ${meaning} | ${value} |`);
    else if (row.meaning !== meaning || row.value !== value) {
      wrong.push(
        `docs/configuration.md: ${name} differs from server/cli/environment.ts; write: | \`${name}\` | ${meaning} | ${value} |`,
      );
    }
    documented.delete(name);
  }
  for (const name of documented.keys()) wrong.push(`docs/configuration.md: there is no variable ${name}`);
}

function checkDependencies() {
  const { workspaces, ...main } = JSON.parse(readFileSync("package.json", "utf8"));
  const manifests = [main, ...workspaces.map((name) => JSON.parse(readFileSync(join(name, "package.json"), "utf8")))];
  const used = new Set(
    manifests
      .flatMap((it) =>
        [it.dependencies, it.devDependencies, it.optionalDependencies].flatMap((list) => Object.keys(list ?? {})),
      )
      .filter((name) => !name.startsWith("@deskbell/")),
  );
  const documented = new Map();
  for (const [names, , reason] of rows("docs/dependencies.md")) {
    for (const [, name] of names.matchAll(/`([^`]+)`/g)) documented.set(name, reason);
  }
  for (const name of used)
    if (!documented.get(name)) wrong.push(`docs/dependencies.md: ${name} is missing, with its reason`);
  for (const name of documented.keys())
    if (!used.has(name)) wrong.push(`docs/dependencies.md: ${name} is used nowhere`);
}

function checkLinks() {
  const documents = [
    ...readdirSync(".").filter((name) => name.endsWith(".md")),
    ...readdirSync("docs")
      .filter((name) => name.endsWith(".md"))
      .map((name) => `docs/${name}`),
  ];
  for (const file of documents) {
    for (const [, target] of readFileSync(file, "utf8").matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)) {
      if (!existsSync(join(dirname(file), target))) wrong.push(`${file}: ${target} does not exist`);
    }
  }
}

checkEnvironment();
checkDependencies();
checkLinks();
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
