import { useCallback, useSyncExternalStore } from "react";

let offset = 0;

/** Milliseconds that the server's clock is ahead of this device's; a wrong device clock then shows right waiting times. */
export function setClockOffset(milliseconds: number): void {
  offset = milliseconds;
}

type Ticker = { listeners: Set<() => void>; now: number; timer: ReturnType<typeof setInterval> | undefined };

const tickers = new Map<number, Ticker>();

/** The present as epoch milliseconds, renewed every `every` milliseconds; all users of one interval share a timer. */
export function useNow(every: 1_000 | 30_000): number {
  const subscribe = useCallback((listener: () => void) => listen(every, listener), [every]);
  const snapshot = () => tickerOf(every).now;
  return useSyncExternalStore(subscribe, snapshot, snapshot);
}

function listen(every: number, listener: () => void): () => void {
  const ticker = tickerOf(every);
  ticker.listeners.add(listener);
  ticker.timer ??= setInterval(() => tick(ticker), every);
  if (Date.now() + offset - ticker.now >= every) tick(ticker);
  return () => {
    ticker.listeners.delete(listener);
    if (ticker.listeners.size > 0) return;
    clearInterval(ticker.timer);
    ticker.timer = undefined;
  };
}

function tickerOf(every: number): Ticker {
  const known = tickers.get(every) ?? { listeners: new Set(), now: Date.now() + offset, timer: undefined };
  tickers.set(every, known);
  return known;
}

function tick(ticker: Ticker): void {
  ticker.now = Date.now() + offset;
  for (const listener of ticker.listeners) listener();
}
