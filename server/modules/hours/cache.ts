import type { Platform } from "../../platform/platform.ts";
import { readCalendars, type StoredCalendar } from "./store.ts";

export const TOPIC = "hours";
/** A lost broadcast may leave the calendars this old, in milliseconds. */
const MAX_AGE = 4000;

interface Cached {
  readAt: number;
  calendars: Promise<StoredCalendar[]>;
}

const caches = new WeakMap<Platform, Cached>();

/** All calendars, from a cache that every process drops after a change. */
export function calendarsOf(site: Platform): Promise<StoredCalendar[]> {
  const known = caches.get(site);
  if (known && performance.now() - known.readAt < MAX_AGE) return known.calendars;
  const loading = { readAt: performance.now(), calendars: readCalendars(site.db) };
  caches.set(site, loading);
  loading.calendars.catch(() => caches.get(site) === loading && caches.delete(site));
  return loading.calendars;
}

export function forgetCalendars(site: Platform): void {
  caches.delete(site);
}
