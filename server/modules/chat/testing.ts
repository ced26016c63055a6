import { reduceSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatEvent, ChatSession, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import type { ClientFrame, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import { WebSocket } from "ws";
import { system } from "../../platform/actor.ts";
import type { Config } from "../../platform/config.ts";
import { write } from "../../platform/write.ts";
import { type Caller, openTestSite, signIn, type TestSite } from "../../testing.ts";
import { ensureQueues } from "../desk/index.ts";
import { setPassword } from "../identity/index.ts";
import { makeAccount, makeAgent, makeContact } from "../people/testing.ts";

const PASSWORD = "a long password for tests";

export interface ChatTestSite extends TestSite {
  /** Signs in once; later calls answer the same caller. */
  as(name: string): Promise<Caller>;
  set(key: string, value: unknown): Promise<void>;
  ids: Record<string, number>;
}

/** Acme with Ava and Ben, Globex with Cleo and Dan; Tess, Theo, Mia (admin) and Sol, who is kept to the queue Projects. */
export async function openChatSite(
  overrides: Partial<Config> & { databaseUrl?: string; rateLimits?: boolean } = {},
): Promise<ChatTestSite> {
  const test = await openTestSite(overrides);
  const { site } = test;
  const ids: Record<string, number> = {};
  if (!overrides.databaseUrl) {
    await write(site, (w) =>
      ensureQueues(w, [
        { id: 1, name: "Support" },
        { id: 2, name: "Projects" },
      ]),
    );
    const acme = await makeAccount(site, { name: "Acme Manufacturing", identifier: "ACME" });
    const globex = await makeAccount(site, { name: "Globex Legal", identifier: "GLOBEX" });
    const people = [
      ["ava", "Ava Chen", acme.id],
      ["ben", "Ben Adeyemi", acme.id],
      ["cleo", "Cleo Marsh", globex.id],
      ["dan", "Dan Ruiz", globex.id],
    ] as const;
    for (const [name, fullName, accountId] of people) {
      ids[name] = (await makeContact(site, { fullName, email: emails[name]!, accountId })).id;
    }
    ids.tess = (await makeAgent(site, { name: "Tess Okafor", email: emails.tess! })).id;
    ids.theo = (await makeAgent(site, { name: "Theo Lindqvist", email: emails.theo! })).id;
    ids.mia = (await makeAgent(site, { name: "Mia Torres", email: emails.mia!, role: "master_admin" })).id;
    ids.sol = (await makeAgent(site, { name: "Sol Park", email: emails.sol!, queues: [2] })).id;
    for (const [name, email] of Object.entries(emails)) {
      await write(site, (w) => setPassword(site, w, system, { email, name }, PASSWORD));
    }
    await write(site, async (w) => {
      for (const key of ["preTicketChat", "ticketChat", "chatCallback"]) {
        await site.settings.set(w, system, key, "site", 0, true);
        await site.settings.set(w, system, key, "contact", ids.dan!, false);
      }
    });
  }
  const callers = new Map<string, Promise<Caller>>();
  return {
    ...test,
    ids,
    as(name) {
      const portal = ["ava", "ben", "cleo", "dan"].includes(name) ? "client" : "tech";
      const caller = callers.get(name) ?? signIn(test.url, emails[name]!, PASSWORD, portal);
      callers.set(name, caller);
      return caller;
    },
    set: (key, value) =>
      write(site, async (w) => {
        await site.settings.set(w, system, key, "site", 0, value);
      }),
  };
}

const emails: Record<string, string> = {
  ava: "ava@acme.example",
  ben: "ben@acme.example",
  cleo: "cleo@globex.example",
  dan: "dan@globex.example",
  tess: "tess@northwind.example",
  theo: "theo@northwind.example",
  mia: "mia@northwind.example",
  sol: "sol@northwind.example",
};

/** Opens a chat; fails the test when that is refused. */
export async function openChat(
  caller: Caller,
  text = "The label printer prints blank labels",
): Promise<ChatSessionView> {
  const { status, body } = await caller.call("POST /chat-sessions", { body: { kind: "pre_ticket", text } });
  if (status !== 201) throw new Error(`cannot open a chat: ${JSON.stringify(body)}`);
  return body;
}

export async function say(
  caller: Caller,
  id: string,
  text: string,
  clientMessageId: string = crypto.randomUUID(),
): Promise<ChatEvent> {
  const { status, body } = await caller.call(`POST /chat-sessions/${id}/messages`, { body: { text, clientMessageId } });
  if (status !== 201) throw new Error(`cannot write: ${JSON.stringify(body)}`);
  return body;
}

/** A client of the stream: what it was sent, and the chat as it would show it. */
export class Listener {
  readonly frames: ServerFrame[] = [];
  readonly sessions = new Map<string, ChatSession>();
  readonly logs = new Map<string, Map<number, ChatEvent>>();
  readonly #waiting: (() => void)[] = [];
  readonly socket: WebSocket;

  constructor(url: string, cookie: string, feed: { me: number; agents?: number } | null = null) {
    this.socket = new WebSocket(`${url.replace("http", "ws")}/realtime`, { headers: { cookie } });
    this.socket.on("open", () => this.send({ t: "hello", protocol: PROTOCOL, device: "test", feed, visible: true }));
    this.socket.on("message", (data) => this.#take(JSON.parse(String(data))));
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The first frame, past or coming, that fits; fails after 5 s. */
  async wait<T extends ServerFrame["t"]>(
    t: T,
    fits: (frame: Extract<ServerFrame, { t: T }>) => boolean = () => true,
  ): Promise<Extract<ServerFrame, { t: T }>> {
    const until = Date.now() + 5000;
    for (;;) {
      const found = this.frames.find((frame) => frame.t === t && fits(frame as never));
      if (found) return found as never;
      const left = until - Date.now();
      if (left <= 0) throw new Error(`no ${t} frame came; got ${this.frames.map((frame) => frame.t).join(", ")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  async follow(sid: string, after = 0): Promise<void> {
    await this.wait("welcome");
    this.send({ t: "sub", sid, after });
    await this.wait("live", (frame) => frame.sid === sid);
  }

  close(): void {
    this.socket.terminate();
  }

  #take(frame: ServerFrame): void {
    this.frames.push(frame);
    if (frame.t === "live" && !this.sessions.has(frame.sid)) this.sessions.set(frame.sid, frame.session);
    if (frame.t === "event") {
      const log = this.logs.get(frame.sid) ?? new Map<number, ChatEvent>();
      this.logs.set(frame.sid, log.set(frame.seq, frame.event));
      const session = this.sessions.get(frame.sid);
      if (session) this.sessions.set(frame.sid, reduceSession(session, frame.event));
    }
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
