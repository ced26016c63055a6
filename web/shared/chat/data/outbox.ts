import type { ChatEvent, ChatSession, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import { actionKey, type Call } from "../../api/client.ts";
import { ApiProblem, isTemporary } from "../../api/problem.ts";
import { resendDelay } from "../../realtime/backoff.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import type { NewOutboxItem, OutboxItem, OutboxStore, StartChat } from "./outbox-store.ts";
import type { TabMessage, Tabs } from "./tabs.ts";

export interface OutboxEvents {
  /** The server has the message; also when another tab has sent it. Comes before the item disappears. */
  sent(event: ChatEvent): void;
  /** A chat that was being opened exists now. `window` is the id it had until now. */
  started(window: string, session: ChatSessionView): void;
  /** A refusal came with the chat as it is now. */
  refused?(session: ChatSession): void;
}

export interface OutboxOptions {
  userId: string;
  store: OutboxStore | Promise<OutboxStore>;
  call: Call;
  tabs: Tabs;
  time: Time;
  events: OutboxEvents;
  /** False once somebody else has signed in to this browser: nothing goes out any more. */
  stillSignedIn?: () => boolean;
}

const giveUpAfter = 24 * 3_600_000;
/** Newer than everything that the store has numbered. */
const notYetStored = Number.MAX_SAFE_INTEGER;

/**
 * Everything a person has sent and the server has not confirmed: kept over reload and crash, sent in order, one at a time
 * for each chat over all tabs, until it arrives or is refused (spec 10 D-2 to D-6).
 */
export class Outbox {
  readonly items = new Store<readonly OutboxItem[]>([]);
  readonly #options: OutboxOptions;
  readonly #store: Promise<OutboxStore>;
  readonly #adding = new Map<string, OutboxItem>();
  readonly #homes: Map<string, string>;
  readonly #pumps = new Map<string, () => void>();
  #queue: Promise<unknown> = Promise.resolve();
  #stopped = false;
  readonly #unlisten: () => void;
  /** Resolves when what an earlier page has left is in `items`. */
  readonly ready: Promise<void>;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#store = Promise.resolve(options.store);
    this.#homes = new Map(JSON.parse(options.tabs.note(`homes.${options.userId}`) ?? "[]") as [string, string][]);
    this.#unlisten = options.tabs.listen((message) => this.#hear(message));
    this.ready = this.#reload(true);
  }

  /** Puts a message on its way. It is in `items` when this returns. */
  send(sessionId: string, text: string): void {
    this.#add(this.#item(sessionId, text));
  }

  /** Opens a chat; the answer is the id of its window until the server has given it one. */
  start(body: StartChat): string {
    const window = `new:${actionKey()}`;
    const text = "text" in body ? (body.text ?? "") : "";
    this.#add({ ...this.#item(window, text), start: body });
    return window;
  }

  /** Sends a failed item again, in the place it had. A refused start needs a new key, or the refusal is repeated. */
  async retry(id: string): Promise<void> {
    const item = this.items.get().find((other) => other.id === id && other.failed);
    if (!item) return;
    const { failed, ...rest } = item;
    const renew = failed?.code === "idempotency_conflict" || (item.start && failed?.code !== "expired");
    const fresh = { attempts: 0, nextAt: 0, createdAt: this.#options.time.now() };
    await (await this.#store).put({ ...rest, ...fresh, id: renew ? actionKey() : id });
    await this.#changed();
  }

  /** Forgets an item for good. */
  async discard(id: string): Promise<void> {
    const store = await this.#store;
    const items = this.items.get().filter((item) => item.id === id);
    for (const item of items) if (item.n !== notYetStored) await store.remove(item.n);
    await this.#changed();
  }

  async discardAll(): Promise<void> {
    for (const item of this.items.get()) await this.discard(item.id);
  }

  /** True while something would be lost or delayed by signing out; failed items count, their text is still here. */
  hasUnsent(): boolean {
    return this.items.get().length > 0;
  }

  /** Tries everything now: the network or the stream is back, or the page is seen again. */
  wake = (): void => {
    void this.#reload(true);
  };

  /** The session that the window of a chat being opened has become, if it has; any other id is its own. */
  home = (sessionId: string): string => this.#homes.get(sessionId) ?? sessionId;

  /** Resolves when all that was sent is safe on this device. */
  async stored(): Promise<void> {
    await this.#queue;
  }

  stop(): void {
    this.#stopped = true;
    this.#unlisten();
    for (const wake of this.#pumps.values()) wake();
  }

  #item(sessionId: string, text: string): NewOutboxItem {
    const now = this.#options.time.now();
    return { userId: this.#options.userId, sessionId, id: actionKey(), text, createdAt: now, attempts: 0, nextAt: 0 };
  }

  #add(item: NewOutboxItem): void {
    this.#adding.set(item.id, { ...item, n: notYetStored });
    this.items.set([...this.items.get().filter((other) => other.id !== item.id), { ...item, n: notYetStored }]);
    this.#queue = this.#queue.then(() => this.#keep(item));
  }

  /** Writes an item to the store, for as long as it takes. */
  async #keep(item: NewOutboxItem): Promise<void> {
    try {
      const store = await this.#store;
      await store.add({ ...item, sessionId: this.home(item.sessionId) });
      this.#adding.delete(item.id);
      await this.#changed();
    } catch {
      await new Promise<void>((resolve) => this.#options.time.after(2_000, resolve));
      if (!this.#stopped) await this.#keep(item);
    }
  }

  async #changed(): Promise<void> {
    await this.#reload();
    this.#options.tabs.post({ t: "outbox", userId: this.#options.userId });
  }

  async #reload(hurry = false): Promise<void> {
    const store = await this.#store;
    const stored = await store.all(this.#options.userId);
    if (this.#stopped) return;
    for (const item of stored) {
      const home = this.home(item.sessionId);
      if (home !== item.sessionId && !item.start) await store.put(Object.assign(item, { sessionId: home }));
    }
    const known = new Set(stored.map((item) => item.id));
    this.items.set([...stored, ...[...this.#adding.values()].filter((item) => !known.has(item.id))]);
    for (const sessionId of new Set(stored.map((item) => item.sessionId))) this.#pump(sessionId, hurry);
  }

  #hear(message: TabMessage): void {
    if (message.userId !== this.#options.userId) return;
    if (message.t === "sent") this.#options.events.sent(message.event as ChatEvent);
    if (message.t === "started") this.#began(message.window as string, message.session as ChatSessionView);
    if (message.t === "outbox") void this.#reload();
  }

  /** One worker for each session and tab; it sleeps until the first item is due and then takes its turn. */
  #pump(sessionId: string, now = false): void {
    const wake = this.#pumps.get(sessionId);
    if (wake) {
      if (now) wake();
      return;
    }
    this.#pumps.set(sessionId, () => {});
    const rest = () => this.#sleep(sessionId, 5_000);
    void this.#work(sessionId, now)
      .catch(rest)
      .then(() => {
        this.#pumps.delete(sessionId);
        if (this.#head(sessionId) && !this.#stopped) this.#pump(sessionId);
      });
  }

  async #work(sessionId: string, hurry: boolean): Promise<void> {
    let eager = hurry;
    while (!this.#stopped) {
      const head = this.#head(sessionId);
      if (!head) return;
      const wait = eager ? 0 : head.nextAt - this.#options.time.now();
      eager = false;
      if (wait > 0) eager = await this.#sleep(sessionId, wait);
      else await this.#options.tabs.turn(`outbox:${head.userId}:${sessionId}`, () => this.#attempt(sessionId, head));
    }
  }

  /** True if somebody woke us before the time. */
  #sleep(sessionId: string, wait: number): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#options.time.after(wait, () => resolve(false));
      this.#pumps.set(sessionId, () => {
        cancel();
        resolve(true);
      });
    });
  }

  #head(sessionId: string): OutboxItem | undefined {
    return headOf(this.items.get(), sessionId);
  }

  /** Within the turn: looks again what is first, because another tab may have sent it, and tries it once. */
  async #attempt(sessionId: string, expected: OutboxItem): Promise<void> {
    const store = await this.#store;
    const all = await store.all(this.#options.userId);
    const item = headOf(all, sessionId);
    if (!item || item.n !== expected.n || item.attempts !== expected.attempts) {
      await this.#reload();
      return;
    }
    if (this.#options.stillSignedIn?.() === false) {
      await this.#later(store, item, undefined);
    } else {
      try {
        await (item.start ? this.#open(store, item, item.start) : this.#deliver(store, item));
      } catch (error) {
        await this.#later(store, item, error);
      }
    }
    await this.#changed();
  }

  async #deliver(store: OutboxStore, item: OutboxItem): Promise<void> {
    const event = await this.#options.call("POST /chat-sessions/{id}/messages", {
      params: { id: item.sessionId },
      body: { clientMessageId: item.id, text: item.text, clientAt: new Date(item.createdAt).toISOString() },
      idempotencyKey: false,
    });
    this.#options.events.sent(event);
    this.#options.tabs.post({ t: "sent", userId: item.userId, event });
    await store.remove(item.n);
  }

  /** If a chat is open already, what was written to open one is the next message in that chat. */
  async #open(store: OutboxStore, item: OutboxItem, body: StartChat): Promise<void> {
    const { start, ...message } = item;
    let session: ChatSessionView;
    let again: OutboxItem | undefined;
    try {
      session = await this.#options.call("POST /chat-sessions", { body, idempotencyKey: item.id });
    } catch (error) {
      const open = error instanceof ApiProblem && error.code === "active_session_exists" && error.extra.session;
      if (!open) throw error;
      session = open as ChatSessionView;
      if (item.text.trim() !== "") again = { ...message, sessionId: session.id, attempts: 0, nextAt: 0 };
    }
    await store.adopt(item.userId, item.sessionId, session.id, { n: item.n, message: again });
    this.#began(item.sessionId, session);
    this.#options.tabs.post({ t: "started", userId: item.userId, window: item.sessionId, session });
  }

  #began(window: string, session: ChatSessionView): void {
    this.#homes.set(window, session.id);
    this.#options.tabs.note(`homes.${this.#options.userId}`, JSON.stringify([...this.#homes].slice(-10)));
    for (const [id, item] of this.#adding) this.#adding.set(id, { ...item, sessionId: this.home(item.sessionId) });
    this.#options.events.started(window, session);
  }

  /** Decides what becomes of an item that did not arrive. */
  async #later(store: OutboxStore, item: OutboxItem, error: unknown): Promise<void> {
    if (!(await store.all(item.userId)).some((other) => other.n === item.n)) return;
    const now = this.#options.time.now();
    if (error instanceof ApiProblem && error.extra.session)
      this.#options.events.refused?.(error.extra.session as ChatSession);
    const temporary = error === undefined || isTemporary(error) || !(error instanceof ApiProblem);
    const attempts = item.attempts + 1;
    if (!temporary) {
      await store.put({ ...item, attempts, failed: { code: error.code, detail: error.detail } });
    } else if (now - item.createdAt >= giveUpAfter) {
      await store.put({ ...item, attempts, failed: { code: "expired", detail: "" } });
    } else {
      const asked = error instanceof ApiProblem ? (error.retryAfter ?? 0) : 0;
      const nextAt = now + Math.max(resendDelay(attempts, this.#options.time.random()), asked);
      await store.put({ ...item, attempts, nextAt });
    }
  }
}

/** What goes out next for a session. Behind a chat that could not be opened, nothing does. */
function headOf(items: readonly OutboxItem[], sessionId: string): OutboxItem | undefined {
  const own = items.filter((item) => item.sessionId === sessionId && item.n !== notYetStored);
  if (sessionId.startsWith("new:") && own[0]?.failed) return undefined;
  const head = own.find((item) => !item.failed);
  return head?.start || !sessionId.startsWith("new:") ? head : undefined;
}
