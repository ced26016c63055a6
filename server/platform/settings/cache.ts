import { type ScopeRef, type ScopeValues, scopeName } from "./cascade.ts";

interface Entry {
  freshUntil: number;
  values: Promise<ScopeValues>;
}

export interface ScopeCache {
  /** Values of each scope, in the order asked for; one load for all that are missing. */
  get(scopes: readonly ScopeRef[]): Promise<ScopeValues[]>;
  drop(scopes: readonly ScopeRef[]): void;
}

/**
 * Remembers what was set at each scope, for at most `maxAgeMs` since the load began: a change whose broadcast was lost
 * shows by then. A scope dropped while it loads is not kept, so that a value read before the change cannot outlive it.
 */
export function createScopeCache(
  load: (scopes: readonly ScopeRef[]) => Promise<Map<string, ScopeValues>>,
  { maxAgeMs, limit }: { maxAgeMs: number; limit: number },
): ScopeCache {
  const entries = new Map<string, Entry>();

  function refill(missing: readonly ScopeRef[], now: number): void {
    const loaded = load(missing);
    for (const ref of missing) {
      const name = scopeName(ref);
      const entry: Entry = { freshUntil: now + maxAgeMs, values: loaded.then((all) => all.get(name) ?? nothing) };
      entry.values.catch(() => entries.get(name) === entry && entries.delete(name));
      // Set again at the end: the oldest entries are the first in the map.
      entries.delete(name);
      entries.set(name, entry);
    }
    for (const name of entries.keys()) {
      if (entries.size <= limit) break;
      entries.delete(name);
    }
  }

  return {
    async get(scopes) {
      const now = performance.now();
      const stale = scopes.filter((ref) => !((entries.get(scopeName(ref))?.freshUntil ?? 0) > now));
      if (stale.length > 0) refill(stale, now);
      return Promise.all(scopes.map((ref) => entries.get(scopeName(ref))!.values));
    },
    drop(scopes) {
      for (const ref of scopes) entries.delete(scopeName(ref));
    },
  };
}

const nothing: ScopeValues = new Map();
