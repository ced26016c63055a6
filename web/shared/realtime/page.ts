export interface PageListeners {
  /** The page can be used again: network back, tab visible, window focused, restored. Milliseconds it was hidden. */
  awake(hiddenFor: number): void;
  offline(): void;
}

/** Watches the page; the answer stops it. */
export type PageSignals = (listeners: PageListeners) => () => void;

export const watchPage: PageSignals = (listeners) => {
  if (typeof window === "undefined") return () => {};
  let hiddenAt: number | undefined;
  const visibility = () => {
    if (document.visibilityState === "hidden") hiddenAt ??= Date.now();
    else awake();
  };
  const awake = () => {
    const hiddenFor = hiddenAt === undefined ? 0 : Date.now() - hiddenAt;
    if (document.visibilityState === "visible") hiddenAt = undefined;
    listeners.awake(document.visibilityState === "visible" ? hiddenFor : 0);
  };
  const restored = (event: PageTransitionEvent) => {
    if (event.persisted) listeners.awake(Number.POSITIVE_INFINITY);
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener("online", awake, { signal });
  window.addEventListener("offline", () => listeners.offline(), { signal });
  window.addEventListener("focus", awake, { signal });
  window.addEventListener("pageshow", restored, { signal });
  document.addEventListener("visibilitychange", visibility, { signal });
  return () => stop.abort();
};
