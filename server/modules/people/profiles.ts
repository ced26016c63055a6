import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { AccountOf, AgentActor, PersonActor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { perSite } from "../../platform/per-site.ts";
import type { Platform } from "../../platform/platform.ts";
import { effectiveAccess, type StoredRestrictions } from "./access.ts";
import { onPeopleChange } from "./changes.ts";
import type { EntityState, Phone } from "./tables.ts";

/** An active agent as other modules see one. `access` is effective: null is everything, an empty list nothing. */
export interface AgentProfile extends Omit<AgentActor, "kind" | "sessionId" | "impersonatedBy"> {
  /** A program's identity: never in lists and pickers. */
  isApiUser: boolean;
}

export interface ContactProfile {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  locale: string | null;
  timeZone: string | null;
  state: EntityState;
  portalDisabled: boolean;
  account: AccountOf & { state: EntityState };
  /** May enter the client portal now (spec 60 section 7.2). */
  canAccessPortal: boolean;
}

/** A lost broadcast may leave a profile this old, in milliseconds. */
const MAX_AGE = 5000;

interface Cached {
  at: number;
  agents: Promise<readonly AgentProfile[]>;
}

const cache = perSite<{ current: Cached | null }>(() => ({ current: null }));

/** Drops what is cached as soon as any process changes an agent or an account's categories. Called once a site. */
export function watchProfiles(site: Platform): void {
  onPeopleChange(site, (change) => {
    if (change.kind !== "contact") cache(site).current = null;
  });
}

/** All active agents by name, without API users; cached, at most 5 s behind (spec 60 section 1.3). */
export async function listActiveAgents(site: Platform): Promise<readonly AgentProfile[]> {
  return (await cachedAgents(site)).filter((agent) => !agent.isApiUser);
}

/** An active agent, API users included; null when there is none with this id. */
export async function agentProfile(site: Platform, id: number): Promise<AgentProfile | null> {
  return (await cachedAgents(site)).find((agent) => agent.id === id) ?? null;
}

function cachedAgents(site: Platform): Promise<readonly AgentProfile[]> {
  const held = cache(site);
  const now = site.clock.now().getTime();
  if (held.current && Math.abs(now - held.current.at) < MAX_AGE) return held.current.agents;
  const loading = { at: now, agents: loadActiveAgents(site.db) };
  held.current = loading;
  loading.agents.catch(() => {
    if (held.current === loading) held.current = null;
  });
  return loading.agents;
}

/** A contact in any state with its account; null when there is none. One query. */
export async function contactProfile(site: { db: Queryable }, id: number): Promise<ContactProfile | null> {
  return (await contactProfiles(site, [id])).get(id) ?? null;
}

/** Contacts by id, in one query; unknown ids are left out. */
export async function contactProfiles(
  site: { db: Queryable },
  ids: readonly number[],
): Promise<Map<number, ContactProfile>> {
  const rows = await site.db.query<ContactRow>(
    {
      name: "people-contact-profiles",
      text: `select c.id, c.full_name as name, c.email, c.phones, c.locale, c.time_zone as "timeZone", c.state,
                    c.portal_disabled as "portalDisabled", a.id as "accountId", a.name as "accountName",
                    coalesce(a.identifier, '') as identifier, a.state as "accountState"
               from contact c join account a on a.id = c.account_id where c.id = any($1)`,
    },
    [ids],
  );
  return new Map(rows.map((row) => [row.id, toContactProfile(row)]));
}

/** How a chat shows the signed-in person. */
export function chatUserOf(site: Platform, actor: PersonActor): ChatUser {
  return actor.kind === "contact" ? contactUser(site, actor) : agentUser(site, actor);
}

/** How a chat shows a contact in any state; null when there is none. */
export async function chatUserOfContact(site: Platform, id: number): Promise<ChatUser | null> {
  const profile = await contactProfile(site, id);
  return profile && contactUser(site, profile);
}

/** How a chat shows an agent in any state; null when there is none. */
export async function chatUserOfAgent(site: Platform, id: number): Promise<ChatUser | null> {
  const profile = await agentProfile(site, id);
  if (profile) return agentUser(site, profile);
  const [row] = await site.db.query<{ id: number; name: string }>("select id, name from agent where id = $1", [id]);
  return row ? agentUser(site, row) : null;
}

function contactUser(site: Platform, contact: { id: number; name: string; account: AccountOf }): ChatUser {
  const { id, name, identifier } = contact.account;
  return {
    userId: userIdOf(site.config.siteId, "contact", contact.id),
    userType: "contact",
    id: contact.id,
    name: contact.name,
    account: { id, name, identifier },
  };
}

function agentUser(site: Platform, agent: { id: number; name: string }): ChatUser {
  return {
    userId: userIdOf(site.config.siteId, "agent", agent.id),
    userType: "agent",
    id: agent.id,
    name: agent.name,
  };
}

interface ContactRow {
  id: number;
  name: string;
  email: string;
  phones: Phone[];
  locale: string | null;
  timeZone: string | null;
  state: EntityState;
  portalDisabled: boolean;
  accountId: number;
  accountName: string;
  identifier: string;
  accountState: EntityState;
}

function toContactProfile(row: ContactRow): ContactProfile {
  const { accountId, accountName, identifier, accountState, phones, ...own } = row;
  return {
    ...own,
    phone: phones[0]?.number ?? null,
    account: { id: accountId, name: accountName, identifier, state: accountState },
    canAccessPortal: own.state === "active" && accountState === "active" && !own.portalDisabled,
  };
}

type AgentRow = Omit<AgentProfile, "access"> & StoredRestrictions & { inCategories: number[] | null };

async function loadActiveAgents(db: Queryable): Promise<readonly AgentProfile[]> {
  const rows = await db.query<AgentRow>({
    name: "people-active-agents",
    text: `select g.id, g.name, g.email, g.role, g.tech_portal_access as "techPortalAccess",
                  g.chat_enabled as "chatEnabled", g.is_api_user as "isApiUser", g.queues, g.accounts, g.categories,
                  case when g.categories is not null
                       then array(select a.id from account a where a.categories && g.categories order by a.id) end
                    as "inCategories"
             from agent g where g.state = 'active' order by lower(g.name), g.id`,
  });
  return rows.map(({ queues, accounts, categories, inCategories, ...own }) => ({
    ...own,
    access: effectiveAccess({ role: own.role, queues, accounts, categories }, inCategories),
  }));
}
