import type { Holiday, HoursRange } from "@deskbell/common/hours/api.ts";
import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { at } from "../../platform/tables.ts";

/** Office hours of the site, of accounts or of queues (spec 95 section 3). */
export const calendar = pgTable("calendar", {
  id: integer("id").primaryKey().generatedByDefaultAsIdentity(),
  name: text("name").notNull(),
  timeZone: text("time_zone").notNull(),
  country: text("country"),
  region: text("region"),
  /** Open ranges of seven weekdays, Monday first. */
  weekly: jsonb("weekly").$type<HoursRange[][]>().notNull(),
  holidays: jsonb("holidays").$type<Holiday[]>().notNull(),
  /** What open pages were last told; one process tells each change. */
  toldOpen: boolean("told_open").notNull(),
  createdAt: at("created_at").notNull(),
  modifiedAt: at("modified_at").notNull(),
});

/** Whose hours a calendar gives: the site's (the default), an account's, a queue's. Each has at most one. */
export const calendarUse = pgTable(
  "calendar_use",
  {
    scope: text("scope").$type<"site" | "account" | "queue">().notNull(),
    /** 0 for the site. */
    scopeId: integer("scope_id").notNull(),
    calendarId: integer("calendar_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.scope, t.scopeId], name: "calendar_use_pk" }),
    foreignKey({ name: "calendar_use_calendar_fk", columns: [t.calendarId], foreignColumns: [calendar.id] }).onDelete(
      "cascade",
    ),
    index("calendar_use_calendar_idx").on(t.calendarId),
    check("calendar_use_scope_known", sql`${t.scope} in ('site', 'account', 'queue')`),
  ],
);
