import type { Platform } from "../../platform/platform.ts";
import { write } from "../../platform/write.ts";
import { runSystem, timerSettings } from "./run.ts";
import { lockSession } from "./store.ts";
import { nextDue, timersOf } from "./timers.ts";

const TICK_MS = 1000;
const BATCH = 50;

/**
 * Looks every second for sessions whose timer is due (spec 10 C-9). Due work is found from the database, so any number
 * of processes may look, and a restart forgets nothing.
 */
export async function startClockwork(site: Platform): Promise<() => Promise<void>> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const tick = () => {
    running = runDue(site).then(
      () => {},
      (error) => site.log.error({ err: error }, "chat timers failed; trying again"),
    );
    void running.finally(() => {
      if (!stopped) timer = setTimeout(tick, TICK_MS);
    });
  };
  timer = setTimeout(tick, TICK_MS);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

/** Runs everything that is due now; answers how many sessions it looked at. */
export async function runDue(site: Platform): Promise<number> {
  const due = await site.db.query<{ id: string }>(
    { name: "chat-due", text: "select id from chat_session where due_at <= $1 order by due_at limit $2" },
    [site.clock.now(), BATCH],
  );
  for (const { id } of due) {
    try {
      await runTimersOf(site, id);
    } catch (error) {
      // One broken session must not hold up the others; it is looked at again in a minute.
      site.log.error({ err: error, session: id }, "a chat timer failed");
      await site.db.change("update chat_session set due_at = $2 where id = $1", [
        id,
        new Date(site.clock.now().getTime() + 60_000),
      ]);
    }
  }
  return due.length;
}

async function runTimersOf(site: Platform, id: string): Promise<void> {
  await write(site, async (w) => {
    let stored = await lockSession(w, id);
    if (!stored) return;
    const settings = await timerSettings(site, stored.state.session.account.id);
    const now = w.now.getTime();
    for (const due of timersOf(stored.state, settings)) {
      if (due.at > now) break;
      stored = await runSystem(site, w, stored, due.command);
    }
    await w.query("update chat_session set due_at = $2 where id = $1", [id, nextDue(stored.state, settings)]);
  });
}

/** Settings changed: every session that has a timer is looked at again at once (spec 10 section 19). */
export async function reconsiderTimers(site: Platform): Promise<void> {
  await site.db.change(
    "update chat_session set due_at = $1 where status in ('created', 'handled') or (status = 'completed' and due_at is not null)",
    [site.clock.now()],
  );
}
