import type { Platform } from "../../../platform/platform.ts";
import { chatSettings } from "../settings.ts";
import { passOnPresence } from "./audience.ts";
import { keepParts, presenceAt } from "./parts.ts";
import { Recorder } from "./recorder.ts";
import { reconsiderAll } from "./store.ts";
import { type PresenceListener, Sweeper } from "./sweeper.ts";

export { reportActivity, setPreference } from "./commands.ts";
export { ownPresence, presenceOfUsers, reachableAgents, visiblePresence } from "./queries.ts";

/** Connects presence with the stream and the settings of a site; before the first connection. */
export function installPresence(site: Platform): void {
  const sweeper = new Sweeper(site);
  const recorder = new Recorder(site, () => void sweeper.sweep());
  keepParts(site, { recorder, sweeper });
  site.realtime.addConnectionListener(recorder);
  passOnPresence(site);
  site.settings.onChange(({ key }) => {
    if (key !== chatSettings.idleMinutes.key) return;
    reconsiderAll(site.db, site.clock.now()).then(sweeper.sweep, (error) =>
      site.log.warn({ err: error }, "a changed idle time shows at the next evaluation only"),
    );
  });
}

/** Starts looking for presence that is due; the answer stops it and stores what waits. */
export async function startPresence(site: Platform): Promise<() => Promise<void>> {
  const { recorder, sweeper } = presenceAt(site);
  sweeper.start();
  return async () => {
    await recorder.stop();
    await sweeper.stop();
  };
}

/**
 * Calls the listener after each change of somebody's presence, in the process that found it: once in all processes
 * together, and again only when that process dies while it tells. A fault is logged and not repeated.
 */
export function onPresenceChange(site: Platform, listener: PresenceListener): void {
  presenceAt(site).sweeper.listeners.push(listener);
}
