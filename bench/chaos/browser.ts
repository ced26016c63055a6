import { MemoryStore } from "@deskbell/web/shared/chat/data/outbox-store.ts";
import type { TabMessage, Tabs } from "@deskbell/web/shared/chat/data/tabs.ts";

const never = new Promise<never>(() => {});

/** Storage as far as windows need it. */
class Shelf {
  readonly #items = new Map<string, string>();
  getItem = (key: string): string | null => this.#items.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.#items.set(key, value);
}

/** What the tabs of one browser share, and what outlives them: the outbox, notes and turns. */
export class Browser {
  readonly store = new MemoryStore();
  readonly storage = { session: new Shelf(), local: new Shelf() };
  readonly #notes = new Map<string, string>();
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #listeners = new Map<object, Set<(message: TabMessage) => void>>();

  /** A tab; once closed it hears nothing, and a turn that it held passes on. */
  open(): Tabs & { close(): void } {
    const tab = Object.create(null) as object;
    const listeners = new Set<(message: TabMessage) => void>();
    this.#listeners.set(tab, listeners);
    const closed = Promise.withResolvers<void>();
    return {
      turn: <T>(name: string, work: () => Promise<T>) => {
        const before = this.#turns.get(name) ?? Promise.resolve();
        const done = before.then(() => (this.#listeners.has(tab) ? work() : never));
        const held = Promise.race([done, closed.promise]).catch(() => {});
        this.#turns.set(name, Promise.all([before, held]));
        return done;
      },
      post: (message) => {
        if (!this.#listeners.has(tab)) return;
        for (const [other, hearing] of this.#listeners) {
          if (other === tab) continue;
          const copy = structuredClone(message);
          setImmediate(() => {
            for (const listener of hearing) listener(copy);
          });
        }
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      note: (key, value) => {
        if (value === null) this.#notes.delete(key);
        else if (value !== undefined) this.#notes.set(key, value);
        return this.#notes.get(key) ?? null;
      },
      close: () => {
        this.#listeners.delete(tab);
        listeners.clear();
        closed.resolve();
      },
    };
  }
}
