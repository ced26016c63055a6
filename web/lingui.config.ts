import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";

/** One catalog a part and language, so that a contact never loads the words of the TECH or admin portal. */
const parts = ["shared", "auth", "setup", "client", "tech", "admin"];

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: parts.map((part) => ({
    path: `<rootDir>/locales/{locale}/${part}`,
    include: [`<rootDir>/${part}`],
    exclude: ["**/*.test.ts", "**/*.test.tsx", "**/dist/**"],
  })),
  format: formatter({ lineNumbers: false }),
});
