import type { Queryable } from "../db/index.ts";
import { uuidv7 } from "../ids.ts";
import type { Log } from "../log.ts";

/** How far a look back overlaps the one before: transactions may become visible a little late. */
const OVERLAP_SECONDS = 10;
const KEPT_MINUTES = 15;
const SEEN_MS = 60_000;

interface Row {
  id: string;
  topic: string;
  payload: unknown;
}

/**
 * Messages between processes that must arrive. The bus brings them at once; a row in the database, looked for every two
 * seconds, makes sure. Each process hears each of them once.
 */
export class Signals {
  readonly #db: Queryable;
  readonly #log: Log;
  readonly #me: string;
  readonly #quick: (id: string, topic: string, text: string) => void;
  readonly #listeners = new Map<string, ((payload: unknown) => void)[]>();
  readonly #seen = new Map<string, number>();
  #unsaved: Row[] = [];
  #saving: Promise<void> | undefined;
  #since: Date | undefined;
  #polls = 0;

  constructor(db: Queryable, log: Log, me: string, quick: (id: string, topic: string, text: string) => void) {
    this.#db = db;
    this.#log = log;
    this.#me = me;
    this.#quick = quick;
  }

  on(topic: string, listener: (payload: unknown) => void): void {
    this.#listeners.set(topic, [...(this.#listeners.get(topic) ?? []), listener]);
  }

  send(topic: string, payload: unknown): void {
    const id = uuidv7();
    this.#quick(id, topic, JSON.stringify(payload));
    this.#unsaved.push({ id, topic, payload });
    this.#saving ??= this.#save();
    this.#tell(topic, payload);
  }

  /** From the bus. */
  arrived(id: string, topic: string, text: string): void {
    if (this.#seen.has(id)) return;
    this.#seen.set(id, performance.now());
    this.#tell(topic, JSON.parse(text));
  }

  /** Looks for what the bus has lost. The first look only remembers where to begin. */
  async poll(): Promise<void> {
    if (this.#unsaved.length > 0) this.#saving ??= this.#save();
    const rows = await this.#db.query<Row & { now: Date }>(
      {
        name: "signals",
        text: `select id, topic, payload, clock.now from (select now()) clock
                 left join signal on at >= $1 and process_id <> $2 order by at`,
      },
      [this.#since ?? null, this.#me],
    );
    this.#since = new Date(rows[0]!.now.getTime() - OVERLAP_SECONDS * 1000);
    for (const { id, topic, payload } of rows) {
      if (id === null || this.#seen.has(id)) continue;
      this.#seen.set(id, performance.now());
      this.#tell(topic, payload);
    }
    for (const [id, at] of this.#seen) if (at < performance.now() - SEEN_MS) this.#seen.delete(id);
    if (this.#polls++ % 60 === 0) await this.#forgetOld();
  }

  /** Waits until everything sent is stored. */
  async flush(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    // One turn of the event loop collects what one change tells.
    await new Promise<void>((next) => setImmediate(next));
    while (this.#unsaved.length > 0) {
      const rows = this.#unsaved;
      this.#unsaved = [];
      try {
        await this.#db.query(
          `insert into signal (id, process_id, topic, payload)
             select id, $1, topic, coalesce(payload, 'null') from jsonb_to_recordset($2::jsonb) as r (id uuid, topic text, payload jsonb)
             on conflict do nothing`,
          [this.#me, JSON.stringify(rows)],
        );
      } catch (error) {
        this.#log.warn({ err: error }, "a message to other processes is not stored yet");
        this.#unsaved = [...rows, ...this.#unsaved];
        break;
      }
    }
    this.#saving = undefined;
  }

  #tell(topic: string, payload: unknown): void {
    for (const listener of this.#listeners.get(topic) ?? []) {
      try {
        listener(payload);
      } catch (error) {
        this.#log.error({ err: error, topic }, "a listener of a broadcast failed");
      }
    }
  }

  async #forgetOld(): Promise<void> {
    await this.#db.query(`delete from signal where at < now() - interval '${KEPT_MINUTES} minutes'`);
  }
}
