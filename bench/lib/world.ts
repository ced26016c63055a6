import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureQueues } from "@deskbell/server/modules/desk/index.ts";
import { setPassword } from "@deskbell/server/modules/identity/index.ts";
import { makeAccount, makeAgent, makeContact } from "@deskbell/server/modules/people/testing.ts";
import { system } from "@deskbell/server/platform/actor.ts";
import { migrate } from "@deskbell/server/platform/db/migrate.ts";
import { startEmbedded } from "@deskbell/server/platform/embedded/index.ts";
import { createLog } from "@deskbell/server/platform/log.ts";
import { write } from "@deskbell/server/platform/write.ts";
import { openSite } from "@deskbell/server/site.ts";
import { signIn } from "@deskbell/server/testing.ts";
import { nextAnswer, type Usage } from "./process.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PASSWORD = "a long password for the bench";

export interface Member {
  id: number;
  name: string;
  cookie: string;
}

/** A Deskbell in a process of its own on a durable database, with people who are signed in. */
export interface World {
  url: string;
  databaseUrl: string;
  dataDir: string;
  contacts: Member[];
  agents: Member[];
  /** Another agent, with all rights. */
  admin: Member;
  /** Another contact, who may not chat. */
  withoutChat: Member;
  /** Process id of the server. */
  pid: number;
  /** What the server uses now; only in a measured world. */
  usage(of: "memory" | "processor"): Promise<Usage>;
  /** Kills the server at once and starts it again on the same database. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
}

export interface WorldOptions {
  contacts: number;
  agents: number;
  environment?: Record<string, string>;
  /** The product as it is served, without the checks of test mode, and telling what it uses. */
  measured?: boolean;
  say?: (line: string) => void;
}

/** Makes the people directly, signs each in over HTTP, and leaves the rate limits off: loads are meant to be high. */
export async function makeWorld(options: WorldOptions): Promise<World> {
  const { contacts, agents, environment = {}, measured = false, say = () => {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), "deskbell-bench-"));
  const database = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} } });
  const port = await freePort();
  const url = `http://localhost:${port}`;
  say(`making ${contacts} contacts and ${agents} agents`);
  await migrate(database.url);
  const people = await seed(database.url, dataDir, url, contacts, agents);
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: database.url,
    DESKBELL_DATA_DIR: dataDir,
    DESKBELL_URL: url,
    DESKBELL_SECRET: SECRET,
    DESKBELL_SITE_ID: "demo",
    ...(measured ? {} : { DESKBELL_TEST_MODE: "1", DESKBELL_RATE_LIMITS: "off" }),
    ...environment,
  };
  const launch = () => serve(env, url, measured ? MEASURED : PRODUCT);
  let server = await launch();
  const enter = async (person: Person, portal: "client" | "tech"): Promise<Member> => ({
    id: person.id,
    name: person.name,
    cookie: (await signIn(url, person.email, PASSWORD, portal)).cookie,
  });
  const signedIn = {
    contacts: await inFours(people.contacts, (person) => enter(person, "client")),
    agents: await inFours(people.agents, (person) => enter(person, "tech")),
    admin: await enter(people.admin, "tech"),
    withoutChat: await enter(people.withoutChat, "client"),
  };
  return {
    url,
    databaseUrl: database.url,
    dataDir,
    ...signedIn,
    get pid() {
      return server.pid!;
    },
    usage: (of) => {
      const answer = nextAnswer<Usage>(server);
      server.send({ usage: of });
      return answer;
    },
    async killAndRestart() {
      await end(server, "SIGKILL");
      server = await launch();
    },
    async stop() {
      await end(server, "SIGTERM");
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const SECRET = "0123456789abcdef0123456789abcdef";

interface Person {
  id: number;
  name: string;
  email: string;
}

async function seed(databaseUrl: string, dataDir: string, publicUrl: string, contacts: number, agents: number) {
  const config = {
    port: 0,
    host: "",
    databaseUrl,
    redisUrl: undefined,
    dataDir,
    publicUrl,
    secret: SECRET,
    siteId: "demo",
    smtpUrl: undefined,
    testMode: true,
  };
  const site = await openSite({ config, databaseUrl, log: createLog("fatal"), poolSize: 12 });
  try {
    await write(site, (w) => ensureQueues(w, [{ id: 1, name: "Support" }]));
    const account = await makeAccount(site, { name: "Bench Works", identifier: "BENCH" });
    const contact = async (fullName: string, email: string): Promise<Person> => ({
      id: (await makeContact(site, { fullName, email, accountId: account.id })).id,
      name: fullName,
      email,
    });
    const agent = async (name: string, email: string, role?: "master_admin"): Promise<Person> => ({
      id: (await makeAgent(site, { name, email, ...(role ? { role } : {}) })).id,
      name,
      email,
    });
    const made = {
      contacts: [] as Person[],
      agents: [] as Person[],
      admin: await agent("Admin", "admin@provider.example", "master_admin"),
      withoutChat: await contact("Contact without chat", "without-chat@bench.example"),
    };
    for (let i = 1; i <= contacts; i++) made.contacts.push(await contact(`Contact ${i}`, `contact${i}@bench.example`));
    for (let i = 1; i <= agents; i++) made.agents.push(await agent(`Agent ${i}`, `agent${i}@provider.example`));
    await write(site, async (w) => {
      for (const key of ["preTicketChat", "chatCallback"]) {
        await site.settings.set(w, system, key, "site", 0, true);
        await site.settings.set(w, system, key, "contact", made.withoutChat.id, false);
      }
      await site.settings.set(w, system, "joinPolicy", "site", 0, "open");
    });
    await inFours([...made.contacts, ...made.agents, made.admin, made.withoutChat], (person) =>
      write(site, (w) => setPassword(site, w, system, person, PASSWORD)),
    );
    return made;
  } finally {
    await site.stop();
  }
}

/** Passwords are slow on purpose: four at a time keep all cores busy. */
async function inFours<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [i, item] of rest) results[i] = await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return results;
}

const PRODUCT = ["server/main.ts", "serve"];
const MEASURED = ["--expose-gc", "bench/lib/server.ts"];

/** Starts the server and waits until it says that it is ready. `BENCH_NODE` holds flags for its Node.js, as --cpu-prof. */
export async function serve(env: NodeJS.ProcessEnv, url: string, program = PRODUCT): Promise<ChildProcess> {
  const flags = ["--disable-warning=ExperimentalWarning", ...(process.env.BENCH_NODE?.split(" ") ?? [])];
  const output = process.env.BENCH_LOG ? "inherit" : "ignore";
  const stdio = ["ignore", output, output, ...(program === MEASURED ? ["ipc" as const] : [])] as StdioOptions;
  const child = spawn(process.execPath, [...flags, ...program], { cwd: root, env, stdio });
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`the server ended with code ${child.exitCode}; set BENCH_LOG=1 to see why`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return child;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the server did not become ready within 60 s");
}

export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
