import type { OperationInput } from "@deskbell/common/api/operation.ts";
import type { ChatOperations } from "@deskbell/common/chat/api.ts";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

export type StartChat = OperationInput<ChatOperations["POST /chat-sessions"]>["body"];

/** Something a person has sent and the server has not yet confirmed. Items of one session go out in the order of `n`. */
export interface OutboxItem {
  n: number;
  userId: string;
  /** The session, or the window of a chat that is still being opened (`new:…`). */
  sessionId: string;
  /** `clientMessageId` of a message, `Idempotency-Key` of a start. */
  id: string;
  /** Opens the chat before anything else of this session goes out. */
  start?: StartChat;
  text: string;
  /** Device time in milliseconds, as all times here. */
  createdAt: number;
  attempts: number;
  nextAt: number;
  failed?: { code: string; detail: string };
}

export type NewOutboxItem = Omit<OutboxItem, "n">;

/** Keeps the items of all tabs of this browser; every method is one atomic step. */
export interface OutboxStore {
  /** All items of one person, in order. */
  all(userId: string): Promise<OutboxItem[]>;
  add(item: NewOutboxItem): Promise<OutboxItem>;
  put(item: OutboxItem): Promise<void>;
  remove(n: number): Promise<void>;
  /** The chat `from` has become `to`: its start is done, or is now the message `start`; everything behind it follows. */
  adopt(userId: string, from: string, to: string, start: { n: number; message?: OutboxItem }): Promise<void>;
}

interface Schema extends DBSchema {
  outbox: { key: number; value: OutboxItem; indexes: { byUser: string } };
}

/** In IndexedDB; where the browser forbids it, in memory, so that sending still works until the page is closed. */
export async function openOutboxStore(name = "deskbell"): Promise<OutboxStore> {
  try {
    const db = await openDB<Schema>(name, 1, {
      upgrade: (fresh) => {
        const store = fresh.createObjectStore("outbox", { keyPath: "n", autoIncrement: true });
        store.createIndex("byUser", "userId");
      },
    });
    return new DatabaseStore(db);
  } catch {
    return new MemoryStore();
  }
}

class DatabaseStore implements OutboxStore {
  readonly #db: IDBPDatabase<Schema>;

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  all(userId: string): Promise<OutboxItem[]> {
    return this.#db.getAllFromIndex("outbox", "byUser", userId);
  }

  async add(item: NewOutboxItem): Promise<OutboxItem> {
    const tx = this.#db.transaction("outbox", "readwrite", { durability: "strict" });
    const n = await tx.store.add(item as OutboxItem);
    await tx.done;
    return { ...item, n };
  }

  async put(item: OutboxItem): Promise<void> {
    await this.#db.put("outbox", item);
  }

  async remove(n: number): Promise<void> {
    await this.#db.delete("outbox", n);
  }

  async adopt(userId: string, from: string, to: string, start: { n: number; message?: OutboxItem }): Promise<void> {
    const tx = this.#db.transaction("outbox", "readwrite");
    const waiting = (await tx.store.index("byUser").getAll(userId)).filter((item) => item.sessionId === from);
    for (const item of waiting) await tx.store.put({ ...item, sessionId: to });
    await (start.message ? tx.store.put(start.message) : tx.store.delete(start.n));
    await tx.done;
  }
}

export class MemoryStore implements OutboxStore {
  readonly #items = new Map<number, OutboxItem>();
  #last = 0;

  async all(userId: string): Promise<OutboxItem[]> {
    return [...this.#items.values()].filter((item) => item.userId === userId).sort((a, b) => a.n - b.n);
  }

  async add(item: NewOutboxItem): Promise<OutboxItem> {
    const stored = { ...item, n: ++this.#last };
    this.#items.set(stored.n, stored);
    return stored;
  }

  async put(item: OutboxItem): Promise<void> {
    this.#items.set(item.n, item);
  }

  async remove(n: number): Promise<void> {
    this.#items.delete(n);
  }

  async adopt(userId: string, from: string, to: string, start: { n: number; message?: OutboxItem }): Promise<void> {
    for (const item of await this.all(userId)) {
      if (item.sessionId === from) this.#items.set(item.n, { ...item, sessionId: to });
    }
    if (start.message) this.#items.set(start.n, start.message);
    else this.#items.delete(start.n);
  }
}
