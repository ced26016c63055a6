import type { ChatViewpoint } from "@deskbell/common/chat/can.ts";
import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import { hasCapability } from "@deskbell/common/people/roles.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { Actor, AgentActor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse } from "../../platform/problem.ts";
import type { Audience } from "../../platform/write.ts";
import { defaultQueueId } from "../desk/index.ts";
import { accessibleAccounts, canAccessAccount, canAccessQueue, chatUserOf } from "../people/index.ts";
import { chatSettings } from "./settings.ts";

type Eligible = Pick<AgentActor, "role" | "techPortalAccess" | "chatEnabled" | "access">;

/** True when the agent may work with chats at all (spec 10 C-26, spec 60 section 6.1). */
export function mayChat(agent: Eligible): boolean {
  return agent.techPortalAccess && agent.chatEnabled && hasCapability(agent.role, "chat");
}

/**
 * True when the agent may see and join a chat of this account and queue (spec 10 C-26). Asked at every access and every
 * delivery, never frozen. A chat without a ticket belongs to the default queue.
 */
export function isEligible(agent: Eligible, at: Pick<Audience, "accountId" | "queueId">): boolean {
  return (
    mayChat(agent) &&
    canAccessAccount(agent, at.accountId) &&
    (at.queueId === null || canAccessQueue(agent, at.queueId))
  );
}

/** The same as a SQL condition on `chat_session s`; values are appended from `$n` on. */
export function eligibleSql(agent: Eligible, values: unknown[]): string {
  if (!mayChat(agent)) return "false";
  const parts: string[] = [];
  const accounts = accessibleAccounts(agent);
  if (accounts) parts.push(`s.account_id = any($${values.push(accounts)})`);
  if (agent.role === "restricted" && !agent.access.queues) return "false";
  if (agent.access.queues) parts.push(`(s.queue_id is null or s.queue_id = any($${values.push(agent.access.queues)}))`);
  return parts.length > 0 ? `(${parts.join(" and ")})` : "true";
}

/** The queue of a chat without a ticket; null when the site has no queue yet. */
export const preTicketQueue = (site: Platform) => defaultQueueId(site);

/** What the rules ask about the actor, for one session. */
export async function viewpoint(
  site: Platform,
  actor: Actor,
  at: Pick<Audience, "accountId" | "queueId">,
): Promise<ChatViewpoint> {
  const joinPolicy = await site.settings.get(chatSettings.joinPolicy);
  const base = { eligible: false, admin: false, mayCallback: false, joinPolicy };
  switch (actor.kind) {
    case "contact":
      return {
        ...base,
        userId: userIdOf(site.config.siteId, "contact", actor.id),
        userType: "contact",
        mayCallback: Boolean(actor.features.chatCallback),
      };
    case "agent":
      return {
        ...base,
        userId: userIdOf(site.config.siteId, "agent", actor.id),
        userType: "agent",
        eligible: isEligible(actor, at),
        admin: actor.role === "admin" || actor.role === "master_admin",
      };
    case "api_key":
      return { ...base, userId: `key:${actor.id}`, userType: "api" };
    case "system":
      return { ...base, userId: "system", userType: "system" };
    case "anonymous":
      return refuse("unauthenticated", "Sign in first.");
  }
}

/** The actor as a chat shows them; null for keys and the system. */
export function userOf(site: Platform, actor: Actor): ChatUser | null {
  return actor.kind === "contact" || actor.kind === "agent" ? chatUserOf(site, actor) : null;
}
