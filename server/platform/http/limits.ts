import type { Redis } from "ioredis";
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { Refusal } from "../problem.ts";

interface Limiter {
  consume(key: string, points?: number): Promise<unknown>;
  reward?(key: string, points?: number): Promise<unknown>;
}

/** `points` a `seconds`, with an optional burst that refills more slowly. */
export interface Limit {
  name: string;
  points: number;
  seconds: number;
  burst?: { points: number; seconds: number };
}

/** The limits that every request meets (spec 60 section 10, spec 93 section 10.7). */
export const generalLimits = {
  session: { name: "session", points: 1200, seconds: 60 },
  key: { name: "key", points: 600, seconds: 60 },
  anonymous: { name: "anonymous", points: 300, seconds: 60 },
} as const satisfies Record<string, Limit>;

export interface Limits {
  /** Takes one point of `who`; refuses with 429 and `Retry-After` when none is left. */
  take(limit: Limit, who: string): Promise<void>;
  /** Gives a point back that was taken for nothing. */
  giveBack(limit: Limit, who: string): Promise<void>;
}

/** Limits in Redis when there is one, so that they hold over all processes; else in memory, for each process. */
export function createLimits(options: { off: boolean; redis?: Redis }): Limits {
  const limiters = new Map<string, Limiter>();
  const make = (name: string, points: number, duration: number): RateLimiterMemory | RateLimiterRedis =>
    options.redis
      ? new RateLimiterRedis({
          storeClient: options.redis,
          keyPrefix: `limit:${name}`,
          points,
          duration,
          insuranceLimiter: new RateLimiterMemory({ points, duration }),
        })
      : new RateLimiterMemory({ keyPrefix: name, points, duration });
  const limiterOf = (limit: Limit): Limiter => {
    let limiter = limiters.get(limit.name);
    if (!limiter) {
      const steady = make(limit.name, limit.points, limit.seconds);
      limiter = limit.burst
        ? new BurstyRateLimiter(steady, make(`${limit.name}.burst`, limit.burst.points, limit.burst.seconds))
        : steady;
      limiters.set(limit.name, limiter);
    }
    return limiter;
  };
  return {
    async giveBack(limit, who) {
      if (!options.off) await limiterOf(limit).reward?.(who);
    },
    async take(limit, who) {
      if (options.off) return;
      try {
        await limiterOf(limit).consume(who);
      } catch (rejected) {
        if (rejected instanceof Error) throw rejected;
        const wait = rejected instanceof RateLimiterRes ? rejected.msBeforeNext : 1000;
        const seconds = Math.max(1, Math.ceil(wait / 1000));
        throw new Refusal(
          "rate_limited",
          `Too many requests. Try again in ${seconds} s.`,
          {},
          { "retry-after": String(seconds) },
        );
      }
    },
  };
}
