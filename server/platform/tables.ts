import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** The event log: what happened, once, in the transaction of its command. Audit reads the same rows. */
export const event = pgTable(
  "event",
  {
    id: uuid("id").primaryKey(),
    at: at("at").notNull(),
    type: text("type").notNull(),
    actor: jsonb("actor").notNull(),
    subjectType: text("subject_type").notNull(),
    subjectId: text("subject_id").notNull(),
    accountId: integer("account_id"),
    payload: jsonb("payload").notNull(),
  },
  (t) => [
    index("event_subject_idx").on(t.subjectType, t.subjectId, t.at),
    index("event_type_at_idx").on(t.type, t.at),
    index("event_at_idx").on(t.at, t.id),
  ],
);

/** Heads of feeds. Positions are contiguous: the row is locked at the end of the writing transaction. */
export const feedHead = pgTable("feed_head", {
  feed: text("feed").primaryKey(),
  head: bigint("head", { mode: "number" }).notNull().default(0),
});

/** Feed items, kept 7 days (spec 10 D-8). */
export const feedItem = pgTable(
  "feed_item",
  {
    feed: text("feed").notNull(),
    cursor: bigint("cursor", { mode: "number" }).notNull(),
    at: at("at").notNull(),
    item: jsonb("item").notNull(),
    /** What the receiver must be allowed to see; null is everybody of the feed. */
    audience: jsonb("audience"),
  },
  (t) => [primaryKey({ columns: [t.feed, t.cursor], name: "feed_item_pk" }), index("feed_item_at_idx").on(t.at)],
);

/** First results of mutations, replayed for 24 h (spec 93 section 10.4). */
export const idempotencyKey = pgTable(
  "idempotency_key",
  {
    credential: text("credential").notNull(),
    key: text("key").notNull(),
    request: text("request").notNull(),
    startedAt: at("started_at").notNull(),
    status: integer("status"),
    response: jsonb("response"),
  },
  (t) => [
    primaryKey({ columns: [t.credential, t.key], name: "idempotency_key_pk" }),
    index("idempotency_key_started_idx").on(t.startedAt),
  ],
);

/** Values of settings and permissions, at the scope where somebody set them (spec 60 section 4.1). */
export const cascadeValue = pgTable(
  "cascade_value",
  {
    key: text("key").notNull(),
    scope: text("scope").$type<"site" | "account" | "group" | "contact">().notNull(),
    /** 0 for the site. */
    scopeId: integer("scope_id").notNull(),
    value: jsonb("value").notNull(),
    setBy: jsonb("set_by").notNull(),
    setAt: at("set_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.scope, t.scopeId], name: "cascade_value_pk" }),
    index("cascade_value_scope_idx").on(t.scope, t.scopeId),
  ],
);

/** Server processes that are alive: connections of a process whose lease ran out count as lost. */
export const process = pgTable("process", {
  id: text("id").primaryKey(),
  startedAt: at("started_at").notNull().default(sql`now()`),
  leaseUntil: at("lease_until").notNull(),
});
