import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { at } from "../../platform/tables.ts";

/** Where tickets wait for agents; chats belong to the queue of their ticket, or to the default queue. */
export const queue = pgTable(
  "queue",
  {
    id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
    name: text("name").notNull(),
    /** Place in lists, smallest first. */
    sort: integer("sort").notNull().default(0),
    state: text("state").$type<"active" | "inactive" | "archived">().notNull().default("active"),
    createdAt: at("created_at").notNull(),
    modifiedAt: at("modified_at").notNull(),
  },
  (t) => [
    index("queue_sort_idx").on(t.sort, t.id),
    check("queue_state_known", sql`${t.state} in ('active', 'inactive', 'archived')`),
  ],
);
