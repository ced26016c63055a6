import { useCallback, useEffect, useRef, useState } from "react";

const prefix = "deskbell.draft.";

/**
 * Text that survives reload and navigation under a key of its own ("chat:<id>", "ticket:<id>:reply"). It is stored at
 * most 300 ms after the last change and when the page goes away; setting an empty text forgets it. `saved` is true once
 * what is shown is what is stored.
 */
export function useDraft(key: string): { text: string; setText: (text: string) => void; saved: boolean } {
  const [state, setState] = useState(() => ({ key, text: read(key), saved: true }));
  if (state.key !== key) {
    if (!state.saved) write(state.key, state.text);
    setState({ key, text: read(key), saved: true });
  }
  const latest = useRef(state);
  latest.current = state;
  const setText = useCallback((text: string) => setState((before) => ({ ...before, text, saved: false })), []);
  useEffect(() => {
    if (state.saved) return;
    if (state.text === "") {
      write(state.key, "");
      setState((before) => (before === state ? { ...before, saved: true } : before));
      return;
    }
    const timer = setTimeout(() => {
      write(state.key, state.text);
      setState((before) => (before === state ? { ...before, saved: true } : before));
    }, 300);
    return () => clearTimeout(timer);
  }, [state]);
  useEffect(() => {
    const flush = () => {
      if (!latest.current.saved) write(latest.current.key, latest.current.text);
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);
  return { text: state.text, setText, saved: state.saved };
}

/** Forgets all drafts of this device; called on sign-out, so that the next person finds nothing. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
}

function read(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(prefix + key, text);
    else localStorage.removeItem(prefix + key);
  } catch {
    // A full or closed storage must not stop anyone from writing.
  }
}
