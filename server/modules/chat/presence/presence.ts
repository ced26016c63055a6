import type { PresenceState } from "@deskbell/common/chat/schemas.ts";

/** One line of a person, as far as presence is concerned. */
export interface PresenceConnection {
  lastActivityAt: Date;
  /** When it stops to count; null while it lives. A closed window counts a little longer, so that a reload does not show. */
  goneAt: Date | null;
}

export interface Preference {
  value: "online" | "away" | "busy";
  setAt: Date;
}

/** After the last window was closed (spec 10 C-51). */
export const CLEAN_GRACE_MS = 10_000;
/** After the heartbeats stopped. */
export const LOST_GRACE_MS = 45_000;

/**
 * What a person's presence is now, and when it will change if nothing happens (spec 10 C-47 to C-51). Offline without a
 * live connection; else what was chosen by hand; else online while any connection was active within `idleMinutes`, else
 * away. To choose online is an activity, no lasting choice. Contacts have no preference.
 */
export function presenceOf(
  connections: readonly PresenceConnection[],
  preference: Preference | null,
  now: Date,
  idleMinutes: number,
): { state: PresenceState; nextChangeAt: Date | null } {
  const at = now.getTime();
  const living = connections.filter(({ goneAt }) => goneAt === null || goneAt.getTime() > at);
  if (living.length === 0) return { state: "offline", nextChangeAt: null };
  const offlineAt = latest(living.map(({ goneAt }) => goneAt?.getTime() ?? Number.POSITIVE_INFINITY));
  if (preference && preference.value !== "online") return { state: preference.value, nextChangeAt: date(offlineAt) };
  const chosenAt = preference?.setAt.getTime() ?? Number.NEGATIVE_INFINITY;
  const activeUntil = latest(
    living.map(({ lastActivityAt, goneAt }) => {
      const idleAt = Math.max(lastActivityAt.getTime(), chosenAt) + idleMinutes * 60_000;
      return Math.min(idleAt, goneAt?.getTime() ?? Number.POSITIVE_INFINITY);
    }),
  );
  if (activeUntil > at) return { state: "online", nextChangeAt: date(activeUntil) };
  return { state: "away", nextChangeAt: date(offlineAt) };
}

const latest = (times: readonly number[]) => Math.max(...times);
const date = (time: number) => (time === Number.POSITIVE_INFINITY ? null : new Date(time));
