import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Embedded, startEmbedded } from "./index.ts";

const log = { info() {}, warn() {} };
let folder: string;
const running: Embedded[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "deskbell-embedded-"));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of running.splice(0)) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function start(options: Partial<Parameters<typeof startEmbedded>[0]> = {}): Promise<Embedded> {
  const server = await startEmbedded({ dataDir: folder, log, durable: false, ...options });
  running.push(server);
  return server;
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(text).finally(() => client.end());
}

/** Another process that holds the database of the folder, until it is killed. */
async function startInProcess(): Promise<{ child: ChildProcess; url: string }> {
  const entry = fileURLToPath(new URL("index.ts", import.meta.url));
  const program = `
    import { startEmbedded } from ${JSON.stringify(entry)};
    const log = { info() {}, warn() {} };
    const { url } = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, log });
    process.stdout.write(url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const [url] = await once(child.stdout!, "data");
  return { child, url: String(url) };
}

describe("the embedded database", () => {
  it("is made once, keeps its data over a restart, and commits durably", async () => {
    const first = await start({ durable: true });
    await query(first.url, "create table bell (id int); insert into bell values (7)");
    await first.stop();
    const second = await start({ durable: true });
    expect((await query(second.url, "select id from bell")).rows).toEqual([{ id: 7 }]);
    const { rows } = await query(
      second.url,
      "select name, setting from pg_settings where name = any('{fsync,synchronous_commit}')",
    );
    expect(rows).toEqual([
      { name: "fsync", setting: "on" },
      { name: "synchronous_commit", setting: "on" },
    ]);
    expect(
      (await query(second.url, "select lower('ÄRGER') as word, to_tsvector('simple', 'Über') as text")).rows,
    ).toEqual([{ word: "ärger", text: "'über':1" }]);
  });

  it("asks for the password, which only the server's user can read", async () => {
    const { url } = await start();
    const wrong = new URL(url);
    wrong.password = "guessed";
    await expect(query(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(folder, "postgres-password"))).mode & 0o777).toBe(0o600);
  });

  it("refuses a second server on the same folder and names the first", async () => {
    const { child } = await startInProcess();
    await expect(start()).rejects.toThrow(`Another Deskbell (process ${child.pid}) is running`);
    const beside = await start({ beside: true });
    expect((await query(beside.url, "select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("gives two servers that start at the same moment one winner", async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(String(refused?.reason)).toContain("Another Deskbell");
  });

  it("starts again after its server was killed, with everything committed", async () => {
    const { child, url } = await startInProcess();
    await query(url, "create table bell (id int); insert into bell values (1)");
    child.kill("SIGKILL");
    const again = await start();
    expect((await query(again.url, "select count(*)::int as n from bell")).rows).toEqual([{ n: 1 }]);
  });

  it("is not misled by the process number of another program in postmaster.pid", async () => {
    await (await start()).stop();
    await writeFile(join(folder, "postgres", "postmaster.pid"), `${process.pid}\n/x\n0\n1\n\n127.0.0.1\n0\nready\n`);
    await expect(start()).resolves.toHaveProperty("url");
  });

  it("takes no half-made database of an interrupted first start for a whole one", async () => {
    await mkdir(join(folder, "postgres.new-1"), { recursive: true });
    await writeFile(join(folder, "postgres.new-1", "PG_VERSION"), "18");
    await expect(start()).resolves.toHaveProperty("url");
  });

  it("says what to do about a database of another PostgreSQL version", async () => {
    await (await start()).stop();
    await writeFile(join(folder, "postgres", "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/made by PostgreSQL 17; .* brings PostgreSQL 18/);
  });

  it("says what to do when the wanted port is taken", async () => {
    const other = await mkdtemp(join(tmpdir(), "deskbell-embedded-"));
    const first = await start({ dataDir: other });
    await expect(start({ port: Number(new URL(first.url).port) })).rejects.toThrow(/did not start.*could not/is);
    await first.stop();
    await rm(other, { recursive: true });
  });

  it.runIf(process.getuid?.() === 0)("names the closed folder that its system user cannot pass", async () => {
    const closed = join(folder, "closed");
    await mkdir(closed, { mode: 0o700 });
    await chmod(folder, 0o755);
    await expect(start({ dataDir: join(closed, "data") })).rejects.toThrow(
      `because ${closed} is closed to other users`,
    );
  });

  it("keeps the texts of failed statements out of its log", async () => {
    const { url } = await start();
    await expect(query(url, "select 'a secret of Ava'::int")).rejects.toThrow();
    await running.pop()?.stop();
    expect(await readFile(join(folder, "postgres.log"), "utf8")).not.toContain("select 'a secret");
  });
});
