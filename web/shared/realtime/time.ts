/** Clock, timer and chance in one, so that a test can play hours in milliseconds. */
export interface Time {
  /** Milliseconds since the epoch, by this device. */
  now(): number;
  /** Runs once after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
  /** From 0 to below 1. */
  random(): number;
}

export const realTime: Time = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

/** Calls `run` at most once per `interval`: at once after a pause, otherwise when the interval is over. */
export function throttle(time: Time, interval: number, run: () => void): { call: () => void; cancel: () => void } {
  let last = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;
  const fire = () => {
    cancel = undefined;
    last = time.now();
    run();
  };
  return {
    call: () => {
      if (cancel) return;
      const wait = last + interval - time.now();
      if (wait <= 0) fire();
      else cancel = time.after(wait, fire);
    },
    cancel: () => {
      cancel?.();
      cancel = undefined;
    },
  };
}
