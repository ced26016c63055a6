export interface TogetherOptions<Item, Result> {
  /** Does the work for all items at once, and answers in their order. */
  run(items: Item[]): Promise<Result[]>;
  /** Items with the same key never go at the same time; they keep their order. */
  key(item: Item): string;
  /** How many runs go on at a time before items wait for each other. */
  runs: number;
  /** How many items a run takes at most. */
  most: number;
}

interface Waiting<Item, Result> {
  item: Item;
  key: string;
  done: PromiseWithResolvers<Result>;
}

/**
 * Lets work that comes faster than it can be done go together: alone at once while there is little, else with everything
 * that has come meanwhile. Where a run fails, its items are tried again one by one, so that none suffers from another.
 */
export function together<Item, Result>(options: TogetherOptions<Item, Result>): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  const busy = new Set<string>();
  let runs = 0;

  /** The first of each key that is free, up to a full run. */
  function take(): Waiting<Item, Result>[] {
    const taken: Waiting<Item, Result>[] = [];
    const seen = new Set<string>();
    waiting = waiting.filter((each) => {
      const free = !busy.has(each.key) && !seen.has(each.key) && taken.length < options.most;
      seen.add(each.key);
      if (free) taken.push(each);
      return !free;
    });
    return taken;
  }

  async function each(taken: Waiting<Item, Result>[]): Promise<void> {
    if (taken.length > 1) {
      const results = await options.run(taken.map(({ item }) => item)).catch(() => undefined);
      if (results) {
        for (const [i, { done }] of taken.entries()) done.resolve(results[i]!);
        return;
      }
    }
    for (const { item, done } of taken) {
      await options.run([item]).then(([result]) => done.resolve(result!), done.reject);
    }
  }

  function next(): void {
    if (runs >= options.runs || waiting.length === 0) return;
    const taken = take();
    if (taken.length === 0) return;
    runs++;
    for (const { key } of taken) busy.add(key);
    void each(taken).then(() => {
      runs--;
      for (const { key } of taken) busy.delete(key);
      next();
    });
  }

  return (item) => {
    const done = Promise.withResolvers<Result>();
    waiting.push({ item, key: options.key(item), done });
    next();
    return done.promise;
  };
}
