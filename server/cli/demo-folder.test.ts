import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startEmbedded } from "../platform/embedded/index.ts";
import { claimForDemo } from "./demo-folder.ts";
import { readEnvironment } from "./environment.ts";

const log = { info() {}, warn() {} };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "deskbell-demo-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const claim = (reset: boolean, environment = {}) =>
  claimForDemo(readEnvironment({ DESKBELL_DATA_DIR: folder, ...environment }, { siteId: "demo" }), reset);

it("the demo keeps its database, and starts over when asked", async () => {
  await claim(false);
  await (await startEmbedded({ dataDir: folder, log, durable: false })).stop();
  await claim(false);
  expect(existsSync(join(folder, "postgres"))).toBe(true);
  expect(readEnvironment({ DESKBELL_DATA_DIR: folder }).siteId).toBe("demo");
  await claim(true);
  expect(existsSync(join(folder, "postgres"))).toBe(false);
});

it("the demo starts over only when no server uses its database", async () => {
  await claim(false);
  const server = await startEmbedded({ dataDir: folder, log, durable: false });
  try {
    await expect(claim(true)).rejects.toThrow(/Another Deskbell/);
  } finally {
    await server.stop();
  }
});

it.each([true, false])("the demo never touches the folder of a real site (reset: %s)", async (reset) => {
  mkdirSync(join(folder, "postgres"));
  await expect(claim(reset)).rejects.toThrow(/holds a site that is not the demo\. Nothing was changed/);
  expect(existsSync(join(folder, "postgres"))).toBe(true);
});

it("the demo deletes nothing on a database server that is not its own", async () => {
  await expect(claim(true, { DATABASE_URL: "postgres://db/demo" })).rejects.toThrow(
    /deletes only the embedded database/,
  );
});
