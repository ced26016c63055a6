/** What the tabs of one browser share: turns, messages and small notes. All of it works, less well, where one is missing. */
export interface Tabs {
  /** Runs `work` while no other tab runs work under this name. A tab that dies loses its turn. */
  turn<T>(name: string, work: () => Promise<T>): Promise<T>;
  post(message: TabMessage): void;
  /** Messages of other tabs; the answer stops listening. */
  listen(listener: (message: TabMessage) => void): () => void;
  /** A note that all tabs see and that outlives them; null forgets it. */
  note(key: string, value?: string | null): string | null;
}

export type TabMessage = { t: string; userId: string; [key: string]: unknown };

/** A tab that hangs in its turn for this long (a suspended phone browser) is passed over; what it sent has an id. */
const turnLimit = 45_000;

export function browserTabs(name = "deskbell"): Tabs {
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);
  const ownTurns = new Map<string, Promise<unknown>>();
  return {
    turn: async (turnName, work) => {
      if (typeof navigator !== "undefined" && navigator.locks) return lock(`${name}:${turnName}`, work);
      const before = ownTurns.get(turnName) ?? Promise.resolve();
      const mine = before.then(work, work);
      ownTurns.set(turnName, mine);
      return mine;
    },
    post: (message) => channel?.postMessage(message),
    listen: (listener) => {
      const receive = (event: MessageEvent<TabMessage>) => listener(event.data);
      channel?.addEventListener("message", receive);
      return () => channel?.removeEventListener("message", receive);
    },
    note: (key, value) => {
      try {
        if (value === null) localStorage.removeItem(`${name}.${key}`);
        else if (value !== undefined) localStorage.setItem(`${name}.${key}`, value);
        return localStorage.getItem(`${name}.${key}`);
      } catch {
        return value ?? null;
      }
    },
  };
}

async function lock<T>(name: string, work: () => Promise<T>): Promise<T> {
  let begun = false;
  const run = () => {
    begun = true;
    return work();
  };
  const signal = AbortSignal.timeout(turnLimit);
  try {
    return (await navigator.locks.request(name, { signal }, run)) as T;
  } catch (error) {
    if (begun || !signal.aborted) throw error;
    return (await navigator.locks.request(name, { steal: true }, run)) as T;
  }
}
