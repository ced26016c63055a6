/** What a key press looks like to the matcher; a `KeyboardEvent` fits. */
export type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & {
  getModifierState?: (key: string) => boolean;
};

/**
 * One press as the text that shortcuts are written in: `j`, `?`, `Ctrl+Enter`, `Ctrl+Alt+J`, `Alt+1`. Command counts as
 * Ctrl. Undefined for a bare modifier and for anything typed with AltGr, which writes characters on many keyboards.
 */
export function pressName(press: KeyPress): string | undefined {
  if (["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(press.key)) return undefined;
  if (press.getModifierState?.("AltGraph")) return undefined;
  const letter = press.key.length === 1;
  const modified = press.ctrlKey || press.metaKey || press.altKey;
  const key = letter && modified ? press.key.toUpperCase() : press.key;
  const shift = press.shiftKey && (!letter || modified);
  return [
    press.ctrlKey || press.metaKey ? "Ctrl+" : "",
    press.altKey ? "Alt+" : "",
    shift ? "Shift+" : "",
    key === " " ? "Space" : key,
  ].join("");
}

/** True for a name that may fire while someone types: one with Ctrl or Alt, Escape, and the F keys. */
export function firesWhileTyping(name: string): boolean {
  return /^(Ctrl|Alt)\+/.test(name) || name === "Escape" || /^(Shift\+)?F\d{1,2}$/.test(name);
}

/**
 * Advances through sequences like `g h`: given what was pressed before (or nothing), this press and all shortcuts, says
 * which one is complete, or what to remember.
 */
export function matchSequence(
  before: string | undefined,
  press: string,
  known: readonly string[],
): { complete?: string; pending?: string } {
  const sequence = before ? `${before} ${press}` : press;
  if (known.includes(sequence)) return { complete: sequence };
  if (known.some((keys) => keys.startsWith(`${sequence} `))) return { pending: sequence };
  return before ? matchSequence(undefined, press, known) : {};
}
