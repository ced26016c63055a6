/** A row of a list that holds still: `gone` ones have left the list but keep their place. */
export type SettledRow<T> = { id: string; item: T; gone: boolean };

/**
 * The rows of a live list while it is held (the pointer is over it): known rows keep their places, rows that left stay as
 * `gone`, new ones come last. Released, it is the list as it is (design section 1, "Nothing jumps").
 */
export function settle<T>(
  shown: readonly SettledRow<T>[],
  live: readonly (readonly [string, T])[],
  held: boolean,
): SettledRow<T>[] {
  const fresh = live.map(([id, item]) => ({ id, item, gone: false }));
  if (!held) return fresh;
  const present = new Map(live);
  const kept = shown.map((row) =>
    present.has(row.id) ? { id: row.id, item: present.get(row.id) as T, gone: false } : { ...row, gone: true },
  );
  const known = new Set(shown.map((row) => row.id));
  return [...kept, ...fresh.filter((row) => !known.has(row.id))];
}
