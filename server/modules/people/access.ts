import type { AgentActor } from "../../platform/actor.ts";

type Access = AgentActor["access"];
type Restricted = Pick<AgentActor, "role" | "access">;

/** Restriction lists as they are stored; null or empty is no list. */
export interface StoredRestrictions {
  role: AgentActor["role"];
  queues: readonly number[] | null;
  accounts: readonly number[] | null;
  categories: readonly number[] | null;
}

/**
 * What an agent may reach (spec 60 section 6.4): null is everything, an empty list nothing. A restricted agent reaches
 * nothing until both the queue and the account list are set. `inCategories` are the accounts that have one of the agent's
 * categories; they narrow the accounts.
 */
export function effectiveAccess(stored: StoredRestrictions, inCategories: readonly number[] | null): Access {
  const queues = listed(stored.queues);
  const accounts = listed(stored.accounts);
  const categories = listed(stored.categories);
  if (stored.role === "restricted" && (!queues || !accounts)) return { queues: [], accounts: [], categories };
  return { queues, accounts: categories ? common(accounts, inCategories ?? []) : accounts, categories };
}

/** True when the agent's account and category restrictions allow the account. */
export function canAccessAccount(agent: Restricted, accountId: number): boolean {
  return allowed(agent, agent.access.accounts, accountId);
}

/** True when the agent's queue restriction allows the queue. */
export function canAccessQueue(agent: Restricted, queueId: number): boolean {
  return allowed(agent, agent.access.queues, queueId);
}

/** The accounts an agent may reach; null is all of them. */
export function accessibleAccounts({ role, access }: Restricted): readonly number[] | null {
  return role === "restricted" && !(access.queues && access.accounts) ? [] : access.accounts;
}

function allowed({ role, access }: Restricted, list: readonly number[] | null, id: number): boolean {
  if (role === "restricted" && !(access.queues && access.accounts)) return false;
  return list === null || list.includes(id);
}

function listed(list: readonly number[] | null): readonly number[] | null {
  return list && list.length > 0 ? list : null;
}

function common(accounts: readonly number[] | null, others: readonly number[]): readonly number[] {
  if (!accounts) return others;
  const known = new Set(others);
  return accounts.filter((id) => known.has(id));
}
