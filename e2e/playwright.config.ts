import { defineConfig } from "@playwright/test";
import { testBrowser } from "./support/browser.ts";

/** `npm run e2e -w e2e`. Each worker has a site of its own, so any number of them may run; two fit on two cores. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results/browser",
  globalSetup: "./support/build.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/playwright.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
    navigationTimeout: 15_000,
    launchOptions: await testBrowser(),
  },
});
