import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { StartFailure } from "../platform/start-failure.ts";
import { defaultDataFolder, type Environment, readEnvironment } from "./environment.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "deskbell-environment-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = "0123456789abcdef0123456789abcdef";
const read = (environment: Environment) =>
  readEnvironment({ DESKBELL_DATA_DIR: folder, DESKBELL_SECRET: SECRET, ...environment });

describe("the environment", () => {
  it("may be empty but for the data folder: every value has a default", () => {
    expect(read({})).toEqual({
      port: 8080,
      host: "127.0.0.1",
      databaseUrl: undefined,
      redisUrl: undefined,
      dataDir: folder,
      publicUrl: "http://localhost:8080",
      secret: SECRET,
      siteId: "deskbell",
      smtpUrl: undefined,
      testMode: false,
    });
  });

  it.each<[Environment, object]>([
    [{ PORT: "9000" }, { port: 9000, publicUrl: "http://localhost:9000" }],
    [{ PORT: "" }, { port: 8080 }],
    [{ HOST: "::" }, { host: "::" }],
    [{ DATABASE_URL: "postgres://a:b@db/deskbell" }, { databaseUrl: "postgres://a:b@db/deskbell" }],
    [{ DATABASE_URL: "postgresql://db/x" }, { databaseUrl: "postgresql://db/x" }],
    [{ REDIS_URL: "redis://cache:6379" }, { redisUrl: "redis://cache:6379" }],
    [{ DESKBELL_URL: "https://help.example.com/" }, { publicUrl: "https://help.example.com" }],
    [{ DESKBELL_SITE_ID: "north-wind2" }, { siteId: "north-wind2" }],
    [{ SMTP_URL: "smtps://mail.example.com" }, { smtpUrl: "smtps://mail.example.com" }],
    [{ DESKBELL_TEST_MODE: "1" }, { testMode: true }],
    [{ DESKBELL_TEST_MODE: "0", DESKBELL_URL: "https://help.example.com" }, { testMode: false }],
    [{ DESKBELL_TEST_MODE: "1", DESKBELL_URL: "http://127.0.0.1:9" }, { testMode: true }],
    [{ DESKBELL_TEST_MODE: "1", DESKBELL_URL: "http://[::1]:9" }, { testMode: true }],
  ])("takes %j", (environment, expected) => {
    expect(read(environment)).toMatchObject(expected);
  });

  it.each<[Environment, string]>([
    [{ PORT: "http" }, "PORT=http is not a port number"],
    [{ PORT: "0" }, "PORT=0 is not a port number"],
    [{ PORT: "70000" }, "PORT=70000 is not a port number"],
    [{ HOST: "http://x" }, "HOST=http://x is not an address"],
    [{ DATABASE_URL: "mysql://db/x" }, "DATABASE_URL is not an address of the right kind"],
    [{ DATABASE_URL: "db.example.com" }, "DATABASE_URL is not an address of the right kind"],
    [{ DATABASE_URL: "postgres://db" }, "DATABASE_URL names no database"],
    [{ REDIS_URL: "localhost:6379" }, "REDIS_URL is not an address of the right kind"],
    [{ DESKBELL_URL: "help.example.com" }, "DESKBELL_URL is not an address of the right kind"],
    [{ DESKBELL_URL: "https://example.com/help" }, "DESKBELL_URL is more than an address"],
    [{ DESKBELL_SECRET: "short" }, "DESKBELL_SECRET is too short"],
    [{ DESKBELL_SITE_ID: "North Wind" }, "DESKBELL_SITE_ID=North Wind is not a site id"],
    [{ SMTP_URL: "mail.example.com" }, "SMTP_URL is not an address of the right kind"],
    [{ DESKBELL_TEST_MODE: "yes" }, "DESKBELL_TEST_MODE=yes is not valid"],
    [{ DESKBELL_TEST_MODE: "1", DESKBELL_URL: "https://help.example.com" }, "DESKBELL_TEST_MODE=1 is refused"],
    [{ DESKBELL_TEST_MODE: "1", DESKBELL_URL: "http://localhost.example.com" }, "DESKBELL_TEST_MODE=1 is refused"],
  ])("refuses %j", (environment, sentence) => {
    expect(() => read(environment)).toThrow(StartFailure);
    expect(() => read(environment)).toThrow(sentence);
  });

  it("names every invalid value at once, and repeats no password", () => {
    const act = () => read({ PORT: "x", DATABASE_URL: "mysql://deskbell:hunter2@db/x" });
    expect(act).toThrow(/PORT=x.*\n.*DATABASE_URL/);
    expect(act).not.toThrow(/hunter2/);
  });

  it("makes the secret once, readable by this user only", () => {
    const first = readEnvironment({ DESKBELL_DATA_DIR: join(folder, "new", "data") });
    const file = join(folder, "new", "data", "secret");
    expect(Buffer.byteLength(first.secret)).toBeGreaterThanOrEqual(32);
    expect(readFileSync(file, "utf8").trim()).toBe(first.secret);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readEnvironment({ DESKBELL_DATA_DIR: join(folder, "new", "data") }).secret).toBe(first.secret);
  });

  it("never replaces a damaged secret, which would make encrypted data unreadable", () => {
    writeFileSync(join(folder, "secret"), "");
    expect(() => readEnvironment({ DESKBELL_DATA_DIR: folder })).toThrow(/shorter than 32 bytes/);
  });

  it("says when the data folder cannot be made", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => readEnvironment({ DESKBELL_DATA_DIR: join(folder, "file", "data") })).toThrow(/cannot be written/);
  });

  it.each<[NodeJS.Platform, number | undefined, Environment, string]>([
    ["linux", 0, {}, "/var/lib/deskbell"],
    ["linux", 1000, { XDG_DATA_HOME: "/data" }, "/data/deskbell"],
    ["linux", 1000, {}, join(homedir(), ".local/share/deskbell")],
    ["darwin", 501, {}, join(homedir(), "Library/Application Support/Deskbell")],
  ])("keeps data on %s as user %s with %j in %s", (platform, uid, environment, expected) => {
    expect(defaultDataFolder(environment, platform, uid)).toBe(expected);
  });
});
