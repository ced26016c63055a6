import type { FeedItem, FeedName, FeedPosition } from "@deskbell/common/realtime/frames.ts";
import type { PersonActor } from "../actor.ts";
import type { Queryable } from "../db/index.ts";
import type { Recurring } from "../reactions.ts";
import type { Audience } from "../write.ts";
import type { FeedGuard, FeedPage } from "./contract.ts";
import { AGENTS_ROOM, personRoom } from "./rooms.ts";

const KEPT_DAYS = 7;

/** The feeds that somebody follows, by the names of their rooms. */
export function feedsOf(actor: PersonActor): { feed: FeedName; room: string }[] {
  const me = { feed: "me" as const, room: personRoom(actor.kind, actor.id) };
  return actor.kind === "agent" ? [{ feed: "agents", room: AGENTS_ROOM }, me] : [me];
}

/** Heads of many feeds in one query; 0 for a feed that has nothing yet. */
export async function readHeads(db: Queryable, rooms: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ feed: string; head: number }>(
    { name: "feed-heads", text: "select feed, head from feed_head where feed = any($1)" },
    [rooms],
  );
  return new Map(rows.map(({ feed, head }) => [feed, head]));
}

export function positionOf(actor: PersonActor, heads: ReadonlyMap<string, number>): FeedPosition {
  const me = heads.get(personRoom(actor.kind, actor.id)) ?? 0;
  return actor.kind === "agent" ? { agents: heads.get(AGENTS_ROOM) ?? 0, me } : { me };
}

/**
 * What the actor missed after a position, at most `limit` items, the shared feed first; an item they may not see keeps its
 * place and loses its content. Says `resync` instead when a position is older than what is kept or ahead of the head.
 */
export async function readFeedAfter(
  db: Queryable,
  guard: FeedGuard,
  actor: PersonActor,
  position: FeedPosition,
  limit: number,
  known?: ReadonlyMap<string, number>,
): Promise<FeedPage> {
  const feeds = feedsOf(actor);
  // Heads first: whatever they say is readable, is readable now.
  const heads =
    known ??
    (await readHeads(
      db,
      feeds.map(({ room }) => room),
    ));
  const page: FeedPage = { resync: false, items: [], heads: positionOf(actor, heads) };
  for (const { feed, room } of feeds) {
    const from = position[feed];
    const head = heads.get(room) ?? 0;
    if (from === undefined || from === head || page.items.length >= limit) continue;
    const rows = from > head ? [] : await readItems(db, room, from, limit - page.items.length);
    if (rows[0]?.cursor !== from + 1) return { ...page, resync: true, items: [] };
    for (const { cursor, item, audience } of rows) {
      const visible = feed === "me" || guard(actor, audience);
      page.items.push({ feed, cursor, item: visible ? item : null });
    }
  }
  return page;
}

function readItems(db: Queryable, room: string, after: number, limit: number) {
  return db.query<{ cursor: number; item: FeedItem; audience: Audience | null }>(
    {
      name: "feed-after",
      text: "select cursor, item, audience from feed_item where feed = $1 and cursor > $2 order by cursor limit $3",
    },
    [room, after, limit],
  );
}

/** Items are kept 7 days (spec 10 D-8). Always a whole beginning of a feed goes, so that no hole can look like an end. */
export const feedRetention: Recurring = {
  name: "realtime.feed_retention",
  cron: "17 * * * *",
  run: async ({ db, clock }) => {
    const oldest = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await db.query(
      `delete from feed_item item
        using (select feed, max(cursor) as cursor from feed_item where at < $1 group by feed) old
        where item.feed = old.feed and item.cursor <= old.cursor`,
      [oldest],
    );
  },
};

/** Collects what many connections ask within one turn of the event loop and asks the database once. */
export class HeadReader {
  readonly #db: Queryable;
  #next: { rooms: Set<string>; result: Promise<Map<string, number>> } | undefined;

  constructor(db: Queryable) {
    this.#db = db;
  }

  read(rooms: readonly string[]): Promise<Map<string, number>> {
    if (!this.#next) {
      const batch = new Set<string>();
      const result = new Promise<void>((next) => setImmediate(next)).then(() => {
        this.#next = undefined;
        return readHeads(this.#db, [...batch]);
      });
      this.#next = { rooms: batch, result };
    }
    for (const room of rooms) this.#next.rooms.add(room);
    return this.#next.result;
  }
}
