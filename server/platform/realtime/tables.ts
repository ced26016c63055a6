import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at } from "../tables.ts";

/** What one process tells the others. The bus carries it at once; this row makes sure, and lives some minutes. */
export const signal = pgTable(
  "signal",
  {
    id: uuid("id").primaryKey(),
    at: at("at").notNull().default(sql`now()`),
    processId: text("process_id").notNull(),
    topic: text("topic").notNull(),
    payload: jsonb("payload").notNull(),
  },
  (t) => [index("signal_at_idx").on(t.at)],
);
