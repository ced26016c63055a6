import type { Portal } from "@deskbell/common/people/schemas.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

export interface Lifetime {
  idleSeconds: number;
  maxSeconds: number;
  /** The cookie outlives the browser. */
  persistent: boolean;
}

/** How long a session lives (spec 60 section 2.9): idle and at most, by audience. */
export function lifetimeOf(portal: Portal, remember: boolean): Lifetime {
  if (portal !== "client") return { idleSeconds: 12 * HOUR, maxSeconds: 14 * DAY, persistent: remember };
  return remember
    ? { idleSeconds: 14 * DAY, maxSeconds: 90 * DAY, persistent: true }
    : { idleSeconds: 12 * HOUR, maxSeconds: 12 * HOUR, persistent: false };
}

/** Last uses are written at most this often, in seconds; idleness is judged by what was written. */
export const USE_WRITE_SECONDS = 60;

/** True while a session may be used. */
export function isAlive(
  session: { lastUsedAt: Date; idleSeconds: number; expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  const idleFor = (now.getTime() - session.lastUsedAt.getTime()) / 1000;
  return session.endedAt === null && idleFor < session.idleSeconds && now < session.expiresAt;
}
