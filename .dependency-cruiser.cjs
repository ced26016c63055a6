// Boundaries (docs/architecture.md): each rule says what it protects. `npm run check` fails on a violation.
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "platform-knows-no-product",
      "server/platform serves every module and knows none of them.",
      { path: "^server/platform/", pathNot: "\\.test\\.ts$" },
      { path: "^server/(modules|connectors|site\\.ts|main\\.ts|cli/)" },
    ),
    rule(
      "modules-through-their-index",
      "A module is used only through its index.ts.",
      { path: "^server/modules/([^/]+)/", pathNot: "(\\.test|/testing)\\.ts$" },
      { path: "^server/modules/", pathNot: ["^server/modules/$1/", "^server/modules/[^/]+/index\\.ts$"] },
    ),
    rule(
      "tests-through-index-or-testing",
      "Tests may also use what a module offers to tests, its testing.ts.",
      { path: "^server/modules/([^/]+)/.*(\\.test|/testing)\\.ts$|^server/modules/([^/]+)/testing\\.ts$" },
      {
        path: "^server/modules/",
        pathNot: ["^server/modules/($1|$2)/", "^server/modules/[^/]+/(index|testing)\\.ts$"],
      },
    ),
    rule(
      "product-through-module-index",
      "Composition root, command line and benchmarks see of a module what other modules see.",
      { path: "^(server/(site|main|testing)\\.ts|server/cli/|bench/|e2e/)" },
      { path: "^server/modules/[^/]+/.+", pathNot: ["^server/modules/[^/]+/(index|demo|testing)\\.ts$"] },
    ),
    rule(
      "modules-never-import-connectors",
      "A connector is plugged in by the composition root; the module owns the port.",
      { path: "^server/modules/" },
      { path: "^server/connectors/" },
    ),
    rule(
      "modules-do-not-know-the-composition",
      "site.ts builds modules, not the other way round.",
      { path: "^server/(modules|connectors)/", pathNot: "\\.test\\.ts$" },
      { path: "^server/(site|main)\\.ts$|^server/cli/" },
    ),
    rule(
      "web-never-imports-server",
      "Portals know the server through its HTTP API and common only.",
      { path: "^web/" },
      { path: "^(server|bench|e2e)/" },
    ),
    rule(
      "portals-do-not-import-each-other",
      "What two portals share lives in web/shared.",
      { path: "^web/(client|tech|admin|auth|setup)/" },
      { path: "^web/(client|tech|admin|auth|setup)/", pathNot: "^web/$1/" },
    ),
    rule(
      "shared-does-not-know-portals",
      "web/shared serves every portal and knows none.",
      { path: "^web/shared/" },
      { path: "^web/(client|tech|admin|auth|setup)/" },
    ),
    rule(
      "common-stands-alone",
      "common runs on both sides and needs no other folder of ours.",
      { path: "^common/" },
      { path: "^(server|web|bench|e2e|scripts)/" },
    ),
    {
      name: "common-is-pure",
      comment: "common does no input or output.",
      severity: "error",
      from: { path: "^common/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-cycles",
      comment: "A cycle is one thing cut in two at the wrong place.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    {
      name: "resolvable",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "declared",
      comment: "A package that is imported is named in the workspace's package.json.",
      severity: "error",
      from: { pathNot: "(\\.test\\.tsx?|\\.config\\.ts)$" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules/\\.cache)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".d.ts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
