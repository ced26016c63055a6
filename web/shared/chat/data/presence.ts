import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../api/client.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";

export type PresencePreference = "online" | "away" | "busy";
export interface OwnPresence {
  state: PresenceState;
  preference: PresencePreference;
}

/** Who is there: own presence, and that of people whom some component has asked about. */
export class PresenceBook {
  readonly own = new Store<OwnPresence>({ state: "online", preference: "online" });
  readonly people = new Store<ReadonlyMap<string, PresenceState>>(new Map());
  readonly #asked = new Map<string, number>();
  /** Whose presence the stream has told since the question that is under way was asked: that is newer than its answer. */
  readonly #told = new Set<string>();
  #pending = false;
  #doubtful = 0;
  readonly #call: Call;
  readonly #time: Time;
  readonly #me: string;

  constructor(me: string, call: Call, time: Time) {
    this.#me = me;
    this.#call = call;
    this.#time = time;
  }

  /** Wants to know about a person from now on; the answer ends it. Many wishes of one moment are one request. */
  watch(userId: string): () => void {
    const watchers = this.#asked.get(userId) ?? 0;
    this.#asked.set(userId, watchers + 1);
    if (watchers === 0 && !this.people.get().has(userId)) this.#fetchSoon();
    return () => {
      const left = (this.#asked.get(userId) ?? 1) - 1;
      if (left > 0) this.#asked.set(userId, left);
      else this.#asked.delete(userId);
    };
  }

  /** From the stream. */
  moved(userId: string, state: PresenceState): void {
    this.#told.add(userId);
    if (userId === this.#me) this.own.update({ state });
    this.people.set(new Map(this.people.get()).set(userId, state));
  }

  /** Own choice, made on another device. */
  preferred(preference: PresencePreference): void {
    if (preference !== this.own.get().preference) this.refresh();
  }

  /** Asks for everything watched again: after a reconnect nothing known is sure. */
  refresh(): void {
    this.#fetchSoon();
  }

  /** Chooses own presence (agents). Shown at once; taken back if the server refuses, which also rejects. */
  async choose(state: PresencePreference): Promise<void> {
    const before = this.own.get();
    this.own.set({ state, preference: state });
    try {
      this.own.set(await this.#call("PUT /chat/presence", { body: { state }, idempotencyKey: false }));
    } catch (error) {
      this.own.set(before);
      throw error;
    }
  }

  #fetchSoon(): void {
    if (this.#pending) return;
    this.#pending = true;
    this.#time.after(30, () => {
      this.#pending = false;
      void this.#fetch().catch(() => {});
    });
  }

  async #fetch(): Promise<void> {
    const all = [...this.#asked.keys()];
    for (let i = 0; i === 0 || i < all.length; i += 100) {
      const userId = all.slice(i, i + 100);
      this.#told.clear();
      const answer = await this.#call("GET /chat/presence", { query: { userId } });
      const people = new Map(this.people.get());
      for (const id of userId) if (!this.#told.has(id)) people.delete(id);
      for (const person of answer.users) if (!this.#told.has(person.userId)) people.set(person.userId, person.state);
      this.people.set(people);
      if (this.#told.has(this.#me)) this.own.update({ preference: answer.self.preference });
      else this.own.set(answer.self);
    }
    this.#doubt();
  }

  /** Who can ask is not offline: the server has just not noticed yet, and may have said so before the stream was heard. */
  #doubt(): void {
    if (this.own.get().state !== "offline") this.#doubtful = 0;
    else if (this.#doubtful < 6) this.#time.after(500 * 2 ** this.#doubtful++, () => this.#fetchSoon());
  }
}
