import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

// Lingui looks for its configuration from the working directory upwards.
process.env.LINGUI_CONFIG ??= resolve(import.meta.dirname, "web/lingui.config.ts");

const ignored = ["**/node_modules/**", "**/dist/**"];

/**
 * `database` holds everything that may use PostgreSQL and Redis: all server tests. It runs on the embedded database, or
 * on the servers that TEST_DATABASE_URL and TEST_REDIS_URL name:
 * `TEST_DATABASE_URL=postgres://... npx vitest run --project database`.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: "common", include: ["common/**/*.test.ts"], exclude: ignored } },
      { test: { name: "repository", include: ["scripts/**/*.test.mjs"], exclude: ignored } },
      { extends: "./web/vite.config.ts", test: { name: "web" } },
      {
        test: {
          name: "database",
          include: ["server/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: ignored,
          globalSetup: "server/platform/embedded/global-setup.ts",
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
