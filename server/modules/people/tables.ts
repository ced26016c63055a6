import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { at } from "../../platform/tables.ts";

export type EntityState = "active" | "inactive" | "archived";
export type Role = "restricted" | "member" | "advanced" | "admin" | "master_admin";

export interface Phone {
  /** E.164 where it could be parsed, else as it was typed. */
  number: string;
  kind: "work" | "mobile" | "home" | "other";
}

const id = () => integer("id").primaryKey().generatedByDefaultAsIdentity();
const state = () => text("state").$type<EntityState>().notNull().default("active");
const life = {
  createdAt: at("created_at").notNull(),
  modifiedAt: at("modified_at").notNull(),
  archivedAt: at("archived_at"),
};
const lowerCased = (column: AnyPgColumn): SQL => sql`${column} = lower(${column})`;
const knownState = (column: AnyPgColumn): SQL => sql`${column} in ('active', 'inactive', 'archived')`;

/** What the quick search of a list looks into; the index and the query use the same expression. */
export const accountSearchText = (t: { name: AnyPgColumn; identifier: AnyPgColumn }): SQL =>
  sql`(${t.name} || ' ' || coalesce(${t.identifier}, ''))`;
export const contactSearchText = (t: { fullName: AnyPgColumn; email: AnyPgColumn }): SQL =>
  sql`(${t.fullName} || ' ' || ${t.email})`;

/** A customer or department (spec 60 section 1.1). */
export const account = pgTable(
  "account",
  {
    id: id(),
    name: text("name").notNull(),
    identifier: text("identifier"),
    type: text("type"),
    state: state(),
    country: text("country"),
    phone: text("phone"),
    website: text("website"),
    address: text("address"),
    /** For agents only. */
    notes: text("notes"),
    emailDomains: text("email_domains").array().notNull().default(sql`'{}'`),
    categories: integer("categories").array().notNull().default(sql`'{1}'`),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull().default({}),
    ...life,
  },
  (t) => [
    uniqueIndex("account_identifier_key").on(t.identifier),
    index("account_name_idx").on(sql`lower(${t.name})`, t.id),
    index("account_search_idx").using("gin", sql`${accountSearchText(t)} gin_trgm_ops`),
    check("account_state_known", knownState(t.state)),
    check("account_categories_not_empty", sql`cardinality(${t.categories}) > 0`),
  ],
);

/** A person at an account (spec 60 section 1.2). */
export const contact = pgTable(
  "contact",
  {
    id: id(),
    accountId: integer("account_id").notNull(),
    fullName: text("full_name").notNull(),
    givenName: text("given_name"),
    surname: text("surname"),
    title: text("title"),
    pronouns: text("pronouns"),
    locale: text("locale"),
    timeZone: text("time_zone"),
    email: text("email").notNull(),
    isPrimaryForEmail: boolean("is_primary_for_email").notNull().default(false),
    phones: jsonb("phones").$type<Phone[]>().notNull().default([]),
    state: state(),
    portalDisabled: boolean("portal_disabled").notNull().default(false),
    /** For agents only. */
    notes: text("notes"),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull().default({}),
    ...life,
  },
  (t) => [
    foreignKey({ name: "contact_account_fk", columns: [t.accountId], foreignColumns: [account.id] }),
    // An archived contact gives its address free; restoring checks again.
    uniqueIndex("contact_account_email_key").on(t.accountId, t.email).where(sql`${t.state} <> 'archived'`),
    uniqueIndex("contact_primary_email_key").on(t.email).where(sql`${t.isPrimaryForEmail}`),
    index("contact_email_idx").on(t.email),
    index("contact_account_name_idx").on(t.accountId, sql`lower(${t.fullName})`, t.id),
    index("contact_name_idx").on(sql`lower(${t.fullName})`, t.id),
    index("contact_search_idx").using("gin", sql`${contactSearchText(t)} gin_trgm_ops`),
    check("contact_state_known", knownState(t.state)),
    check("contact_email_lower", lowerCased(t.email)),
    check("contact_primary_active", sql`not ${t.isPrimaryForEmail} or ${t.state} = 'active'`),
  ],
);

/** Somebody who works on the site (spec 60 section 1.3). */
export const agent = pgTable(
  "agent",
  {
    id: id(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    title: text("title"),
    phones: jsonb("phones").$type<Phone[]>().notNull().default([]),
    timeZone: text("time_zone"),
    state: state(),
    role: text("role").$type<Role>().notNull().default("member"),
    techPortalAccess: boolean("tech_portal_access").notNull().default(true),
    chatEnabled: boolean("chat_enabled").notNull().default(true),
    isApiUser: boolean("is_api_user").notNull().default(false),
    /** Restriction lists; null is none (spec 60 section 6.4). */
    queues: integer("queues").array(),
    categories: integer("categories").array(),
    accounts: integer("accounts").array(),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull().default({}),
    ...life,
  },
  (t) => [
    uniqueIndex("agent_email_key").on(t.email).where(sql`${t.state} <> 'archived'`),
    index("agent_name_idx").on(sql`lower(${t.name})`, t.id),
    check("agent_state_known", knownState(t.state)),
    check("agent_role_known", sql`${t.role} in ('restricted', 'member', 'advanced', 'admin', 'master_admin')`),
    check("agent_email_lower", lowerCased(t.email)),
    check(
      "agent_lists_not_empty",
      sql`cardinality(coalesce(${t.queues}, '{0}')) > 0 and cardinality(coalesce(${t.categories}, '{0}')) > 0 and cardinality(coalesce(${t.accounts}, '{0}')) > 0`,
    ),
  ],
);
