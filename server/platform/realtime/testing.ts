import type { ServerFrame } from "@deskbell/common/realtime/frames.ts";
import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import Fastify from "fastify";
import { WebSocket } from "ws";
import { type Actor, type AgentActor, anonymous, type ContactActor } from "../actor.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Database, openDatabase } from "../db/index.ts";
import { createLog } from "../log.ts";
import { createMetrics } from "../metrics.ts";
import type { Bus } from "./bus/bus.ts";
import { createRealtime, type LogProvider, type RealtimeServer, realtimeRoutes } from "./index.ts";
import type { Timing } from "./timing.ts";

/** People of the tests by the token that signs them in. Shared by the processes of one test, like a database of sessions. */
export type People = Map<string, Actor>;

export function agent(id: number, name: string, accounts: number[] | null = null): AgentActor {
  return {
    kind: "agent",
    id,
    name,
    email: `${name.toLowerCase()}@northwind.example`,
    role: "member",
    techPortalAccess: true,
    chatEnabled: true,
    access: { queues: null, accounts, categories: null },
    sessionId: `session-${id}`,
  };
}

export function contact(id: number, name: string, accountId = 1): ContactActor {
  const account = { id: accountId, name: "Acme Manufacturing", identifier: "acme" };
  const email = `${name.toLowerCase()}@acme.example`;
  return { kind: "contact", id, name, email, account, features: {}, sessionId: `session-c${id}` };
}

export interface TestProcess {
  realtime: RealtimeServer;
  db: Database;
  url: string;
  metrics: ReturnType<typeof createMetrics>;
  stop(): Promise<void>;
}

export interface ProcessOptions {
  bus?: (db: Database) => Bus;
  clock?: Clock;
  timing?: Partial<Timing>;
  provider?: (db: Database) => LogProvider;
}

/** One server process on a database: a real port, the real bus unless another one is given. */
export async function startProcess(
  databaseUrl: string,
  people: People,
  options: ProcessOptions = {},
): Promise<TestProcess> {
  const log = createLog(process.env.LOG_LEVEL ?? "silent");
  const db = openDatabase(databaseUrl, log, 10);
  const app = Fastify({ forceCloseConnections: true });
  const port = await freePort();
  const metrics = createMetrics();
  const realtime = createRealtime({
    config: { publicUrl: `http://localhost:${port}`, redisUrl: undefined, siteId: "demo" },
    clock: options.clock ?? systemClock(),
    log,
    db,
    metrics,
    authenticate: async (headers) => people.get(tokenOf(headers)) ?? anonymous,
    bus: options.bus?.(db),
    timing: options.timing,
  });
  realtime.setFeedGuard(
    (actor, audience) =>
      actor.kind === "agent" &&
      (audience === null || actor.access.accounts === null || actor.access.accounts.includes(audience.accountId)),
  );
  if (options.provider) realtime.setLogProvider(options.provider(db));
  realtimeRoutes(app, realtime);
  await realtime.start();
  await app.listen({ port, host: "127.0.0.1" });
  return {
    realtime,
    db,
    metrics,
    url: `http://localhost:${port}`,
    stop: async () => {
      await realtime.close();
      await app.close();
      await db.close();
    },
  };
}

function tokenOf(headers: Headers | Record<string, string | string[] | undefined>): string {
  const { authorization, cookie } = headers as Record<string, string | undefined>;
  return authorization?.replace("Bearer ", "") ?? cookie?.replace("session=", "") ?? "";
}

async function freePort(): Promise<number> {
  const probe = Fastify();
  await probe.listen({ port: 0, host: "127.0.0.1" });
  const { port } = probe.server.address() as { port: number };
  await probe.close();
  return port;
}

/** What a client has received, of either kind of line. */
export class Received {
  readonly frames: ServerFrame[] = [];
  closed: number | undefined;
  readonly #waiting = new Set<() => void>();

  add(frame: ServerFrame): void {
    this.frames.push(frame);
    this.#wake();
  }

  end(code: number): void {
    this.closed = code;
    this.#wake();
  }

  of<T extends ServerFrame["t"]>(type: T): Extract<ServerFrame, { t: T }>[] {
    return this.frames.filter((frame): frame is Extract<ServerFrame, { t: T }> => frame.t === type);
  }

  /** The first frame of a kind that has come or comes. */
  async next<T extends ServerFrame["t"]>(
    type: T,
    where: (frame: Extract<ServerFrame, { t: T }>) => boolean = () => true,
    withinMs = 15_000,
  ): Promise<Extract<ServerFrame, { t: T }>> {
    await this.until(() => this.of(type).some(where), withinMs, `a frame ${type}`);
    return this.of(type).find(where)!;
  }

  async ended(withinMs = 15_000): Promise<number> {
    await this.until(() => this.closed !== undefined, withinMs, "the end");
    return this.closed!;
  }

