import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at } from "../../platform/tables.ts";
import type { SessionState } from "./state.ts";

/**
 * One row a session. `state` holds the session as the rules see it; the columns beside it are what statements filter,
 * order and count by, and what a message changes (so that posting never touches `state`).
 */
export const chatSession = pgTable(
  "chat_session",
  {
    id: text("id").primaryKey(),
    type: text("type").notNull(),
    status: text("status").notNull(),
    accountId: integer("account_id").notNull(),
    queueId: integer("queue_id"),
    ticketId: integer("ticket_id"),
    /** The contact of this chat: its creator, or the target of a push. */
    contactId: integer("contact_id").notNull(),
    creatorUserId: text("creator_user_id").notNull(),
    userIds: text("user_ids").array().notNull(),
    targetIds: text("target_ids").array().notNull(),
    participantIds: text("participant_ids").array().notNull(),
    name: text("name").notNull(),
    note: text("note"),
    state: jsonb("state").$type<SessionState>().notNull(),
    headSeq: integer("head_seq").notNull(),
    lastMessageId: text("last_message_id"),
    lastMessageSeq: integer("last_message_seq"),
    lastMessageText: text("last_message_text"),
    lastMessageUserId: text("last_message_user_id"),
    lastMessageAt: at("last_message_at"),
    quiet: boolean("quiet").notNull().default(false),
    createdAt: at("created_at").notNull(),
    lastModifiedAt: at("last_modified_at").notNull(),
    closedAt: at("closed_at"),
    /** When a timer wants to look at this session; null when none does (spec 10 C-9). */
    dueAt: at("due_at"),
  },
  (t) => [
    // C-11: one active pre-ticket chat per contact, one active ticket chat per contact and ticket.
    uniqueIndex("chat_session_one_pre_ticket")
      .on(t.contactId)
      .where(sql`type = 'request' and ticket_id is null and status in ('created', 'handled')`),
    uniqueIndex("chat_session_one_per_ticket")
      .on(t.contactId, t.ticketId)
      .where(sql`ticket_id is not null and status in ('created', 'handled')`),
    index("chat_session_created_idx").on(t.createdAt, t.id),
    index("chat_session_status_idx").on(t.status, t.createdAt, t.id),
    index("chat_session_account_idx").on(t.accountId, t.createdAt, t.id),
    index("chat_session_contact_idx").on(t.contactId, t.createdAt, t.id),
    index("chat_session_ticket_idx").on(t.ticketId).where(sql`ticket_id is not null`),
    index("chat_session_due_idx").on(t.dueAt).where(sql`due_at is not null`),
    index("chat_session_participants_idx").using("gin", t.participantIds),
    index("chat_session_open_idx").on(t.contactId).where(sql`status in ('created', 'handled', 'callback')`),
    index("chat_session_users_idx").using("gin", t.userIds).where(sql`cardinality(user_ids) > 0`),
    index("chat_session_text_idx").using("gin", sql`to_tsvector('simple', name || ' ' || coalesce(note, ''))`),
  ],
);

/** The log: everything that happens in a session, numbered without holes from 1 (spec 10 D-1). */
export const chatEvent = pgTable(
  "chat_event",
  {
    sessionId: text("session_id").notNull(),
    seq: integer("seq").notNull(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    authorId: text("author_id"),
    clientMessageId: text("client_message_id"),
    text: text("text"),
    systemCode: text("system_code"),
    systemParams: jsonb("system_params"),
    createdAt: at("created_at").notNull(),
    clientAt: at("client_at"),
    redacted: boolean("redacted").notNull().default(false),
    change: jsonb("change"),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.seq], name: "chat_event_pk" }),
    foreignKey({ columns: [t.sessionId], foreignColumns: [chatSession.id], name: "chat_event_session_fk" }),
    // D-3: a message is posted once, however often it is sent.
    uniqueIndex("chat_event_once")
      .on(t.sessionId, t.authorId, t.clientMessageId)
      .where(sql`client_message_id is not null`),
    index("chat_event_text_idx").using("gin", sql`to_tsvector('simple', text)`).where(sql`kind = 'message'`),
  ],
);

/** Stays: one row each time somebody is in a session. */
export const chatStay = pgTable(
  "chat_stay",
  {
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    joinedAt: at("joined_at").notNull(),
    leftAt: at("left_at"),
    leftReason: text("left_reason"),
    via: text("via").notNull(),
  },
  (t) => [
    foreignKey({ columns: [t.sessionId], foreignColumns: [chatSession.id], name: "chat_stay_session_fk" }),
    index("chat_stay_session_idx").on(t.sessionId, t.joinedAt),
  ],
);

/** How far somebody has received and read; cursors only move forward. */
export const chatCursor = pgTable(
  "chat_cursor",
  {
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    deliveredSeq: integer("delivered_seq").notNull().default(0),
    readSeq: integer("read_seq").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.userId], name: "chat_cursor_pk" }),
    foreignKey({ columns: [t.sessionId], foreignColumns: [chatSession.id], name: "chat_cursor_session_fk" }),
  ],
);

/** Agents who silenced a session's alert, on all their devices (spec 10 C-32). */
export const chatDismissal = pgTable(
  "chat_dismissal",
  {
    sessionId: text("session_id").notNull(),
    userId: text("user_id").notNull(),
    at: at("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.userId], name: "chat_dismissal_pk" }),
    foreignKey({ columns: [t.sessionId], foreignColumns: [chatSession.id], name: "chat_dismissal_session_fk" }),
  ],
);
