import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../../api/client.ts";
import { ApiProblem, NetworkProblem } from "../../../api/problem.ts";
import type { VirtualTime } from "../../../realtime/testing/virtual-time.ts";
import type { StartChat } from "../outbox-store.ts";
import { ava, sampleMessage, sampleSession } from "./sample.ts";

/** Takes messages and opens chats as the contract says, over a network that fails in every way a network can. */
export class MessageServer {
  readonly logs = new Map<string, ChatEvent[]>();
  readonly opened = new Map<string, string>();
  readonly starts: StartChat[] = [];
  /** From 0 (never) to 1 (always): how often a request goes wrong. */
  trouble = 0;
  /** Most requests at work for one session at any time. */
  readonly busiest = new Map<string, number>();
  refuse: (text: string) => ApiProblem | undefined = () => undefined;
  activeSession: string | undefined;
  readonly #running = new Map<string, number>();
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  call: Call = (async (operation: string, given: { params: { id: string }; body: never; idempotencyKey: string }) => {
    const id = given.params?.id ?? "new";
    const running = (this.#running.get(id) ?? 0) + 1;
    this.#running.set(id, running);
    this.busiest.set(id, Math.max(this.busiest.get(id) ?? 0, running));
    try {
      return await this.#overTheNetwork(() =>
        operation === "POST /chat-sessions"
          ? this.#open(given.body, given.idempotencyKey)
          : this.#message(id, given.body),
      );
    } finally {
      this.#running.set(id, this.#running.get(id)! - 1);
    }
  }) as never;

  texts(sid: string): string[] {
    return (this.logs.get(sid) ?? []).map((event) => event.text ?? "");
  }

  async #overTheNetwork<T>(work: () => T): Promise<T> {
    const time = this.#time;
    const fate = time.random() < this.trouble ? Math.floor(time.random() * 5) : -1;
    await time.sleep(time.random() * 200);
    if (fate === 0) throw new NetworkProblem("lost on the way there");
    if (fate === 1) throw new ApiProblem(503, { code: "unavailable" }, 700);
    if (fate === 2) throw new ApiProblem(429, { code: "rate_limited" }, 300);
    const answer = work();
    await time.sleep(time.random() * 200);
    if (fate === 3) throw new NetworkProblem("lost on the way back");
    if (fate === 4) throw new ApiProblem(500, { code: "internal" });
    return answer;
  }

  #message(sid: string, body: { clientMessageId: string; text: string }): ChatEvent {
    const refusal = this.refuse(body.text);
    if (refusal) throw refusal;
    const log = this.logs.get(sid) ?? [];
    this.logs.set(sid, log);
    const known = log.find((event) => event.clientMessageId === body.clientMessageId);
    if (known && known.text !== body.text) throw new ApiProblem(409, { code: "idempotency_conflict" });
    if (known) return known;
    const event = sampleMessage(sid, log.length + 1, ava, body.text, body.clientMessageId);
    log.push(event);
    return event;
  }

  #open(body: StartChat, key: string) {
    const refusal = this.refuse("text" in body ? (body.text ?? "") : "");
    if (refusal) throw refusal;
    const known = this.opened.get(key);
    if (!known && this.activeSession) {
      throw new ApiProblem(409, { code: "active_session_exists", session: sampleSession({ id: this.activeSession }) });
    }
    const id = known ?? `1790000000-${this.opened.size}`;
    if (!known) this.starts.push(body);
    this.opened.set(key, id);
    this.activeSession = id;
    return sampleSession({ id, status: "created" });
  }
}
