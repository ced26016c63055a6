import { Store } from "../../realtime/store.ts";

/** One docked window. `key` stays the same while a chat that is being opened gets its id; use it for React and drafts. */
export interface DockWindow {
  key: string;
  id: string;
  minimised: boolean;
}

export interface DockStorage {
  session: Pick<Storage, "getItem" | "setItem"> | undefined;
  local: Pick<Storage, "getItem" | "setItem"> | undefined;
}

export function browserDockStorage(): DockStorage {
  const get = (kind: "sessionStorage" | "localStorage") => {
    try {
      return globalThis[kind];
    } catch {
      return undefined;
    }
  };
  return { session: get("sessionStorage"), local: get("localStorage") };
}

/**
 * Which chat windows are open, in their order, in one portal: of this tab over navigation and reload, and as the start of
 * a new tab. Closing a window does not leave the chat.
 */
export class Dock {
  readonly windows: Store<readonly DockWindow[]>;
  readonly #name: string;
  readonly #storage: DockStorage;

  constructor(portal: string, userId: string, storage: DockStorage = browserDockStorage()) {
    this.#name = `deskbell.dock.${portal}.${userId}`;
    this.#storage = storage;
    this.windows = new Store<readonly DockWindow[]>(this.#load());
  }

  /** Opens or restores; a new window comes last. */
  open = (id: string): void => {
    const windows = this.windows.get();
    if (windows.some((w) => w.id === id)) this.restore(id);
    else this.#set([...windows, { key: id, id, minimised: false }]);
  };

  /** Opens minimised unless it is there already, for chats that begin by themselves. */
  minimiseNew = (id: string): void => {
    if (!this.has(id)) this.#set([...this.windows.get(), { key: id, id, minimised: true }]);
  };

  has = (id: string): boolean => this.windows.get().some((w) => w.id === id);
  minimise = (id: string): void => this.#change(id, { minimised: true });
  restore = (id: string): void => this.#change(id, { minimised: false });
  close = (id: string): void => this.#set(this.windows.get().filter((w) => w.id !== id));

  move = (id: string, index: number): void => {
    const moved = this.windows.get().find((w) => w.id === id);
    if (!moved) return;
    const others = this.windows.get().filter((w) => w.id !== id);
    this.#set([...others.slice(0, index), moved, ...others.slice(index)]);
  };

  /** The chat behind a window has got another id; its place and key stay. */
  rename(from: string, to: string): void {
    if (!this.has(from)) return;
    const others = this.windows.get().filter((w) => w.id !== to);
    this.#set(others.map((w) => (w.id === from ? { ...w, id: to } : w)));
  }

  /** Windows of chats whose opening an earlier page left behind get the chat that `home` names, or go. */
  settle(home: (id: string) => string, opening: readonly string[]): void {
    for (const { id } of this.windows.get()) {
      if (!id.startsWith("new:") || opening.includes(id)) continue;
      if (home(id) === id) this.close(id);
      else this.rename(id, home(id));
    }
  }

  #change(id: string, change: Partial<DockWindow>): void {
    this.#set(this.windows.get().map((w) => (w.id === id ? { ...w, ...change } : w)));
  }

  #set(windows: readonly DockWindow[]): void {
    this.windows.set(windows);
    const text = JSON.stringify(windows);
    for (const storage of [this.#storage.session, this.#storage.local]) {
      try {
        storage?.setItem(this.#name, text);
      } catch {
        // A full storage must not keep a window from opening.
      }
    }
  }

  #load(): DockWindow[] {
    try {
      const text = this.#storage.session?.getItem(this.#name) ?? this.#storage.local?.getItem(this.#name);
      const windows = JSON.parse(text ?? "[]") as DockWindow[];
      return windows.filter((w) => typeof w?.id === "string" && typeof w.key === "string");
    } catch {
      return [];
    }
  }
}
