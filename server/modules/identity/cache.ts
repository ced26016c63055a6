/** What a cached answer is about: it is dropped when any of it changes. */
export interface About {
  session?: string;
  key?: string;
  contact?: number;
  agent?: number;
  account?: number;
}

interface Entry<T> {
  at: number;
  value: Promise<T | null>;
  /** Unknown while the answer is being made. */
  about?: About;
}

/** An answer may be this old even when the message that drops it was lost, in milliseconds. */
const MAX_AGE = 5000;
const MAX_ENTRIES = 10_000;

export interface Loaded<T> {
  value: T;
  about: About;
}

/**
 * Answers to "who is this?", so that a hot request asks no database. Only positive answers are kept, an entry lives 5 s
 * at most, and `drop` takes away what a change makes untrue, answers under way included.
 */
export function actorCache<T>() {
  const entries = new Map<string, Entry<T>>();

  async function load(key: string, entry: Entry<T>, loading: Promise<Loaded<T> | null>): Promise<T | null> {
    try {
      const loaded = await loading;
      entry.about = loaded?.about ?? {};
      if (!loaded && entries.get(key) === entry) entries.delete(key);
      return loaded?.value ?? null;
    } catch (error) {
      if (entries.get(key) === entry) entries.delete(key);
      throw error;
    }
  }

  return {
    get(key: string, now: number, loader: () => Promise<Loaded<T> | null>): Promise<T | null> {
      const known = entries.get(key);
      if (known && Math.abs(now - known.at) < MAX_AGE) return known.value;
      const entry: Entry<T> = { at: now, value: Promise.resolve(null) };
      entries.delete(key);
      if (entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value!);
      entries.set(key, entry);
      entry.value = load(key, entry, loader());
      return entry.value;
    },
    drop(changed: About): void {
      const fields = Object.entries(changed) as [keyof About, string | number][];
      for (const [key, { about }] of entries) {
        if (!about || fields.some(([field, id]) => about[field] === id)) entries.delete(key);
      }
    },
    clear: () => entries.clear(),
  };
}
