import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";

/**
 * The known part of one chat's log: always one unbroken run of numbers. What arrives too early waits aside until the
 * hole is filled, so that nothing is ever shown after a hole or twice (spec 10 D-5, D-7).
 */
export class EventRange {
  /** Number of the first held event; `top + 1` while none is held. */
  first: number;
  /** Number up to which everything is known. */
  top: number;
  events: readonly ChatEvent[] = [];
  readonly #early = new Map<number, ChatEvent>();

  constructor(top: number) {
    this.top = top;
    this.first = top + 1;
  }

  /**
   * Takes events in any order. `added` are those that continued the run, in order; `conflict` means that the server has
   * another event under a number we hold (a restored backup): everything held is void.
   */
  add(events: readonly ChatEvent[]): { added: ChatEvent[]; conflict: boolean } {
    const added: ChatEvent[] = [];
    let conflict = false;
    for (const event of events) {
      const held = event.seq > this.top ? this.#early.get(event.seq) : this.events[event.seq - this.first];
      if (held && held.id !== event.id) conflict = true;
      else if (event.seq > this.top) this.#early.set(event.seq, event);
    }
    for (let next = this.#early.get(this.top + 1); next; next = this.#early.get(this.top + 1)) {
      this.#early.delete(next.seq);
      this.top = next.seq;
      added.push(next);
    }
    if (added.length > 0) this.events = added.reduce(withRedaction, [...this.events, ...added]);
    return { added, conflict };
  }

  /** Puts an earlier page before the run; events that do not reach up to it are left out. */
  prepend(page: readonly ChatEvent[]): void {
    const before = new Map(page.map((event) => [event.seq, event]));
    const earlier: ChatEvent[] = [];
    for (let event = before.get(this.first - 1); event; event = before.get(event.seq - 1)) earlier.unshift(event);
    if (earlier.length === 0) return;
    this.first = earlier[0]!.seq;
    this.events = [...earlier, ...this.events];
  }

  /** Events that wait for a hole to be filled. */
  get early(): ChatEvent[] {
    return [...this.#early.values()].sort((a, b) => a.seq - b.seq);
  }
}

/** A redaction takes effect on the message it names, which may have been loaded before (spec 10 C-41). */
function withRedaction(events: ChatEvent[], event: ChatEvent): ChatEvent[] {
  const target = event.systemCode === "redacted" ? event.systemParams.seq : undefined;
  if (typeof target !== "number") return events;
  return events.map((held) => (held.seq === target ? { ...held, text: null, redacted: true } : held));
}
