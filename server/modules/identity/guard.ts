import { isIPv6 } from "node:net";
import type { Queryable } from "../../platform/db/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { Refusal } from "../../platform/problem.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** At most `count` attempts in `window` milliseconds. */
export interface Limit {
  count: number;
  window: number;
}

export const LOOKUPS_PER_ADDRESS: Limit = { count: 10, window: MINUTE };
export const FAILURES_PER_ADDRESS: Limit = { count: 30, window: 10 * MINUTE };
export const SETUP_CODES_PER_ADDRESS: Limit = { count: 10, window: 10 * MINUTE };

/** Failures of one identity: too many lock its password for a while, in a day until somebody unlocks it. */
export const LOCK = { count: 5, window: 15 * MINUTE, for: 15 * MINUTE, dayCount: 10, day: DAY } as const;

/** What one visitor is likely to hold of the address space: an IPv4 address, or the /64 network of an IPv6 one. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped) return mapped[1]!;
  if (!isIPv6(ip)) return ip;
  const [head = "", tail] = ip.split("%")[0]!.toLowerCase().split("::");
  const groups = (text: string | undefined) => (text ? text.split(":") : []);
  const missing = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...Array<string>(Math.max(0, missing)).fill("0"), ...groups(tail)];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** When an identity may try again; null is now, Infinity not before it is unlocked (spec 60 section 2.3). Pure. */
export function lockedUntil(failures: readonly Date[], now: Date): number | null {
  const times = failures.map((at) => at.getTime()).sort((a, b) => a - b);
  const last = times.at(-1);
  if (last === undefined) return null;
  const within = (window: number) => times.filter((at) => at > last - window).length;
  if (within(LOCK.day) >= LOCK.dayCount) return Number.POSITIVE_INFINITY;
  const until = last + LOCK.for;
  return within(LOCK.window) >= LOCK.count && now.getTime() < until ? until : null;
}

/** Seconds until one more attempt fits the limit; 0 is now. Pure. */
export function waitSeconds(attempts: readonly Date[], limit: Limit, now: Date): number {
  const since = now.getTime() - limit.window;
  const recent = attempts.map((at) => at.getTime()).filter((at) => at > since);
  if (recent.length < limit.count) return 0;
  const freed = recent.sort((a, b) => a - b)[recent.length - limit.count]! + limit.window;
  return Math.max(1, Math.ceil((freed - now.getTime()) / 1000));
}

/**
 * Counts an attempt under `key` before its outcome is known, unless `allow` refuses for the attempts so far by throwing.
 * Attempts at the same moment, in any process, wait for each other: they cannot all slip through below the limit.
 */
export async function reserve(site: Platform, key: string, allow: (attempts: Date[]) => void): Promise<void> {
  const now = site.clock.now();
  await site.db.transaction(async (tx) => {
    await tx.query("insert into sign_in_guard (key, last_at) values ($1, $2) on conflict (key) do nothing", [key, now]);
    const attempts = await lockAttempts(tx, key);
    allow(attempts);
    const kept = [...attempts.filter((at) => at.getTime() > now.getTime() - DAY), now].slice(-100);
    await tx.query("update sign_in_guard set attempts = $2, last_at = $3 where key = $1", [key, kept, now]);
  });
}

/** Counts an attempt, or refuses with 429 and the time to wait. */
export function reserveWithin(site: Platform, key: string, limit: Limit): Promise<void> {
  return reserve(site, key, (attempts) => refuseBeyond(attempts, limit, site.clock.now()));
}

/** Refuses with 429 without counting. */
export function refuseBeyond(attempts: readonly Date[], limit: Limit, now: Date): void {
  const seconds = waitSeconds(attempts, limit, now);
  if (seconds === 0) return;
  throw new Refusal(
    "rate_limited",
    `Too many attempts. Try again in ${seconds} seconds.`,
    { retryAfterSeconds: seconds },
    { "Retry-After": String(seconds) },
  );
}

/** Takes back the newest attempt under each key: it turned out well. */
export async function giveBack(db: Queryable, keys: readonly string[]): Promise<void> {
  await db.query("update sign_in_guard set attempts = attempts[1:cardinality(attempts) - 1] where key = any($1)", [
    keys,
  ]);
}

/** Attempts so far under a key. */
export async function attemptsOf(db: Queryable, key: string): Promise<Date[]> {
  const [row] = await db.query<{ attempts: Date[] }>("select attempts from sign_in_guard where key = $1", [key]);
  return row?.attempts ?? [];
}

/** Forgets the attempts under a key, which also unlocks it. */
export async function forgetAttempts(db: Queryable, key: string): Promise<void> {
  await db.query("delete from sign_in_guard where key = $1", [key]);
}

/** Drops what no limit looks at any more; locks that wait for somebody stay. */
export async function tidyGuard(db: Queryable, now: Date): Promise<void> {
  await db.query(
    "delete from sign_in_guard where last_at < $1 and not (key like 'password:%' and cardinality(attempts) >= $2)",
    [new Date(now.getTime() - DAY), LOCK.dayCount],
  );
}

async function lockAttempts(tx: Queryable, key: string): Promise<Date[]> {
  const [row] = await tx.query<{ attempts: Date[] }>("select attempts from sign_in_guard where key = $1 for update", [
    key,
  ]);
  return row?.attempts ?? [];
}
