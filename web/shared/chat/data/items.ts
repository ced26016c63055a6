import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";
import type { ChatItem, DeliveryState } from "../ui/types.ts";
import type { ChatLogState } from "./chat-log.ts";
import type { OutboxItem } from "./outbox-store.ts";

export interface Me {
  userId: string;
  userType: "contact" | "agent";
  id: number;
  name: string;
}

type Cached = { stamp: string; item: ChatItem };

/**
 * What a chat window shows: the log in the server's order, then what is still on its way out. An own message keeps its
 * key from *sending* on, so that its bubble stays in place (spec 10 D-5). Unchanged entries are the same objects again.
 */
export class ItemList {
  readonly #cache = new Map<string, Cached>();
  readonly #me: Me;

  constructor(me: Me) {
    this.#me = me;
  }

  /** `offset`: how far the server's clock is ahead of this device's, ms; what is not sent yet has only the latter's time. */
  items(state: ChatLogState | undefined, unsent: readonly OutboxItem[], offset = 0): ChatItem[] {
    const logged = state ? [...this.#opening(state), ...state.events.flatMap((e) => this.#logged(e, state))] : [];
    const keys = new Set(logged.map((item) => (item.kind === "message" ? item.key : "")));
    const early = (state?.early ?? []).flatMap((event) => {
      // What was on its way from here stays in sight; from another device it may still come after what is on its way here.
      const known = event.kind === "message" && this.#cache.has(event.clientMessageId ?? "");
      return known ? [this.#message(event, state!)] : [];
    });
    const shown = new Set([...keys, ...early.map((item) => item.key)]);
    const pending = unsent
      .filter((item) => item.text !== "" && !shown.has(item.id))
      .map((item) => this.#pending(item, offset));
    return [...logged, ...early, ...pending];
  }

  /** The text a contact opened the chat with is the session's name and its first message (spec 10 section 4.2). */
  #logged(event: ChatEvent, state: ChatLogState): ChatItem[] {
    if (event.kind === "message") return [this.#message(event, state)];
    if (event.kind !== "system" || !event.systemCode) return [];
    const { session } = state;
    const opening = event.systemCode === "created" && session.nameSource === "creator";
    const author = event.author ?? (opening ? session.creator : null);
    const system = this.#same(`s:${event.id}`, "", () => ({
      kind: "system",
      seq: event.seq,
      code: event.systemCode!,
      params: event.systemParams,
      at: event.createdAt,
      author,
    }));
    if (!opening) return [system];
    return [system, this.#name(state, event.seq, event.createdAt)];
  }

  /** Until the log has arrived, the words that a contact has just opened the chat with stay where they were. */
  #opening(state: ChatLogState): ChatItem[] {
    const { session, events } = state;
    const brief = session.headSeq > 0 && session.headSeq <= 20;
    return events.length === 0 && brief && session.nameSource === "creator"
      ? [this.#name(state, 1, session.createdAt)]
      : [];
  }

  #name(state: ChatLogState, seq: number, at: string): ChatItem & { kind: "message" } {
    const { id, name, creator } = state.session;
    const own = creator.userId === this.#me.userId;
    const delivery = own ? readersOf(seq, state, this.#me).state : "sent";
    return this.#same(`name:${id}`, `${name}|${delivery}`, () => ({
      kind: "message",
      key: `name:${id}`,
      seq,
      author: creator,
      text: name,
      at,
      state: delivery,
      own,
    })) as ChatItem & { kind: "message" };
  }

  #message(event: ChatEvent, state: ChatLogState): ChatItem & { kind: "message" } {
    const own = event.author?.userId === this.#me.userId;
    const readers = own ? readersOf(event.seq, state, this.#me) : undefined;
    const delivery = readers?.state ?? "sent";
    const ownKey = own && event.clientMessageId ? event.clientMessageId : event.id;
    const stamp = `${event.seq}|${delivery}|${readers?.names.join()}|${event.redacted}`;
    return this.#same(ownKey, stamp, () => ({
      kind: "message",
      key: ownKey,
      seq: event.seq,
      author: event.author,
      text: event.text ?? "",
      at: event.createdAt,
      state: delivery,
      readBy: this.#me.userType === "agent" ? readers?.names : undefined,
      own,
      redacted: event.redacted,
    })) as ChatItem & { kind: "message" };
  }

  #pending(item: OutboxItem, offset: number): ChatItem {
    const state = item.failed ? "failed" : "sending";
    return this.#same(item.id, state, () => ({
      kind: "message",
      key: item.id,
      author: this.#me,
      text: item.text,
      at: new Date(item.createdAt + offset).toISOString(),
      state,
      own: true,
    }));
  }

  #same(key: string, stamp: string, make: () => ChatItem): ChatItem {
    const known = this.#cache.get(key);
    if (known?.stamp === stamp) return known.item;
    const item = make();
    this.#cache.set(key, { stamp, item });
    return item;
  }
}

/** How far an own message has come on the other side; names are all who have read it, colleagues included. */
function readersOf(seq: number, state: ChatLogState, me: Me): { state: DeliveryState; names: string[] } {
  const names: string[] = [];
  let delivery: DeliveryState = "sent";
  for (const cursor of state.cursors.values()) {
    if (cursor.userId === me.userId || Math.max(cursor.deliveredSeq, cursor.readSeq) < seq) continue;
    const person = state.session.participants.find((p) => p.userId === cursor.userId);
    const read = cursor.readSeq >= seq;
    if (read && person) names.push(person.name);
    if (person?.userType === me.userType) continue;
    if (read) delivery = "read";
    else if (delivery === "sent") delivery = "delivered";
  }
  return { state: delivery, names: names.sort() };
}
