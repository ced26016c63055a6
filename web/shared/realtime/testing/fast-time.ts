import type { Time } from "../time.ts";

/** Real time that runs `factor` times as fast, for tests with real sockets. */
export function fastTime(factor: number): Time {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * factor,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds / factor);
      return () => clearTimeout(timer);
    },
    random: Math.random,
  };
}
