import { Api } from "@deskbell/web/shared/api/client.ts";
import { ChatData } from "@deskbell/web/shared/chat/data/chat-data.ts";
import type { ChatLog } from "@deskbell/web/shared/chat/data/chat-log.ts";
import { ItemList, type Me } from "@deskbell/web/shared/chat/data/items.ts";
import { Realtime } from "@deskbell/web/shared/realtime/connection.ts";
import { eventStreamLink, webSocketLink } from "@deskbell/web/shared/realtime/link.ts";
import { realTime, type Time } from "@deskbell/web/shared/realtime/time.ts";
import type { Browser } from "./browser.ts";
import type { Ack, Glimpse, Sent, State, Window } from "./history.ts";
import type { RoughLine } from "./rough-line.ts";

export interface PageOptions {
  name: string;
  me: Me;
  /** Public address of the site, which requests name as their origin. */
  origin: string;
  cookie: string;
  line: RoughLine;
  browser: Browser;
  random: () => number;
  /** Over server-sent events instead of a WebSocket. */
  events?: boolean;
}

/** The portals' own client code as one page of one person, and a record of everything that it showed. */
export class Page {
  readonly name: string;
  readonly windows: Window[] = [];
  readonly sent: Sent[] = [];
  readonly acks: Ack[] = [];
  readonly realtime: Realtime;
  readonly chat: ChatData;
  readonly #tab: ReturnType<Browser["open"]>;
  readonly #me: Me;
  #closed = false;
  readonly #open = new Map<string, { log: ChatLog; window: Window; look: () => void; stop: () => void }>();

  constructor({ name, me, origin, cookie, line, browser, random, events }: PageOptions) {
    this.name = name;
    this.#me = me;
    this.#tab = browser.open();
    const headers = { cookie, origin };
    const api = new Api({ base: `http://${line.host}`, headers, fetch: (url, init) => this.#fetch(url, init) });
    const time: Time = { ...realTime, random };
    const stream = eventStreamLink(api);
    const socket = events ? stream : webSocketLink(`ws://${line.host}/realtime`, { headers });
    const options = { api, device: name, userId: me.userId, time, webSocket: socket, eventStream: stream };
    this.realtime = new Realtime(options);
    const portal = me.userType === "agent" ? "tech" : "client";
    const { realtime } = this;
    const words = () => ({ title: "" });
    const { store, storage } = browser;
    this.chat = new ChatData({ me, portal, words, api, realtime, store, storage, tabs: this.#tab, time });
    this.chat.logs.known.subscribe(() => this.#watch());
    this.chat.outbox.items.subscribe(() => {
      for (const { look } of this.#open.values()) look();
    });
    this.chat.start();
  }

  /** The chats that this person is in, as this page knows them. */
  get chats(): string[] {
    return [...this.#open.keys()].filter((sid) => {
      const { session } = this.#open.get(sid)!.log.store.get();
      const alive = session.status === "created" || session.status === "handled";
      return alive && session.users.some(({ userId }) => userId === this.#me.userId);
    });
  }

  open(text: string): void {
    this.sent.push({ by: this.name, text });
    this.chat.startChat({ kind: "pre_ticket", text });
  }

  say(sid: string, text: string): void {
    this.sent.push({ by: this.name, text });
    this.chat.send(sid, text);
  }

  /** Loads what is above, as somebody does who looks for the beginning, or presses "try again". */
  scrollUp(): void {
    for (const { log } of this.#open.values()) void log.loadEarlier();
  }

  /** True when nothing waits here and every chat is shown from its beginning up to the database's head. */
  isCaughtUp(heads: ReadonlyMap<string, number>): boolean {
    if (this.chat.outbox.items.get().some((item) => !item.failed)) return false;
    return [...this.#open].every(([sid, { log }]) => {
      const { events, session, hasEarlier } = log.store.get();
      return !hasEarlier && events.at(-1)?.seq === heads.get(sid) && session.headSeq === heads.get(sid);
    });
  }

  /** Notes how every window ended, and closes the page. */
  end(): void {
    for (const { log, window } of this.#open.values()) window.end = stateOf(log);
    this.close();
  }

  /** Closes the page as a browser does, in the middle of whatever it was doing. */
  close(): void {
    this.#closed = true;
    this.#tab.close();
    this.chat.stop();
    for (const { stop } of this.#open.values()) stop();
    this.#open.clear();
  }

  /** A chat that a page shows keeps its record; one that it no longer follows ends there. */
  #watch(): void {
    const known = this.chat.logs.known.get();
    for (const [sid, { log, stop }] of this.#open) {
      if (known.get(sid) === log) continue;
      stop();
      this.#open.delete(sid);
    }
    for (const [sid, log] of known) if (!this.#open.has(sid)) this.#record(sid, log);
  }

  #record(sid: string, log: ChatLog): void {
    const window: Window = { page: this.name, sid, glimpses: [] };
    this.windows.push(window);
    const list = new ItemList(this.#me);
    const look = () => {
      const state = log.store.get();
      const unsent = this.chat.outbox.items.get().filter((item) => item.sessionId === sid);
      // What was refused waits below for its author, and what is sent later goes past it.
      const items = list.items(state, unsent).filter((item) => item.kind !== "message" || item.state !== "failed");
      const entries = items.map((item) => (item.kind === "message" ? item.key : `system ${item.seq}`));
      const last = window.glimpses.at(-1);
      if (last && last.log === state.events && same(last.entries, entries)) return;
      window.glimpses.push({ log: state.events, entries } satisfies Glimpse);
    };
    log.ensureLoaded();
    this.#open.set(sid, { log, window, look, stop: log.store.subscribe(look) });
    look();
  }

  /** An acknowledgement counts once the page could read it. */
  async #fetch(url: Parameters<typeof fetch>[0], init: RequestInit | undefined): Promise<Response> {
    const response = await fetch(url, init);
    if (this.#closed) return new Promise(() => {});
    const posted = init?.method === "POST" && /\/chat-sessions\/[^/]+\/messages$/.test(String(url)) && response.ok;
    if (!posted) return response;
    const event = await response.clone().json();
    const { sessionId: sid, seq, id, text } = event;
    this.acks.push({ by: this.name, sid, seq, id, text });
    return response;
  }
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((x, i) => x === b[i]);

function stateOf(log: ChatLog): State {
  const { status, headSeq, users } = log.store.get().session;
  return { status, headSeq, userIds: users.map(({ userId }) => userId).sort() };
}
