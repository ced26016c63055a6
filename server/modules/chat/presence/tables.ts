import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { at } from "../../../platform/tables.ts";

/** Lines of people to the stream, in all processes; those of a process whose lease ran out are lost (spec 10 section 9). */
export const presenceConnection = pgTable(
  "presence_connection",
  {
    stream: text("stream").primaryKey(),
    processId: text("process_id").notNull(),
    personKind: text("person_kind").$type<"contact" | "agent">().notNull(),
    personId: integer("person_id").notNull(),
    device: text("device").notNull(),
    visible: boolean("visible").notNull(),
    openedAt: at("opened_at").notNull(),
    lastActivityAt: at("last_activity_at").notNull(),
    /** When it stops to count; null while it lives. */
    goneAt: at("gone_at"),
  },
  (t) => [
    index("presence_connection_person_idx").on(t.personKind, t.personId),
    index("presence_connection_process_idx").on(t.processId).where(sql`gone_at is null`),
    index("presence_connection_gone_idx").on(t.goneAt).where(sql`gone_at is not null`),
  ],
);

/** What an agent chose by hand; it outlives sign-out and holds on all devices (spec 10 C-48). */
export const presencePreference = pgTable("presence_preference", {
  agentId: integer("agent_id").primaryKey(),
  value: text("value").$type<"online" | "away" | "busy">().notNull(),
  setAt: at("set_at").notNull(),
});

/** The presence last told to others, and when it has to be looked at again. */
export const presence = pgTable(
  "presence",
  {
    kind: text("kind").$type<"contact" | "agent">().notNull(),
    id: integer("id").notNull(),
    /** Of contacts: who may see it follows from the account. */
    accountId: integer("account_id"),
    state: text("state").$type<PresenceState>().notNull(),
    since: at("since").notNull(),
    /** Grows with every change, so that an older one that arrives late is known as such. */
    version: integer("version").notNull().default(0),
    nextEvaluationAt: at("next_evaluation_at"),
    /** The state before a change that is being told; null once everybody was told. */
    pendingFrom: text("pending_from").$type<PresenceState>(),
    /** Until then the process that found the change tells it; later another one does. */
    announcingUntil: at("announcing_until"),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.id], name: "presence_pk" }),
    index("presence_due_idx").on(t.nextEvaluationAt).where(sql`next_evaluation_at is not null`),
  ],
);
