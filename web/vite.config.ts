import { resolve } from "node:path";
import { lingui } from "@lingui/vite-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstPaint } from "./scripts/first-paint.ts";
import { linguiMacros } from "./scripts/lingui-macros.ts";
import { precompress } from "./scripts/precompress.ts";

const root = import.meta.dirname;
const linguiConfig = resolve(root, "lingui.config.ts");
const page = (part: string): string => resolve(root, part, "index.html");

/**
 * Builds the five pages of the product (`dist/<part>/index.html`, hashed files in `dist/assets/`, `dist/manifest.json`),
 * or with `--mode gallery` the component gallery alone (`gallery/dist/`). While working on one portal, `PARTS=tech` builds
 * only that and `OUT_DIR` puts it elsewhere. There is no dev server: the Deskbell server
 * serves `dist`, replacing `__CSP_NONCE__` in the pages.
 */
export default defineConfig(({ mode }) => {
  const gallery = mode === "gallery";
  const chosen = process.env.PARTS?.split(",") ?? ["auth", "client", "tech", "admin", "setup"];
  const parts = gallery ? ["gallery"] : chosen;
  return {
    root,
    base: "/",
    plugins: [
      firstPaint(),
      linguiMacros(linguiConfig),
      lingui({ configPath: linguiConfig, failOnCompileError: true }),
      react(),
      ...(gallery ? [] : [precompress()]),
    ],
    css: { modules: { localsConvention: "camelCaseOnly", generateScopedName: "[name]_[local]_[hash:base64:5]" } },
    build: {
      outDir: process.env.OUT_DIR ?? (gallery ? "gallery/dist" : "dist"),
      emptyOutDir: true,
      manifest: "manifest.json",
      assetsInlineLimit: 0,
      rolldownOptions: { input: Object.fromEntries(parts.map((part) => [part, page(part)])) },
    },
    test: {
      root,
      dir: root,
      include: ["**/*.test.ts", "**/*.test.tsx"],
      exclude: ["**/node_modules/**", "**/dist/**"],
    },
  };
});
