import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { Platform } from "../../../platform/platform.ts";
import type { PersonRef } from "../../../platform/realtime/index.ts";
import { chatSettings } from "../settings.ts";
import { tellPresence } from "./audience.ts";
import { presenceOf } from "./presence.ts";
import {
  type DuePerson,
  type Evaluated,
  endLostConnections,
  factsOf,
  forgetOldConnections,
  keyOf,
  lockDue,
  storeAnnounced,
  storeEvaluated,
} from "./store.ts";

const TICK_MS = 1000;
const BATCH = 200;
/** A process that dies while it tells of a change is given so long; then another one tells it again. */
const ANNOUNCE_MS = 30_000;
const LOST_EVERY = 2;
const FORGET_EVERY = 60;
const FORGET_AFTER_MS = 300_000;

export type PresenceListener = (person: PersonRef, from: PresenceState, to: PresenceState) => void | Promise<void>;

interface Change {
  person: DuePerson;
  from: PresenceState;
  evaluated: Evaluated;
  nextEvaluationAt: Date | null;
}

/** Finds in the database whose presence is due, in any number of processes, and tells of what changed (spec 10 section 9). */
export class Sweeper {
  readonly listeners: PresenceListener[] = [];
  readonly #site: Platform;
  readonly #telling = new Set<Promise<void>>();
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;

  constructor(site: Platform) {
    this.#site = site;
  }

  start(): void {
    this.#timer = setInterval(() => void this.#tick(), TICK_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
    await Promise.all(this.#telling);
  }

  /** Looks at everybody who is due now. While a look is going on, one more follows it. */
  sweep = (): Promise<void> => {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#sweepAll()
      .catch((error) => this.#site.log.warn({ err: error }, "presence was not evaluated; trying again"))
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  };

  async #tick(): Promise<void> {
    const { db, clock, log } = this.#site;
    const tick = this.#ticks++;
    try {
      if (tick % LOST_EVERY === 0) await endLostConnections(db, clock.now());
      if (tick % FORGET_EVERY === 0) await forgetOldConnections(db, new Date(clock.now().getTime() - FORGET_AFTER_MS));
    } catch (error) {
      log.warn({ err: error }, "lost connections were not looked for; trying again");
    }
    await this.sweep();
  }

  async #sweepAll(): Promise<void> {
    do {
      this.#again = false;
      for (;;) {
        const { looked, changes } = await this.#evaluateSome();
        if (changes.length > 0) this.#tell(changes);
        if (looked < BATCH) break;
      }
    } while (this.#again);
  }

  async #evaluateSome(): Promise<{ looked: number; changes: Change[] }> {
    const { db, clock, settings } = this.#site;
    const idleMinutes = await settings.get(chatSettings.idleMinutes);
    const now = clock.now();
    return db.transaction(async (tx) => {
      const due = await lockDue(tx, now, BATCH);
      if (due.length === 0) return { looked: 0, changes: [] };
      const facts = await factsOf(tx, due, now);
      const changes: Change[] = [];
      const evaluated = due.map((person): Evaluated => {
        const { connections, preference } = facts.get(keyOf(person))!;
        const { state, nextChangeAt } = presenceOf(connections, preference, now, idleMinutes);
        const change = evaluate(person, state, nextChangeAt, now);
        if (change.evaluated.announcingUntil) changes.push(change);
        return change.evaluated;
      });
      await storeEvaluated(tx, evaluated, now);
      return { looked: due.length, changes };
    });
  }

  #tell(changes: Change[]): void {
    const telling = this.#tellAll(changes)
      .catch((error) => this.#site.log.warn({ err: error }, "a change of presence was not told; it is told again"))
      .finally(() => this.#telling.delete(telling));
    this.#telling.add(telling);
  }

  async #tellAll(changes: Change[]): Promise<void> {
    await tellPresence(
      this.#site,
      changes.map(({ person, evaluated }) => ({ ...person, state: evaluated.state, version: evaluated.version })),
    );
    await Promise.all(
      changes.map(async ({ person: { kind, id }, from, evaluated, nextEvaluationAt }) => {
        if (from !== evaluated.state) await this.#callListeners({ kind, id }, from, evaluated.state);
        await storeAnnounced(this.#site.db, evaluated, nextEvaluationAt);
      }),
    );
  }

  async #callListeners(person: PersonRef, from: PresenceState, to: PresenceState): Promise<void> {
    for (const listener of this.listeners) {
      try {
        await listener(person, from, to);
      } catch (error) {
        this.#site.log.error({ err: error, person: keyOf(person) }, "a listener of presence failed");
      }
    }
  }
}

/** A change, and one that nobody finished telling, is marked as being told. */
function evaluate(person: DuePerson, state: PresenceState, nextChangeAt: Date | null, now: Date): Change {
  const { kind, id } = person;
  const changed = state !== person.state;
  const from = person.pendingFrom ?? person.state;
  const telling = changed || person.pendingFrom !== null;
  const announcingUntil = telling ? new Date(now.getTime() + ANNOUNCE_MS) : null;
  return {
    person,
    from,
    nextEvaluationAt: nextChangeAt,
    evaluated: {
      kind,
      id,
      state,
      version: person.version + (changed ? 1 : 0),
      nextEvaluationAt: announcingUntil ?? nextChangeAt,
      pendingFrom: telling ? from : null,
      announcingUntil,
    },
  };
}
