/** The server's clock (spec 10 C-9). Only test mode can move it; nothing else in the product reads the system time. */
export interface Clock {
  now(): Date;
  /** Test mode: how far the clock is ahead of the system, in seconds. */
  offsetSeconds: number;
}

export function systemClock(): Clock {
  const clock = { offsetSeconds: 0, now: () => new Date(Date.now() + clock.offsetSeconds * 1000) };
  return clock;
}
