import type { Availability, ChatConfig } from "@deskbell/common/chat/api.ts";
import type { ChatUser, PresenceState } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { z } from "zod";
import type { AgentActor, ContactActor, PersonActor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { hoursAt } from "../hours/index.ts";
import { contactProfile, listActiveAgents } from "../people/index.ts";
import { isEligible, preTicketQueue } from "./eligibility.ts";
import { presenceOfUsers, reachableAgents } from "./presence/index.ts";
import { accessChat, withInfo } from "./queries.ts";
import { audienceOf } from "./run.ts";
import { chatSettings, chatTexts } from "./settings.ts";
import { loadSessions } from "./store.ts";

type Choice = { allowed: boolean; reason: string | null };
const choice = (reason: string | null): Choice => ({ allowed: reason === null, reason });

/** What the contact may start now, and why not, by code (spec 10 section 14). */
export async function availability(site: Platform, actor: ContactActor): Promise<z.input<typeof Availability>> {
  const place = { accountId: actor.account.id };
  const [enabled, outside, hours, chats, profile, anyoneReachable] = await Promise.all([
    site.settings.get(chatSettings.chatEnabled),
    site.settings.get(chatSettings.allowOutsideHours, place),
    hoursAt(site, place, site.clock.now()),
    loadSessions(
      site.db,
      "where s.contact_id = $1 and s.status in ('created', 'handled', 'callback') order by s.created_at desc limit 20",
      [actor.id],
    ),
    contactProfile(site, actor.id),
    anyone(site, actor.account.id),
  ]);
  const permitted = (key: string) => enabled && Boolean(actor.features[key]);
  const closed = hours.open || outside ? null : "outside_office_hours";
  const busy = chats.some(({ state: { session } }) => session.reference === null && session.status !== "callback");
  return {
    preTicketChat: choice(!permitted("preTicketChat") ? "chat_not_permitted" : busy ? "active_session_exists" : closed),
    ticketChat: choice(permitted("ticketChat") ? closed : "chat_not_permitted"),
    callback: choice(permitted("chatCallback") ? null : "chat_not_permitted"),
    hours,
    anyoneReachable,
    activeSessions: await withInfo(site, actor, chats),
    contactPhone: profile?.phone ?? null,
  };
}

async function anyone(site: Platform, accountId: number): Promise<boolean> {
  const queueId = await preTicketQueue(site);
  const agents = (await listActiveAgents(site)).filter((agent) => isEligible(agent, { accountId, queueId }));
  return (
    (
      await reachableAgents(
        site,
        agents.map((agent) => agent.id),
      )
    ).length > 0
  );
}

/** Chat settings that a portal needs. */
export async function chatConfig(
  site: Platform,
  actor: PersonActor,
  language: "en" | "de",
): Promise<z.input<typeof ChatConfig>> {
  const place = actor.kind === "contact" ? { accountId: actor.account.id } : {};
  const get = site.settings.get.bind(site.settings);
  return {
    enabled: await get(chatSettings.chatEnabled),
    noAnswerSeconds: await get(chatSettings.noAnswerSeconds, place),
    alertFirstRepeat: await get(chatSettings.alertFirstRepeat),
    alertEvery: await get(chatSettings.alertEvery),
    alertUntil: await get(chatSettings.alertUntil),
    idleMinutes: await get(chatSettings.idleMinutes),
    quietMinutes: await get(chatSettings.quietMinutes),
    joinPolicy: await get(chatSettings.joinPolicy),
    readReceiptsToContacts: await get(chatSettings.readReceiptsToContacts),
    texts: await chatTexts(site.settings, language, place),
  };
}

export type Candidate = ChatUser & { presence: PresenceState; invited: boolean; present: boolean };

/** Agents who may be invited to a chat, reachable ones first (spec 10 C-37). */
export async function inviteCandidates(site: Platform, actor: AgentActor, sid: string): Promise<Candidate[]> {
  const { stored, session } = await accessChat(site, actor, sid);
  const agents = (await listActiveAgents(site)).filter((agent) => isEligible(agent, audienceOf(stored)));
  const users = agents.map((agent) => ({
    userId: userIdOf(site.config.siteId, "agent", agent.id),
    userType: "agent" as const,
    id: agent.id,
    name: agent.name,
  }));
  const presence = await presenceOfUsers(
    site,
    users.map((user) => user.userId),
  );
  const rank = { online: 0, away: 1, busy: 2, offline: 3 };
  return users
    .map((user) => ({
      ...user,
      presence: presence.get(user.userId) ?? ("offline" as const),
      invited: session.targetUsers.some((target) => target.userId === user.userId),
      present: session.users.some((present) => present.userId === user.userId),
    }))
    .sort((a, b) => rank[a.presence] - rank[b.presence] || a.name.localeCompare(b.name));
}
