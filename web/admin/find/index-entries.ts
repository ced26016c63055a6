/** One thing that "Find a setting" can lead to. */
export type Entry = {
  id: string;
  group: string;
  title: string;
  description: string;
  /** Other words that people look for it by. */
  aliases?: string;
  to: string;
  search?: Record<string, string>;
};

/**
 * Entries in which every word that was typed occurs, in the title first, then in the description or among the aliases. Nothing
 * typed: only those of `first`.
 */
export function findEntries(entries: readonly Entry[], typed: string, first: string, max = 30): Entry[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter(({ group }) => group === first);
  const scored = entries.flatMap((entry) => {
    const title = entry.title.toLocaleLowerCase();
    const rest = `${entry.description} ${entry.aliases ?? ""}`.toLocaleLowerCase();
    if (!words.every((word) => title.includes(word) || rest.includes(word))) return [];
    const inTitle = words.filter((word) => title.includes(word)).length;
    return [{ entry, score: inTitle * 2 + (title.startsWith(words[0] as string) ? 1 : 0) }];
  });
  return scored
    .sort((a, b) => b.score - a.score)
    .slice(0, max)
    .map(({ entry }) => entry);
}