  async until(done: () => boolean, withinMs = 15_000, what = "what was expected"): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!done()) {
      const rest = deadline - performance.now();
      if (rest <= 0) throw new Error(`waited ${withinMs} ms for ${what}; received ${JSON.stringify(this.frames)}`);
      await new Promise<void>((wake) => {
        this.#waiting.add(wake);
        setTimeout(wake, Math.min(rest, 20));
      });
    }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

export interface SocketClient extends Received {
  socket: WebSocket;
  send(frame: unknown): void;
}

/** A WebSocket that has not said anything yet. */
export async function openSocket(url: string, headers: Record<string, string> = {}): Promise<SocketClient> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/realtime`, { headers, perMessageDeflate: false });
  const client = Object.assign(new Received(), {
    socket,
    send: (frame: unknown) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
  });
  socket.on("message", (data) => client.add(JSON.parse(String(data))));
  socket.on("close", (code) => client.end(code));
  await new Promise<void>((open, fail) => {
    socket.once("open", () => open());
    socket.once("error", fail);
  });
  socket.on("error", () => {});
  return client;
}

/** A WebSocket whose hello was answered with a welcome. */
export async function connect(url: string, token: string, hello: Record<string, unknown> = {}): Promise<SocketClient> {
  const client = await openSocket(url, { cookie: `session=${token}` });
  client.send({ t: "hello", protocol: PROTOCOL, device: `${token}-device`, ...hello });
  await client.next("welcome");
  return client;
}

/** Server-sent events, read as a browser does. */
export async function connectEvents(
  url: string,
  token: string,
  query: Record<string, string> = {},
): Promise<Received & { status: number; close(): void }> {
  const abort = new AbortController();
  const params = new URLSearchParams({ protocol: String(PROTOCOL), device: `${token}-device`, ...query });
  const response = await fetch(`${url}/realtime/events?${params}`, {
    headers: { cookie: `session=${token}` },
    signal: abort.signal,
  });
  const client = Object.assign(new Received(), { status: response.status, close: () => abort.abort() });
  if (response.ok) void readEvents(response, client);
  return client;
}

async function readEvents(response: Response, client: Received): Promise<void> {
  let rest = "";
  try {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop()!;
      for (const block of blocks) if (block.startsWith("data: ")) client.add(JSON.parse(block.slice(6)));
    }
  } catch {
    // The test has closed it.
  }
  client.end(0);
}

/** A log for tests: notes in a table of their own, readable by everybody who is not listed in `closed`. */
export function notebook(db: Database, closed: Set<string>): LogProvider {
  const event = (sid: string, seq: number) => ({ t: "event", sid, seq, event: { seq } }) as unknown as ServerFrame;
  return {
    mayRead: async (actor, sid) => {
      const rows = await db.query("select 1 from note_head where sid = $1", [sid]);
      return rows.length > 0 && !closed.has(`${actor.kind}:${actor.id}:${sid}`);
    },
    after: async (_actor, sid, seq, limit) => {
      const rows = await db.query<{ seq: number }>(
        "select seq from note where sid = $1 and seq > $2 order by seq limit $3",
        [sid, seq, limit],
      );
      return rows.map((row) => ({ seq: row.seq, frame: event(sid, row.seq) }));
    },
    live: async (_actor, sid) => {
      const [row] = await db.query<{ head: number }>("select head from note_head where sid = $1", [sid]);
      return { t: "live", sid, headSeq: row!.head, session: {}, cursors: [] } as unknown as ServerFrame;
    },
    heads: async (sids) => {
      const rows = await db.query<{ sid: string; head: number }>(
        "select sid, head from note_head where sid = any($1)",
        [sids],
      );
      return new Map(rows.map(({ sid, head }) => [sid, [head, 0]]));
    },
  };
}

export async function createNotebook(db: Database, ...sids: string[]): Promise<void> {
  await db.query("create table if not exists note_head (sid text primary key, head int not null)");
  await db.query("create table if not exists note (sid text, seq int, primary key (sid, seq))");
  for (const sid of sids) await db.query("insert into note_head values ($1, 0)", [sid]);
}

/** Writes a note and tells of it, as a command does: after the commit. */
export async function writeNote({ db, realtime }: TestProcess, sid: string): Promise<number> {
  const [row] = await db.query<{ seq: number }>(
    `with h as (update note_head set head = head + 1 where sid = $1 returning head)
     insert into note select $1, head from h returning seq`,
    [sid],
  );
  const { seq } = row!;
  realtime.publish(`chat:${sid}`, { t: "event", sid, seq, event: { seq } } as unknown as ServerFrame);
  return seq;
}

/** A bus that loses messages, evenly spread and the same in every run. */
export function lossy(bus: Bus, share: number): Bus {
  let sum = 0;
  const lost = () => {
    sum += share;
    if (sum < 1) return false;
    sum -= 1;
    return true;
  };
  return { ...bus, send: async (messages) => bus.send(messages.filter(() => !lost())) };
}
