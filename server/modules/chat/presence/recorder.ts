import type { Platform } from "../../../platform/platform.ts";
import type { ConnectionInfo, ConnectionListener, PersonRef } from "../../../platform/realtime/index.ts";
import { CLEAN_GRACE_MS, LOST_GRACE_MS } from "./presence.ts";
import { type Activity, type Closed, type Opened, storeActivity, storeClosed, storeOpened } from "./store.ts";

const CONNECTIONS_MS = 50;
const ACTIVITY_MS = 1000;

/**
 * Writes down what happens to the connections of this process, many in one statement: openings and closings within 50 ms,
 * activity once a second. What cannot be stored is kept and tried again.
 */
export class Recorder implements ConnectionListener {
  readonly #site: Platform;
  readonly #stored: () => void;
  #opened: Opened[] = [];
  #closed: Closed[] = [];
  #activity = new Map<string, Activity>();
  #timer: NodeJS.Timeout | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #flushing: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(site: Platform, stored: () => void) {
    this.#site = site;
    this.#stored = stored;
  }

  /** Acting as somebody else is no sign of that person (spec 60 section 8). */
  opened({ stream, actor, device, visible, resumed }: ConnectionInfo): void {
    if (actor.impersonatedBy) return;
    const accountId = actor.kind === "contact" ? actor.account.id : null;
    this.#opened.push({ stream, kind: actor.kind, id: actor.id, accountId, device, visible, resumed });
    this.#schedule(CONNECTIONS_MS);
  }

  closed({ stream, actor }: ConnectionInfo, clean: boolean, silentMs: number): void {
    if (actor.impersonatedBy) return;
    const grace = clean ? CLEAN_GRACE_MS : Math.max(0, LOST_GRACE_MS - silentMs);
    this.#closed.push({ stream, goneAt: new Date(this.#site.clock.now().getTime() + grace) });
    this.#schedule(CONNECTIONS_MS);
  }

  active({ kind, id }: PersonRef, stream: string, active: boolean, visible: boolean): void {
    const before = this.#activity.get(stream);
    this.#activity.set(stream, { stream, kind, id, active: active || (before?.active ?? false), visible });
    this.#schedule(ACTIVITY_MS);
  }

  /** Stores everything that waits. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#flushing = this.#flushing.then(() => this.#store());
    await this.#flushing;
  }

  /** Stores what waits; what comes after that is tried once, since the stream says goodbye last. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.flush();
  }

  #schedule(ms: number): void {
    const dueAt = performance.now() + ms;
    if (dueAt >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  async #store(): Promise<void> {
    const [opened, closed, activity] = [this.#opened, this.#closed, this.#activity];
    if (opened.length + closed.length + activity.size === 0) return;
    this.#opened = [];
    this.#closed = [];
    this.#activity = new Map();
    const now = this.#site.clock.now();
    try {
      await this.#site.db.transaction(async (tx) => {
        if (opened.length > 0) await storeOpened(tx, this.#site.realtime.processId, opened, now);
        if (closed.length > 0) await storeClosed(tx, closed, now);
        if (activity.size > 0) await storeActivity(tx, [...activity.values()], now);
      });
      if (!this.#stopped) this.#stored();
    } catch (error) {
      if (this.#stopped) return;
      this.#site.log.warn({ err: error }, "presence could not be stored; trying again");
      this.#opened.unshift(...opened);
      this.#closed.unshift(...closed);
      this.#activity = new Map([...activity, ...this.#activity]);
      this.#schedule(ACTIVITY_MS);
    }
  }
}
