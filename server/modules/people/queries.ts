import type { Account, Agent, Contact, EntityState } from "@deskbell/common/people/schemas.ts";
import { and, asc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Actor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { readCursor } from "../../platform/http/page.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import { pageOf } from "./page.ts";
import { presentAccount, presentAgent, presentContact } from "./present.ts";
import { account, accountSearchText, agent, contact, contactSearchText, type Role } from "./tables.ts";
import { accountVisible, agentVisible, contactVisible } from "./visibility.ts";

export interface ListQuery {
  limit: number;
  cursor?: string;
  q?: string;
  state: EntityState;
}

export interface Page<T> {
  data: T[];
  page: { limit: number; hasMore: boolean; nextCursor: string | null };
}

/** Accounts the actor may see, by name. `q`: every word must occur in name or identifier. */
export async function listAccounts(site: Platform, actor: Actor, query: ListQuery): Promise<Page<Account>> {
  const list = listName("accounts", query);
  const rows = await site.db.orm
    .select()
    .from(account)
    .where(
      and(
        accountVisible(actor),
        eq(account.state, query.state),
        words(query.q, accountSearchText(account)),
        after(list, query.cursor, account.name, account.id),
      ),
    )
    .orderBy(sql`lower(${account.name})`, asc(account.id))
    .limit(query.limit + 1);
  return pageOf(list, query.limit, rows, nameAndId, (row) => presentAccount(actor, row));
}

/** One account; `not_found` when there is none that the actor may see. */
export async function accessAccount(site: Platform, actor: Actor, id: number): Promise<Account> {
  const [row] = await site.db.orm
    .select()
    .from(account)
    .where(and(accountVisible(actor), eq(account.id, id)));
  return row ? presentAccount(actor, row) : notFound("account");
}

export interface ContactQuery extends ListQuery {
  accountId?: number;
  email?: string;
}

/**
 * Contacts the actor may see, by name. `state` is the effective one, but within one account the contact's own (spec 60
 * section 1.5). `q`: every word must occur in name or e-mail.
 */
export async function listContacts(site: Platform, actor: Actor, query: ContactQuery): Promise<Page<Contact>> {
  const list = listName("contacts", query);
  return pageOf(
    list,
    query.limit,
    await selectContacts(site.db, actor, query),
    (row) => nameAndId({ id: row.contact.id, name: row.contact.fullName }),
    (row) => presentContact(actor, row.contact, row.account),
  );
}

/** The statement of `listContacts`, one row more than a page. */
export function selectContacts(db: Queryable, actor: Actor, query: ContactQuery) {
  return db.orm
    .select()
    .from(contact)
    .innerJoin(account, eq(account.id, contact.accountId))
    .where(
      and(
        contactVisible(actor),
        query.accountId === undefined ? effectively(query.state) : eq(contact.state, query.state),
        query.accountId === undefined ? undefined : eq(contact.accountId, query.accountId),
        query.email === undefined ? undefined : eq(contact.email, query.email.trim().toLowerCase()),
        words(query.q, contactSearchText(contact)),
        after(listName("contacts", query), query.cursor, contact.fullName, contact.id),
      ),
    )
    .orderBy(sql`lower(${contact.fullName})`, asc(contact.id))
    .limit(query.limit + 1);
}

/** One contact; `not_found` when there is none that the actor may see. */
export async function accessContact(site: Platform, actor: Actor, id: number): Promise<Contact> {
  const [row] = await site.db.orm
    .select()
    .from(contact)
    .innerJoin(account, eq(account.id, contact.accountId))
    .where(and(contactVisible(actor), eq(contact.id, id)));
  return row ? presentContact(actor, row.contact, row.account) : notFound("contact");
}

/** Agents by name, without API users. `q`: every word must occur in name or e-mail. */
export async function listAgents(
  site: Platform,
  actor: Actor,
  query: ListQuery & { role?: Role },
): Promise<Page<Agent>> {
  const list = listName("agents", query);
  const rows = await site.db.orm
    .select()
    .from(agent)
    .where(
      and(
        agentVisible(actor),
        eq(agent.isApiUser, false),
        eq(agent.state, query.state),
        query.role ? eq(agent.role, query.role) : undefined,
        words(query.q, sql`(${agent.name} || ' ' || ${agent.email})`),
        after(list, query.cursor, agent.name, agent.id),
      ),
    )
    .orderBy(sql`lower(${agent.name})`, asc(agent.id))
    .limit(query.limit + 1);
  return pageOf(list, query.limit, rows, nameAndId, (row) => presentAgent(actor, row));
}

/** The list that a cursor belongs to: everything but the page. */
function listName(name: string, { limit: _, cursor: _cursor, ...filter }: ContactQuery & { role?: Role }): unknown {
  return [name, Object.entries(filter).sort()];
}

/** An account that is not active makes its active contacts inactive. */
function effectively(state: EntityState): SQL | undefined {
  if (state === "active") return and(eq(contact.state, "active"), eq(account.state, "active"));
  if (state === "archived") return eq(contact.state, "archived");
  return or(eq(contact.state, "inactive"), and(eq(contact.state, "active"), ne(account.state, "active")));
}

function words(q: string | undefined, searched: SQL): SQL | undefined {
  const found = (q ?? "").split(/\s+/).filter((word) => word !== "");
  return and(...found.slice(0, 10).map((word) => sql`${searched} ilike ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`));
}

function after(list: unknown, cursor: string | undefined, name: PgColumn, id: PgColumn): SQL | undefined {
  if (cursor === undefined) return undefined;
  const [lastName, lastId] = readCursor(list, cursor, ["", 0] as [string, number]);
  return sql`(lower(${name}), ${id}) > (lower(${lastName}), ${lastId})`;
}

function nameAndId({ id, name }: { id: number; name: string }): [string, number] {
  return [name, id];
}
