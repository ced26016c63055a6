import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { parseUserId, userIdOf } from "@deskbell/common/people/user-id.ts";
import type { PersonActor } from "../../../platform/actor.ts";
import type { Platform } from "../../../platform/platform.ts";
import type { PersonRef } from "../../../platform/realtime/index.ts";
import { contactProfiles, maySeeContact } from "../../people/index.ts";
import type { Preference } from "./presence.ts";

export interface OwnPresence {
  state: PresenceState;
  preference: Preference["value"];
}

/** Presence as it was last told, by user id; people who never connected are offline. Foreign ids are left out. */
export async function presenceOfUsers(site: Platform, userIds: readonly string[]): Promise<Map<string, PresenceState>> {
  const { siteId } = site.config;
  const people = peopleOf(siteId, userIds);
  const states = new Map<string, PresenceState>(people.map(({ kind, id }) => [userIdOf(siteId, kind, id), "offline"]));
  if (people.length === 0) return states;
  const rows = await site.db.query<PersonRef & { state: PresenceState } & Record<string, unknown>>(
    {
      name: "presence-of",
      text: "select kind, id, state from presence where (kind, id) in (select * from unnest($1::text[], $2::int[]))",
    },
    [people.map(({ kind }) => kind), people.map(({ id }) => id)],
  );
  for (const { kind, id, state } of rows) states.set(userIdOf(siteId, kind, id), state);
  return states;
}

/** Those of these agents who are online or away (spec 10 section 1 "reachable agent"). */
export async function reachableAgents(site: Platform, agentIds: readonly number[]): Promise<number[]> {
  if (agentIds.length === 0) return [];
  const rows = await site.db.query<{ id: number }>(
    {
      name: "presence-reachable",
      text: "select id from presence where kind = 'agent' and id = any($1) and state in ('online', 'away')",
    },
    [agentIds],
  );
  return rows.map(({ id }) => id);
}

/** The caller's presence and what they chose; contacts choose nothing. */
export async function ownPresence(site: Platform, actor: PersonActor): Promise<OwnPresence> {
  const userId = userIdOf(site.config.siteId, actor.kind, actor.id);
  const state = (await presenceOfUsers(site, [userId])).get(userId)!;
  if (actor.kind === "contact") return { state, preference: "online" };
  const [chosen] = await site.db.query<Pick<Preference, "value">>(
    "select value from presence_preference where agent_id = $1",
    [actor.id],
  );
  return { state, preference: chosen?.value ?? "online" };
}

/**
 * Presence of those asked for whom the caller may see: agents see all agents and the contacts they may access, contacts
 * see themselves and the agents in their chats (spec 10 section 9). Others are left out.
 */
export async function visiblePresence(
  site: Platform,
  actor: PersonActor,
  userIds: readonly string[],
): Promise<{ userId: string; state: PresenceState }[]> {
  const asked = userIds.filter((userId) => parseUserId(userId)?.siteId === site.config.siteId);
  if (asked.length === 0) return [];
  const visible = actor.kind === "agent" ? await seenByAgent(site, actor, asked) : await seenByContact(site, actor);
  const states = await presenceOfUsers(
    site,
    asked.filter((userId) => visible.has(userId)),
  );
  return [...states].map(([userId, state]) => ({ userId, state }));
}

async function seenByAgent(
  site: Platform,
  actor: Extract<PersonActor, { kind: "agent" }>,
  userIds: readonly string[],
): Promise<Set<string>> {
  const { siteId } = site.config;
  const people = peopleOf(siteId, userIds);
  const contactIds = people.filter(({ kind }) => kind === "contact").map(({ id }) => id);
  const accounts = contactIds.length > 0 ? await contactProfiles(site, contactIds) : [];
  const contacts = [...accounts.values()].filter(({ id, account }) =>
    maySeeContact(actor, { id, accountId: account.id }),
  );
  return new Set([
    ...people.filter(({ kind }) => kind === "agent").map(({ id }) => userIdOf(siteId, "agent", id)),
    ...contacts.map(({ id }) => userIdOf(siteId, "contact", id)),
  ]);
}

async function seenByContact(site: Platform, { id }: PersonActor): Promise<Set<string>> {
  const self = userIdOf(site.config.siteId, "contact", id);
  const rows = await site.db.query<{ userId: string }>(
    `select distinct unnest(user_ids) as "userId" from chat_session
       where contact_id = $1 and cardinality(user_ids) > 0 and user_ids @> array[$2]::text[]`,
    [id, self],
  );
  return new Set([self, ...rows.map(({ userId }) => userId)]);
}

function peopleOf(siteId: string, userIds: readonly string[]): PersonRef[] {
  return userIds.flatMap((userId) => {
    const person = parseUserId(userId);
    return person?.siteId === siteId ? [{ kind: person.kind, id: person.id }] : [];
  });
}
