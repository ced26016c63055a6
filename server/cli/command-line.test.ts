import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../platform/embedded/testing.ts";
import { StartFailure } from "../platform/start-failure.ts";
import { checkDatabase, checkPort } from "./checks.ts";
import { type Actions, runCommandLine } from "./index.ts";
import { onStopSignal } from "./signals.ts";

let folder: string;
let database: TestDatabase;
let taken: Server;
let takenPort: number;
const done: unknown[] = [];
const actions: Actions = {
  serve: async (config) => void done.push(["serve", config.port, config.siteId]),
  demo: async (config, options) => void done.push(["demo", config.siteId, options]),
  migrate: async () => void done.push(["migrate"]),
  createAdmin: async (_, admin) => (admin.password ? {} : { password: "made-up-one" }),
  createApiKey: async (_, { name, scopes }) => `key of ${name} for ${scopes.join("+")}`,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "deskbell-cli-"));
  database = await createTestDatabase();
  taken = createServer();
  await new Promise<void>((ready) => taken.listen(0, "127.0.0.1", ready));
  takenPort = (taken.address() as { port: number }).port;
});

afterAll(async () => {
  taken.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

beforeEach(() => void done.splice(0));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

async function deskbell(line: string[], environment: NodeJS.ProcessEnv = {}) {
  let [out, error] = ["", ""];
  const code = await runCommandLine(line, actions, {
    environment: { DESKBELL_DATA_DIR: folder, DATABASE_URL: database.url, ...environment },
    out: (text) => {
      out += text;
    },
    error: (text) => {
      error += text;
    },
  });
  return { code, out, error };
}

describe("the command line", () => {
  it("lists what it can do", async () => {
    const { code, out } = await deskbell(["--help"]);
    expect(code).toBe(0);
    for (const word of ["serve", "demo", "migrate", "create-admin", "api-key", "doctor", "DESKBELL_DATA_DIR"]) {
      expect(out).toContain(word);
    }
  });

  it("serves, with the site id of the demo for the demo", async () => {
    await deskbell(["serve"], { PORT: "9001" });
    await deskbell(["demo", "--reset"]);
    expect(done).toEqual([
      ["serve", 9001, "deskbell"],
      ["demo", "demo", { reset: true }],
    ]);
  });

  it("prints of a new key only the key on stdout", async () => {
    const { out, error } = await deskbell([
      "api-key",
      "create",
      "--name",
      "Flows",
      "--scopes",
      "chats:read, chats:write",
    ]);
    expect({ out, error }).toEqual({ out: "key of Flows for chats:read+chats:write\n", error: "" });
    expect((await deskbell(["api-key", "create", "--name", "All"])).out).toBe("key of All for full\n");
  });

  it("prints a new admin's password only when it made one", async () => {
    const mia = ["create-admin", "--email", "mia@northwind.example", "--name", "Mia Torres"];
    expect((await deskbell(mia)).out).toBe("made-up-one\n");
    expect((await deskbell([...mia, "--password", "her own"])).out).toBe("");
  });

  it.each([
    [["create-admin", "--name", "Mia"], /required option '--email/],
    [["api-key", "create"], /required option '--name/],
    [["srve"], /unknown command 'srve'/],
  ])("says what is wrong with %j", async (line, sentence) => {
    const { code, error } = await deskbell(line);
    expect(code).toBe(1);
    expect(error).toMatch(sentence);
  });

  it("prints a failure that the reader can put right as a sentence, without a stack", async () => {
    const { code, error } = await deskbell(["serve"], { PORT: "none" });
    expect({ code, error }).toEqual({ code: 1, error: "\nPORT=none is not a port number: use 1 to 65535.\n" });
  });
});

describe("doctor", () => {
  it("finds nothing wrong with a sound installation, and prints no secret", async () => {
    const secret = "s".repeat(40);
    const { code, out } = await deskbell(["doctor"], { PORT: String(await freePort()), DESKBELL_SECRET: secret });
    expect(out).not.toMatch(/^wrong/m);
    expect(code).toBe(0);
    expect(out).not.toContain(secret);
    expect(out).not.toContain(new URL(database.url).password);
  });

  it("reports a taken port and ends with exit code 1", async () => {
    const { code, out } = await deskbell(["doctor"], { PORT: String(takenPort) });
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong {2}port +Port \d+ is taken/m);
    expect(out).toMatch(/^ok {5}migrations +none pending/m);
  });

  it("reports a database that cannot be reached, without its password", async () => {
    const { code, out } = await deskbell(["doctor"], { DATABASE_URL: `postgres://u:hunter2@127.0.0.1:${1}/x` });
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong {2}database +The database cannot be reached\. Nothing answers at 127\.0\.0\.1:1\./m);
    expect(out).not.toContain("hunter2");
  });
});

describe("the checks before a start", () => {
  const changed = (change: (url: URL) => void) => {
    const url = new URL(database.url);
    change(url);
    return checkDatabase(url.href);
  };

  it("accept a database that will do", async () => {
    const { version, clockAheadMs } = await checkDatabase(database.url);
    expect(Number.parseInt(version, 10)).toBeGreaterThanOrEqual(15);
    expect(Math.abs(clockAheadMs)).toBeLessThan(2000);
  });

  it.each<[string, (url: URL) => void, RegExp]>([
    ["a wrong password", (url) => (url.password = "guessed"), /refuses the password of user/],
    ["a database that is not there", (url) => (url.pathname = "/nowhere"), /There is no database nowhere/],
    ["a host that is not there", (url) => (url.hostname = "nowhere.invalid"), /host/],
    ["a port that nobody listens on", (url) => (url.port = "1"), /Nothing answers at/],
  ])("say what to do about %s", async (_, change, sentence) => {
    const failure = await changed(change).catch((error) => error);
    expect(failure).toBeInstanceOf(StartFailure);
    expect(failure.message).toMatch(sentence);
    expect(failure.message).not.toContain("guessed");
  });

  it("say what to do about a taken port and an address of another machine", async () => {
    await expect(checkPort("127.0.0.1", takenPort)).rejects.toThrow(`PORT=${takenPort + 1}`);
    await expect(checkPort("192.0.2.1", 0)).rejects.toThrow("This machine has no address 192.0.2.1");
    await expect(checkPort("127.0.0.1", 0)).resolves.toBeUndefined();
  });
});

describe("a stop signal", () => {
  it("that arrives twice at once stops once; a later one ends the process", async () => {
    const [stop, end] = [vi.fn(), vi.fn()];
    const off = onStopSignal(stop, end);
    const clock = vi.spyOn(performance, "now");
    try {
      clock.mockReturnValue(5000);
      process.emit("SIGINT", "SIGINT");
      process.emit("SIGTERM", "SIGTERM");
      expect([stop.mock.calls.length, end.mock.calls.length]).toEqual([1, 0]);
      clock.mockReturnValue(7000);
      process.emit("SIGINT", "SIGINT");
      expect(end).toHaveBeenCalledWith(130);
    } finally {
      clock.mockRestore();
      off();
    }
  });
});
