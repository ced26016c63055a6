import type { FeedItem, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import { type Actor, actorRef } from "./actor.ts";
import type { Queryable } from "./db/index.ts";
import { uuidv7 } from "./ids.ts";
import type { Platform } from "./platform.ts";

/** A domain event, to be appended in the transaction of its command (spec 05). */
export interface DomainEvent {
  type: string;
  subject: { type: string; id: string | number };
  account: number | null;
  payload: Record<string, unknown>;
}

/** Who may receive a feed item; judged at every delivery, never frozen. */
export type Audience = { accountId: number; queueId: number | null; invited?: readonly number[] };

/** What a command writes with: its statements, its events and what is told to clients, all or nothing. */
export interface Write extends Queryable {
  readonly now: Date;
  /** Appends events and, for those with reactions, one job each. */
  emit(actor: Actor, events: DomainEvent[]): Promise<void>;
  /** Queues a frame for a realtime room; it leaves after commit. */
  toRoom(room: string, frame: ServerFrame): void;
  /** Appends an item to a feed (`agents`, `contact:ID`, `agent:ID`); it gets its position just before commit. */
  toFeed(feed: string, item: FeedItem, audience?: Audience): void;
  /** Runs after commit, in order. A fault there is logged and changes nothing. */
  afterCommit(work: () => void): void;
}

interface Pending {
  feed: string;
  item: FeedItem;
  audience: Audience | null;
}

/**
 * Runs a command's transaction. State, events and feed positions commit together; frames go out after commit,
 * as hints (ARCHITECTURE section 1, ideas 3 and 4).
 */
export async function write<T>(platform: Platform, work: (w: Write) => Promise<T>): Promise<T> {
  const after: (() => void)[] = [];
  const feeds: Pending[] = [];
  const now = platform.clock.now();
  let ordinal = 0;
  const nextOrdinal = () => ordinal++;
  const result = await platform.db.transaction(async (tx) => {
    const w: Write = {
      query: tx.query,
      get orm() {
        return tx.orm;
      },
      now,
      emit: (actor, events) => appendEvents(platform, tx, actor, events, now, nextOrdinal),
      toRoom: (room, frame) => after.push(() => platform.realtime.publish(room, frame)),
      toFeed: (feed, item, audience) => feeds.push({ feed, item, audience: audience ?? null }),
      afterCommit: (effect) => after.push(effect),
    };
    const value = await work(w);
    const frames = await appendFeeds(tx, feeds, now);
    for (const { feed, cursor, item, audience } of frames) {
      after.push(() => platform.realtime.publishFeed(feed, cursor, item, audience));
    }
    return value;
  });
  for (const effect of after) {
    try {
      effect();
    } catch (error) {
      platform.log.error({ err: error }, "an effect after commit failed");
    }
  }
  return result;
}

/** Positions are taken last and in name order: short locks, and no two transactions wait for each other crosswise. */
async function appendFeeds(tx: Queryable, feeds: Pending[], now: Date) {
  const frames: (Pending & { cursor: number })[] = [];
  const ordered = feeds.toSorted((a, b) => (a.feed < b.feed ? -1 : a.feed > b.feed ? 1 : 0));
  for (const pending of ordered) {
    const [row] = await tx.query<{ cursor: number }>(
      {
        name: "feed-append",
        text: `with head as (
                 insert into feed_head (feed, head) values ($1, 1)
                 on conflict (feed) do update set head = feed_head.head + 1 returning head)
               insert into feed_item (feed, cursor, at, item, audience) select $1, head, $2, $3, $4 from head returning cursor`,
      },
      [pending.feed, now, JSON.stringify(pending.item), pending.audience && JSON.stringify(pending.audience)],
    );
    frames.push({ ...pending, cursor: row!.cursor });
  }
  return frames;
}

/** The actor as the event log keeps it. */
export function eventActor(actor: Actor): Record<string, unknown> {
  const by =
    "impersonatedBy" in actor && actor.impersonatedBy
      ? { onBehalfOf: actorRef(actor), impersonatedBy: actor.impersonatedBy.id }
      : {};
  return {
    kind: actor.kind,
    ...("id" in actor ? { id: actor.id } : {}),
    ...("name" in actor ? { name: actor.name } : {}),
    ...by,
  };
}

async function appendEvents(
  platform: Platform,
  tx: Queryable,
  actor: Actor,
  events: DomainEvent[],
  now: Date,
  nextOrdinal: () => number,
): Promise<void> {
  const who = JSON.stringify(eventActor(actor));
  for (const event of events) {
    const id = uuidv7(now.getTime(), nextOrdinal());
    await tx.query(
      {
        name: "event-append",
        text: `insert into event (id, at, type, actor, subject_type, subject_id, account_id, payload) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
      },
      [
        id,
        now,
        event.type,
        who,
        event.subject.type,
        String(event.subject.id),
        event.account,
        JSON.stringify(event.payload),
      ],
    );
    await platform.reactions.enqueue(tx, id, event.type);
  }
}
