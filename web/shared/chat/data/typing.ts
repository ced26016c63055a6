import { isActive, isIn } from "@deskbell/common/chat/lists.ts";
import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../api/client.ts";
import type { Time } from "../../realtime/time.ts";

const interval = 3_000;

/** Tells the others in a chat that this person types: at most every 3 s, and only while in it (spec 10 section 7.3). */
export class TypingSignals {
  readonly #last = new Map<string, number>();
  readonly #call: Call;
  readonly #time: Time;
  readonly #me: string;

  constructor(me: string, call: Call, time: Time) {
    this.#me = me;
    this.#call = call;
    this.#time = time;
  }

  typed(session: ChatSession): void {
    if (!isActive(session) || !isIn(session, this.#me)) return;
    const now = this.#time.now();
    if (now - (this.#last.get(session.id) ?? Number.NEGATIVE_INFINITY) < interval) return;
    this.#last.set(session.id, now);
    const params = { id: session.id };
    this.#call("POST /chat-sessions/{id}/typing", { params, idempotencyKey: false }).catch(() => {});
  }

  /** The message is out: what is typed next is told at once. */
  sent(sid: string): void {
    this.#last.delete(sid);
  }
}
