import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from "react";
import { firesWhileTyping, matchSequence, pressName } from "./match.ts";

/** `keys` as in the design: `j`, `?`, `g h`, `Ctrl+Enter`. Without `label` it works but the help does not list it. */
export type Shortcut = { keys: string; label?: string; group?: string; disabled?: boolean; run: () => void };

type Registry = { add: (shortcut: { current: Shortcut }) => () => void; all: () => Shortcut[] };

const Shortcuts = createContext<Registry | null>(null);

/** Listens for the shortcuts of the page. None fires while typing unless it has a modifier, and none with AltGr. */
export function ShortcutProvider(props: { children: ReactNode }) {
  const [entries] = useState(() => new Set<{ current: Shortcut }>());
  const pending = useRef<{ keys: string; at: number }>(undefined);
  const registry = useMemo<Registry>(
    () => ({
      add: (shortcut) => {
        entries.add(shortcut);
        return () => entries.delete(shortcut);
      },
      all: () => [...entries].map((entry) => entry.current),
    }),
    [entries],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const name = event.defaultPrevented || event.isComposing ? undefined : pressName(event);
      if (!name || (isTyping(event.target) && !firesWhileTyping(name))) return;
      const live = registry.all().filter((shortcut) => !shortcut.disabled);
      const before = pending.current && Date.now() - pending.current.at < 1500 ? pending.current.keys : undefined;
      const match = matchSequence(
        before,
        name,
        live.map((shortcut) => shortcut.keys),
      );
      pending.current = match.pending ? { keys: match.pending, at: Date.now() } : undefined;
      const found = live.findLast((shortcut) => shortcut.keys === match.complete);
      if (!found) return;
      event.preventDefault();
      found.run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [registry]);
  return <Shortcuts value={registry}>{props.children}</Shortcuts>;
}

/** Makes keys do something while the component is on screen; the one mounted last wins. */
export function useShortcut(shortcut: Shortcut): void {
  const registry = use(Shortcuts);
  const latest = useRef(shortcut);
  latest.current = shortcut;
  useEffect(() => registry?.add(latest), [registry]);
}

/** All shortcuts that the page offers now and that have words. */
export function useShortcutList(): () => Shortcut[] {
  const registry = use(Shortcuts);
  return () => registry?.all().filter((shortcut) => shortcut.label !== undefined) ?? [];
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range"].includes(target.type)
  );
}
