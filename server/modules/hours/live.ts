import type { Platform } from "../../platform/platform.ts";
import { connectedContacts, tellContacts } from "../../platform/realtime/tell.ts";
import { write } from "../../platform/write.ts";
import { forgetCalendars, TOPIC } from "./cache.ts";
import { isOpen } from "./calendar.ts";
import { readCalendars } from "./store.ts";

/** Opening and closing show in open pages within 60 s (spec 10 section 8). */
const CHECK_EVERY_MS = 20_000;

/** In every process: forgets the calendars when any process changed them, and tells the contacts connected here. */
export function passOnHours(site: Platform): void {
  site.realtime.onBroadcast(TOPIC, () => {
    forgetCalendars(site);
    const contacts = connectedContacts(site, () => true);
    tellContacts(site, contacts, { type: "changed", what: "hours" }).catch((error) =>
      site.log.error({ err: error }, "contacts could not be told of the hours"),
    );
  });
}

/** Looks every 20 s whether a calendar opened or closed. The answer stops it. */
export async function watchHours(site: Platform): Promise<() => Promise<void>> {
  let looking: Promise<unknown> = Promise.resolve();
  const look = () => {
    looking = tellOpenings(site).catch((error) => site.log.error({ err: error }, "office hours could not be checked"));
  };
  look();
  const timer = setInterval(look, CHECK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
  };
}

/** Tells open pages when a calendar opened or closed since they were last told; of several processes one does. */
export async function tellOpenings(site: Platform): Promise<void> {
  const now = site.clock.now();
  const calendars = await readCalendars(site.db);
  if (calendars.length === 0) return;
  const changed = await site.db.query(
    `select from calendar c join unnest($1::int[], $2::bool[]) n(id, open) using (id) where told_open <> n.open limit 1`,
    [calendars.map(({ id }) => id), calendars.map((calendar) => isOpen(calendar, now))],
  );
  if (changed.length === 0) return;
  await write(site, async (w) => {
    const told = await w.query<{ id: number }>(
      `update calendar c set told_open = n.open from unnest($1::int[], $2::bool[]) n(id, open)
        where c.id = n.id and c.told_open <> n.open returning c.id`,
      [calendars.map(({ id }) => id), calendars.map((calendar) => isOpen(calendar, now))],
    );
    if (told.length === 0) return;
    w.toFeed("agents", { type: "changed", what: "hours" });
    w.afterCommit(() => site.realtime.broadcast(TOPIC, {}));
  });
}
