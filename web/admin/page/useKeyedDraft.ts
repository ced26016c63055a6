import { useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";

/** Something with a key, what is set there (null: inherits), and the version that was read. */
export type Keyed = { key: string; own: unknown; etag: string };
export type KeyChange = { key: string; base: unknown; value: unknown; etag: string };
/** What did not go through: words by key, and the keys that others have changed meanwhile. */
export type Outcome = { problems: Record<string, string>; stale: readonly string[] };
export type Clash = { key: string; theirs: unknown; mine: unknown };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Unsaved values by key: change detection against what is saved, saving under the version read, and asking when others
 * changed the same key (spec 95 section 1.1). `save` stores changes, `reload` reads what is saved now.
 */
export function useKeyedDraft(props: {
  saved: readonly Keyed[] | undefined;
  done: string;
  save: (changes: readonly KeyChange[]) => Promise<Outcome>;
  reload: () => Promise<readonly Keyed[]>;
}) {
  const toast = useToast();
  const { t } = useLingui();
  const [changes, setChanges] = useState<Record<string, KeyChange>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [clashes, setClashes] = useState<Clash[]>([]);
  const set = (key: string, value: unknown) => {
    const saved = props.saved?.find((entry) => entry.key === key);
    if (!saved) return;
    const { [key]: before, ...others } = changes;
    const { base, etag } = before ?? { base: saved.own, etag: saved.etag };
    setChanges(same(base, value) ? others : { ...others, [key]: { key, base, value, etag } });
    setProblems(({ [key]: _, ...rest }) => rest);
  };
  const undo = async (given: readonly KeyChange[]) => {
    const now = await props.reload();
    const back = given.map(({ key, base, value }) => ({
      key,
      base: value,
      value: base,
      etag: now.find((entry) => entry.key === key)?.etag ?? "",
    }));
    const { problems: left, stale } = await props.save(back);
    await props.reload();
    if (Object.keys(left).length + stale.length > 0) {
      toast({ kind: "problem", message: t`Not everything could be taken back.` });
    }
  };
  const mutation = useMutation({
    mutationFn: async (given: readonly KeyChange[]) => {
      const first = await props.save(given);
      const now = await props.reload();
      const again = first.stale.flatMap((key) => {
        const change = given.find((one) => one.key === key);
        const entry = now.find((one) => one.key === key);
        return change && entry ? [{ ...change, entry }] : [];
      });
      const clash = again.filter(({ entry, base, value }) => !same(entry.own, base) && !same(entry.own, value));
      const retry = again
        .filter((one) => !clash.includes(one) && !same(one.entry.own, one.value))
        .map(({ entry, ...change }) => ({ ...change, etag: entry.etag }));
      const second = retry.length > 0 && clash.length === 0 ? await props.save(retry) : { problems: {}, stale: [] };
      if (retry.length > 0) await props.reload();
      return { given, clash, left: clash.length > 0 ? retry : [], problems: { ...first.problems, ...second.problems } };
    },
    onSuccess: ({ given, clash, left, problems: found }) => {
      const open = new Set([...Object.keys(found), ...clash.map(({ key }) => key), ...left.map(({ key }) => key)]);
      setChanges((present) => {
        const kept = Object.values(present).filter(({ key }) => open.has(key));
        const fresh = new Map(
          [...left, ...clash.map(({ entry, ...c }) => ({ ...c, etag: entry.etag }))].map((c) => [c.key, c]),
        );
        return Object.fromEntries(kept.map((change) => [change.key, fresh.get(change.key) ?? change]));
      });
      setProblems(found);
      setClashes(clash.map(({ key, entry, value }) => ({ key, theirs: entry.own, mine: value })));
      const stored = given.filter(({ key }) => !open.has(key));
      if (stored.length > 0) toast({ message: props.done, onUndo: () => void undo(stored) });
    },
  });
  const resolve = (theirs: ReadonlySet<string>) => {
    setClashes([]);
    const kept = Object.values(changes).filter(({ key }) => !theirs.has(key));
    setChanges(Object.fromEntries(kept.map((change) => [change.key, change])));
    if (kept.length > 0) mutation.mutate(kept);
  };
  return {
    changes,
    problems,
    setProblems,
    set,
    count: Object.keys(changes).length,
    save: () => mutation.mutate(Object.values(changes)),
    saving: mutation.isPending,
    fault: mutation.error,
    discard: () => {
      mutation.reset();
      setChanges({});
      setProblems({});
    },
    clashes,
    resolve,
    closeClashes: () => setClashes([]),
  };
}
