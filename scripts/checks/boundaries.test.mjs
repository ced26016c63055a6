import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const folders = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The names of the rules that a checkout with only these files breaks. */
function broken(files) {
  const folder = mkdtempSync(join(tmpdir(), "deskbell-boundaries-"));
  folders.push(folder);
  for (const [path, text] of Object.entries({ "package.json": "{}", ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const config = join(root, ".dependency-cruiser.cjs");
  const parts = [...new Set(Object.keys(files).map((path) => path.split("/")[0]))];
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const args = ["--config", config, "--output-type", "json", ...parts];
  const run = spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" });
  return JSON.parse(run.stdout).summary.violations.map(({ rule }) => rule.name);
}

const value = "export const value: number = 1;\n";
const from = (path) => `import { value } from "${path}";\nexport const other: number = value;\n`;

describe("the boundaries", () => {
  it.each([
    ["platform-knows-no-product", "server/platform/a.ts", "../modules/chat/index.ts", "server/modules/chat/index.ts"],
    ["modules-through-their-index", "server/modules/a/x.ts", "../b/commands.ts", "server/modules/b/commands.ts"],
    ["tests-through-index-or-testing", "server/modules/a/x.test.ts", "../b/y.ts", "server/modules/b/y.ts"],
    ["modules-never-import-connectors", "server/modules/a/x.ts", "../../connectors/b/c.ts", "server/connectors/b/c.ts"],
    ["modules-do-not-know-the-composition", "server/modules/a/x.ts", "../../site.ts", "server/site.ts"],
    ["product-through-module-index", "bench/main.ts", "../server/modules/a/x.ts", "server/modules/a/x.ts"],
    ["web-never-imports-server", "web/client/a.ts", "../../server/b.ts", "server/b.ts"],
    ["portals-do-not-import-each-other", "web/client/a.ts", "../tech/b.ts", "web/tech/b.ts"],
    ["shared-does-not-know-portals", "web/shared/a.ts", "../tech/b.ts", "web/tech/b.ts"],
    ["common-stands-alone", "common/a.ts", "../web/b.ts", "web/b.ts"],
  ])("%s: %s may not import %s", (rule, file, path, target) => {
    expect(broken({ [file]: from(path), [target]: value })).toContain(rule);
  });

  it("lets common do no input or output", () => {
    expect(
      broken({ "common/a.ts": 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n' }),
    ).toEqual(["common-is-pure"]);
  });

  it("finds cycles, and imports that lead nowhere", () => {
    const cycle = {
      "server/a.ts": from("./b.ts"),
      "server/b.ts": 'import { other } from "./a.ts";\nexport const value: number = other;\n',
    };
    expect(broken(cycle)).toContain("no-cycles");
    expect(broken({ "server/a.ts": from("./gone.ts") })).toContain("resolvable");
  });

  it("allows what the architecture allows", () => {
    expect(
      broken({
        "server/site.ts": from("./modules/chat/index.ts"),
        "server/modules/chat/index.ts": from("../people/index.ts"),
        "server/modules/chat/chat.test.ts": from("../people/testing.ts"),
        "server/modules/people/testing.ts": value,
        "server/modules/people/index.ts": from("../../platform/a.ts"),
        "server/platform/a.ts": from("../../common/a.ts"),
        "web/client/a.ts": from("../shared/a.ts"),
        "web/shared/a.ts": from("../../common/a.ts"),
        "common/a.ts": value,
      }),
    ).toEqual([]);
  });
});
