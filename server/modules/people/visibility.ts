import { hasScope } from "@deskbell/common/identity/scopes.ts";
import { eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Actor } from "../../platform/actor.ts";
import { accessibleAccounts } from "./access.ts";
import { account, agent, contact } from "./tables.ts";

/*
 * Who sees whom, in two forms that must agree (ARCHITECTURE section 4 "Visibility"): a SQL predicate for lists and
 * counts, and a check of one row. Both are drawn from one judgement: everything, nothing, or these rows.
 */
type Judgement = "all" | "none" | { accounts: readonly number[] } | { self: number };

/** A contact sees its own account; an agent what its restrictions allow; an API key by scope. */
export function accountsSeen(actor: Actor): Judgement {
  switch (actor.kind) {
    case "contact":
      return { accounts: [actor.account.id] };
    case "agent":
      return accountList(accessibleAccounts(actor));
    case "api_key":
      return hasScope(actor.scopes, "accounts:read") ? "all" : "none";
    default:
      return actor.kind === "system" ? "all" : "none";
  }
}

/** A contact sees itself; an agent the contacts of the accounts it sees; an API key by scope. */
export function contactsSeen(actor: Actor): Judgement {
  if (actor.kind === "contact") return { self: actor.id };
  if (actor.kind === "api_key") return hasScope(actor.scopes, "contacts:read") ? "all" : "none";
  return accountsSeen(actor);
}

/** Agents see each other; contacts meet them only in chats and tickets. */
export function agentsSeen(actor: Actor): Judgement {
  if (actor.kind === "api_key") return hasScope(actor.scopes, "agents:read") ? "all" : "none";
  return actor.kind === "agent" || actor.kind === "system" ? "all" : "none";
}

export const accountVisible = (actor: Actor): SQL => predicate(accountsSeen(actor), account.id, account.id);
export const contactVisible = (actor: Actor): SQL => predicate(contactsSeen(actor), contact.id, contact.accountId);
export const agentVisible = (actor: Actor): SQL => predicate(agentsSeen(actor), agent.id, null);

export const maySeeAccount = (actor: Actor, row: { id: number }): boolean => holds(accountsSeen(actor), row.id, row.id);
export const maySeeContact = (actor: Actor, row: { id: number; accountId: number }): boolean =>
  holds(contactsSeen(actor), row.id, row.accountId);
export const maySeeAgent = (actor: Actor, row: { id: number }): boolean => holds(agentsSeen(actor), row.id, null);

type IdColumn = typeof account.id | typeof contact.id | typeof contact.accountId | typeof agent.id;

function predicate(seen: Judgement, id: IdColumn, accountId: IdColumn | null): SQL {
  if (seen === "all") return sql`true`;
  if (seen === "none") return sql`false`;
  if ("self" in seen) return eq(id, seen.self);
  return accountId && seen.accounts.length > 0 ? inArray(accountId, [...seen.accounts]) : sql`false`;
}

function holds(seen: Judgement, id: number, accountId: number | null): boolean {
  if (seen === "all" || seen === "none") return seen === "all";
  return "self" in seen ? seen.self === id : accountId !== null && seen.accounts.includes(accountId);
}

function accountList(accounts: readonly number[] | null): Judgement {
  return accounts === null ? "all" : { accounts };
}
