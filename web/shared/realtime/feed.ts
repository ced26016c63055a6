import type { FeedItem, FeedName, FeedPosition } from "@deskbell/common/realtime/frames.ts";
import type { Call } from "../api/client.ts";
import type { Time } from "./time.ts";

interface FeedEvents {
  item(item: FeedItem): void;
  /** The feed cannot be followed from where we were: take a snapshot of everything. */
  resync(): void;
}

type Entry = { feed: FeedName; cursor: number; item: FeedItem | null };

/**
 * Follows the caller's feeds without a hole: items are given on strictly in order of their cursor, each once; what the
 * stream has lost is fetched from `GET /chat/feed` (spec 10 D-7, D-8).
 */
export class FeedFollower {
  /** Null until the first welcome. */
  position: FeedPosition | null = null;
  readonly #early = new Map<string, Entry>();
  readonly #heads: FeedPosition = { me: 0 };
  readonly #call: Call;
  readonly #time: Time;
  readonly #events: FeedEvents;
  #fetching = false;
  #failures = 0;

  constructor(call: Call, time: Time, events: FeedEvents) {
    this.#call = call;
    this.#time = time;
    this.#events = events;
  }

  /** Heads from a welcome: the first ones are the start; a smaller head means that the server was restored. */
  welcome(heads: FeedPosition): void {
    const { position } = this;
    Object.assign(this.#heads, heads);
    if (!position) this.resync(heads);
    else if (heads.me < position.me || (heads.agents ?? 0) < (position.agents ?? 0)) this.resync(heads);
    else this.beat(heads, 1_000);
  }

  resync(heads?: FeedPosition): void {
    this.#restart(heads ?? this.#heads);
    this.#events.resync();
  }

  frame(entry: Entry): void {
    if (!this.position) return;
    const at = this.position[entry.feed];
    if (at === undefined || entry.cursor <= at) return;
    this.#early.set(`${entry.feed}:${entry.cursor}`, entry);
    this.#note(entry.feed, entry.cursor);
    this.#drain();
    if (this.#behind()) this.#fetchSoon(50);
  }

  /** Heads from a heartbeat; what should have arrived by now is fetched. */
  beat(heads: FeedPosition, patience = 50): void {
    if (!this.position) return;
    if (heads.agents !== undefined) this.#note("agents", heads.agents);
    this.#note("me", heads.me);
    if (this.#behind()) this.#fetchSoon(patience);
  }

  #restart(heads: FeedPosition): void {
    this.position = { ...heads };
    Object.assign(this.#heads, heads);
    this.#early.clear();
  }

  #note(feed: FeedName, cursor: number): void {
    this.#heads[feed] = Math.max(this.#heads[feed] ?? 0, cursor);
    if (feed === "agents" && this.position) this.position.agents ??= cursor;
  }

  #behind(): boolean {
    const { position } = this;
    if (!position) return false;
    return position.me < this.#heads.me || (position.agents ?? 0) < (this.#heads.agents ?? 0);
  }

  #drain(): void {
    for (const feed of ["agents", "me"] as const) {
      for (;;) {
        const next = `${feed}:${(this.position?.[feed] ?? 0) + 1}`;
        const entry = this.#early.get(next);
        if (!entry || !this.position) break;
        this.#early.delete(next);
        this.position[feed] = entry.cursor;
        if (entry.item) this.#events.item(entry.item);
      }
    }
  }

  #fetchSoon(patience: number): void {
    if (this.#fetching) return;
    this.#fetching = true;
    this.#time.after(patience, () => void this.#fetch());
  }

  async #fetch(): Promise<void> {
    try {
      while (this.#behind() && (await this.#page()));
      this.#failures = 0;
    } catch {
      this.#failures++;
    }
    this.#fetching = false;
    if (this.#behind() && this.#failures > 0 && this.#failures < 6) this.#fetchSoon(1_000 * 2 ** this.#failures);
  }

  /** One page of what is missing; false when it brought nothing new. */
  async #page(): Promise<boolean> {
    const before = { ...this.position! };
    const page = await this.#call("GET /chat/feed", { query: { ...before, limit: 500 } });
    if (page.resync) {
      // The answer may be older than what the stream has brought meanwhile; a restored server ends the stream first.
      this.#note("me", page.heads.me);
      if (page.heads.agents !== undefined) this.#note("agents", page.heads.agents);
      this.resync();
      return false;
    }
    for (const entry of page.data as Entry[]) {
      if (entry.cursor > (this.position?.[entry.feed] ?? 0)) this.#early.set(`${entry.feed}:${entry.cursor}`, entry);
    }
    this.#drain();
    for (const key of this.#early.keys()) {
      const [feed, cursor] = key.split(":") as [FeedName, string];
      if (Number(cursor) <= (this.position?.[feed] ?? 0)) this.#early.delete(key);
    }
    return this.position!.me > before.me || (this.position!.agents ?? 0) > (before.agents ?? 0);
  }
}
