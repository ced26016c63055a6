import type { Call } from "../../api/client.ts";
import { type Time, throttle } from "../../realtime/time.ts";

interface Mark {
  readSeq: number;
  deliveredSeq: number;
  sentRead: number;
  sentDelivered: number;
  failures: number;
  throttle: { call: () => void; cancel: () => void };
}

/**
 * Tells the server how far this person has received and read each chat: only forward, at most once a second for each
 * chat, and again until it has arrived (spec 10 section 7.3).
 */
export class ReadMarks {
  readonly #marks = new Map<string, Mark>();
  readonly #call: Call;
  readonly #time: Time;

  constructor(call: Call, time: Time) {
    this.#call = call;
    this.#time = time;
  }

  read(sid: string, seq: number): void {
    const mark = this.#mark(sid);
    if (seq <= mark.readSeq) return;
    mark.readSeq = seq;
    mark.deliveredSeq = Math.max(mark.deliveredSeq, seq);
    mark.throttle.call();
  }

  delivered(sid: string, seq: number): void {
    const mark = this.#mark(sid);
    if (seq <= mark.deliveredSeq) return;
    mark.deliveredSeq = seq;
    mark.throttle.call();
  }

  /** What the server knows already, from here or another device. */
  known(sid: string, readSeq: number, deliveredSeq: number): void {
    const mark = this.#mark(sid);
    mark.readSeq = Math.max(mark.readSeq, readSeq);
    mark.deliveredSeq = Math.max(mark.deliveredSeq, deliveredSeq, readSeq);
    mark.sentRead = Math.max(mark.sentRead, readSeq);
    mark.sentDelivered = Math.max(mark.sentDelivered, deliveredSeq);
  }

  readSeq(sid: string): number {
    return this.#marks.get(sid)?.readSeq ?? 0;
  }

  forget(sid: string): void {
    this.#marks.get(sid)?.throttle.cancel();
    this.#marks.delete(sid);
  }

  #mark(sid: string): Mark {
    const known = this.#marks.get(sid);
    if (known) return known;
    const mark: Mark = {
      readSeq: 0,
      deliveredSeq: 0,
      sentRead: 0,
      sentDelivered: 0,
      failures: 0,
      throttle: throttle(this.#time, 1_000, () => void this.#send(sid, mark)),
    };
    this.#marks.set(sid, mark);
    return mark;
  }

  async #send(sid: string, mark: Mark): Promise<void> {
    const { readSeq, deliveredSeq } = mark;
    if (readSeq <= mark.sentRead && deliveredSeq <= mark.sentDelivered) return;
    try {
      const body = { seq: readSeq, deliveredSeq };
      await this.#call("POST /chat-sessions/{id}/read", { params: { id: sid }, body, idempotencyKey: false });
      mark.sentRead = Math.max(mark.sentRead, readSeq);
      mark.sentDelivered = Math.max(mark.sentDelivered, deliveredSeq);
      mark.failures = 0;
    } catch {
      if (++mark.failures < 8) this.#time.after(1_000 * 2 ** mark.failures, mark.throttle.call);
    }
  }
}
