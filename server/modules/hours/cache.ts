import { perSite } from "../../platform/per-site.ts";
import type { Platform } from "../../platform/platform.ts";
import { readCalendars, type StoredCalendar } from "./store.ts";

export const TOPIC = "hours";
/** A lost broadcast may leave the calendars this old, in milliseconds. */
const MAX_AGE = 4000;

interface Cached {
  readAt: number;
  calendars: Promise<StoredCalendar[]>;
}

const cache = perSite<{ current: Cached | null }>(() => ({ current: null }));

/** All calendars, from a cache that every process drops after a change. */
export function calendarsOf(site: Platform): Promise<StoredCalendar[]> {
  const held = cache(site);
  if (held.current && performance.now() - held.current.readAt < MAX_AGE) return held.current.calendars;
  const loading = { readAt: performance.now(), calendars: readCalendars(site.db) };
  held.current = loading;
  loading.calendars.catch(() => {
    if (held.current === loading) held.current = null;
  });
  return loading.calendars;
}

export function forgetCalendars(site: Platform): void {
  cache(site).current = null;
}
