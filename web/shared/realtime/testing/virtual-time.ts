import { setImmediate } from "node:timers/promises";
import type { Time } from "../time.ts";

/** Time that only passes when a test says so; chance follows from a seed. */
export class VirtualTime implements Time {
  #now = Date.parse("2026-11-26T10:00:00.000Z");
  #timers: { at: number; n: number; run: () => void }[] = [];
  #n = 0;
  #seed: number;

  constructor(seed = 1) {
    this.#seed = seed;
  }

  now = (): number => this.#now;

  after = (milliseconds: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, milliseconds), n: this.#n++, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  random = (): number => {
    this.#seed = (this.#seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.#seed / 4_294_967_296;
  };

  sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => this.after(milliseconds, resolve));

  /** Lets time pass and everything happen that is due, in order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await setImmediate();
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at || a.n - b.n)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await setImmediate();
    }
    this.#now = end;
    await setImmediate();
  }
}
