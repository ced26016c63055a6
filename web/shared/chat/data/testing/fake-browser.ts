import type { VirtualTime } from "../../../realtime/testing/virtual-time.ts";
import type { NewOutboxItem, OutboxItem, OutboxStore } from "../outbox-store.ts";
import { MemoryStore } from "../outbox-store.ts";
import type { TabMessage, Tabs } from "../tabs.ts";

const never = new Promise<never>(() => {});

type Waiting = { tab: FakeTab; start: () => void };

/** A browser whose tabs share storage, turns and messages, and can die at any moment. */
export class FakeBrowser {
  readonly store = new MemoryStore();
  readonly stored = new Set<string>();
  readonly notes = new Map<string, string>();
  readonly tabs = new Set<FakeTab>();
  readonly turns = new Map<string, Waiting[]>();
  readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  open(): FakeTab {
    const tab = new FakeTab(this);
    this.tabs.add(tab);
    return tab;
  }
}

export class FakeTab implements Tabs, OutboxStore {
  dead = false;
  readonly #browser: FakeBrowser;
  readonly #listeners = new Set<(message: TabMessage) => void>();

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
  }

  /** The tab is gone: nothing it waits for ever arrives, and its turns pass on. */
  kill(): void {
    this.dead = true;
    this.#browser.tabs.delete(this);
    for (const [name, queue] of this.#browser.turns) {
      const held = queue[0]?.tab === this;
      const rest = queue.filter((waiting) => waiting.tab !== this);
      this.#browser.turns.set(name, rest);
      if (held) rest[0]?.start();
    }
  }

  async turn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const { turns } = this.#browser;
    const queue = turns.get(name) ?? [];
    turns.set(name, queue);
    await new Promise<void>((resolve) => {
      queue.push({ tab: this, start: resolve });
      if (queue.length === 1) resolve();
    });
    try {
      return await this.alive(work());
    } finally {
      const now = turns.get(name)!;
      now.shift();
      now[0]?.start();
    }
  }

  post(message: TabMessage): void {
    if (this.dead) return;
    const copy = structuredClone(message);
    for (const tab of this.#browser.tabs) {
      if (tab !== this) this.#browser.time.after(1, () => tab.hear(copy));
    }
  }

  hear(message: TabMessage): void {
    if (!this.dead) for (const listener of this.#listeners) listener(message);
  }

  listen(listener: (message: TabMessage) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  note(key: string, value?: string | null): string | null {
    if (value === null) this.#browser.notes.delete(key);
    else if (value !== undefined && !this.dead) this.#browser.notes.set(key, value);
    return this.#browser.notes.get(key) ?? null;
  }

  all = (userId: string): Promise<OutboxItem[]> => this.#io(() => this.#browser.store.all(userId));
  put = (item: OutboxItem): Promise<void> => this.#io(() => this.#browser.store.put(item));
  remove = (n: number): Promise<void> => this.#io(() => this.#browser.store.remove(n));
  adopt: OutboxStore["adopt"] = (...given) => this.#io(() => this.#browser.store.adopt(...given));
  add = (item: NewOutboxItem): Promise<OutboxItem> =>
    this.#io(() => {
      this.#browser.stored.add(item.id);
      return this.#browser.store.add(item);
    });

  /** What a dead tab has begun may happen, but it never learns of it. */
  async alive<T>(work: Promise<T>): Promise<T> {
    const result = await work.catch((error) => {
      if (this.dead) return never;
      throw error;
    });
    return this.dead ? never : result;
  }

  async #io<T>(step: () => Promise<T>): Promise<T> {
    await this.#browser.time.sleep(this.#browser.time.random() * 4);
    if (this.dead) return never;
    return this.alive(step());
  }
}
