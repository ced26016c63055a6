import type { Connection } from "./connection.ts";
import type { LogProvider } from "./contract.ts";
import { Outgoing } from "./outgoing.ts";
import type { Receiver } from "./rooms.ts";

const PAGE = 500;
const HELD_MAX = 1000;

/** One client following one log. Until it is live, new frames are held back so that none is lost or overtakes. */
export class Subscription implements Receiver {
  readonly connection: Connection;
  readonly sid: string;
  over = false;
  #held: Outgoing[] | undefined = [];
  #overflowed = false;

  constructor(connection: Connection, sid: string) {
    this.connection = connection;
    this.sid = sid;
  }

  receive(out: Outgoing): void {
    if (this.#held === undefined) this.connection.write(out);
    else if (this.#held.length < HELD_MAX) this.#held.push(out);
    else this.#overflowed = true;
  }

  /**
   * Sends everything after `after`, then `live`, then what was held (spec 10 D-8). A position ahead of the head comes from
   * before a restored backup: the client is told to take a snapshot. Call it after joining the room, never before.
   */
  async catchUp(provider: LogProvider, after: number): Promise<void> {
    const { connection, sid } = this;
    let sent = after;
    for (;;) {
      const from = sent;
      sent = await this.#sendAfter(provider, from);
      const live = await provider.live(connection.actor, sid);
      if (this.#gone) return;
      const head = live.t === "live" ? live.headSeq : sent;
      // Written between the two reads; only if there was nothing to read, the head is of no use.
      if (head > sent && sent > from) continue;
      if (this.#overflowed) {
        this.#overflowed = false;
        this.#held = [];
        continue;
      }
      if (head < after) connection.write(Outgoing.of({ t: "resync", scope: "chat", sid }));
      connection.write(Outgoing.of(live));
      this.#release(Math.min(sent, head));
      return;
    }
  }

  async #sendAfter(provider: LogProvider, after: number): Promise<number> {
    let sent = after;
    for (;;) {
      const page = await provider.after(this.connection.actor, this.sid, sent, PAGE);
      if (this.#gone) return sent;
      for (const { seq, frame } of page) {
        this.connection.write(Outgoing.of(frame));
        sent = seq;
      }
      if (page.length < PAGE) return sent;
    }
  }

  #release(sent: number): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const out of held) {
      if (out.position === 0 || out.position > sent) this.connection.write(out);
    }
  }

  get #gone(): boolean {
    return this.over || this.connection.ended;
  }
}
