import type { CallbackInput } from "@deskbell/common/chat/schemas.ts";
import type { Actor, AgentActor, ApiKeyActor, ContactActor, PersonActor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse, refuseFields } from "../../platform/problem.ts";
import { chatUserOfAgent, listActiveAgents } from "../people/index.ts";
import { parseCallback } from "./callback.ts";
import { isEligible } from "./eligibility.ts";
import { accessChat } from "./queries.ts";
import { audienceOf, runCommand } from "./run.ts";
import type { Stored } from "./store.ts";

/** An agent joins, or a contact comes back (spec 10 C-27, C-34). */
export function joinChat(site: Platform, actor: PersonActor, id: string, force: boolean): Promise<Stored> {
  return runCommand(site, actor, id, actor.kind === "contact" ? { verb: "return" } : { verb: "join", force });
}

export const leaveChat = (site: Platform, actor: PersonActor, id: string) =>
  runCommand(site, actor, id, { verb: "leave" });
export const acceptChat = (site: Platform, actor: PersonActor, id: string) =>
  runCommand(site, actor, id, { verb: "accept" });
export const declineChat = (site: Platform, actor: PersonActor, id: string) =>
  runCommand(site, actor, id, { verb: "decline" });

/** A waiting contact asks to be called back (spec 10 C-21, C-46). */
export function requestCallback(
  site: Platform,
  actor: ContactActor,
  id: string,
  input: CallbackInput,
): Promise<Stored> {
  return runCommand(site, actor, id, { verb: "request_callback", callback: parseCallback(site, input) });
}

export function changeCallback(site: Platform, actor: ContactActor, id: string, input: CallbackInput): Promise<Stored> {
  return runCommand(site, actor, id, { verb: "change_callback", callback: parseCallback(site, input) });
}

export const withdrawCallback = (site: Platform, actor: ContactActor, id: string) =>
  runCommand(site, actor, id, { verb: "withdraw_callback" });

export interface Completion {
  note?: string;
  ticket?: { action: "create" | "link" | "none"; ticketId?: number };
}

/** Ends a chat (spec 10 C-53). Until a desk is plugged in only `ticket.action: none` can be asked for. */
export async function completeChat(site: Platform, actor: AgentActor, id: string, input: Completion): Promise<Stored> {
  if (input.ticket && input.ticket.action !== "none") {
    refuseFields([
      {
        pointer: "/ticket/action",
        code: "unavailable",
        detail: "This site has no tickets. Complete the chat with action none.",
      },
    ]);
  }
  return runCommand(site, actor, id, { verb: "complete", note: input.note || undefined });
}

/** The closing agent changes the note later (spec 10 C-57). */
export const editCloseNote = (site: Platform, actor: AgentActor, id: string, note: string) =>
  runCommand(site, actor, id, { verb: "edit_close_note", note });

/** Invites agents; all or nobody (spec 10 C-37 to C-39). An invitation undoes an earlier dismissal. */
export async function inviteAgents(
  site: Platform,
  actor: AgentActor | ApiKeyActor,
  id: string,
  agentIds: readonly number[],
): Promise<Stored> {
  const { stored } = await accessChat(site, actor, id);
  const active = new Map((await listActiveAgents(site)).map((agent) => [agent.id, agent]));
  const wanted = [...new Set(agentIds)];
  const refused = wanted.filter((agentId) => {
    const agent = active.get(agentId);
    return !agent || !isEligible(agent, audienceOf(stored));
  });
  if (refused.length > 0) {
    const names = refused.map((agentId) => active.get(agentId)?.name ?? `Agent ${agentId}`);
    refuse(
      "not_eligible",
      `${names.join(", ")} cannot join this chat. Nobody was invited; leave them out and try again.`,
      {
        agentIds: refused,
      },
    );
  }
  const agents = await Promise.all(wanted.map((agentId) => chatUserOfAgent(site, agentId)));
  const invited = await runCommand(site, actor, id, {
    verb: "invite",
    agents: agents.filter((agent) => agent !== null),
  });
  await site.db.query("delete from chat_dismissal where session_id = $1 and user_id = any($2)", [
    id,
    agents.map((agent) => agent?.userId),
  ]);
  return invited;
}

export const withdrawInvite = (site: Platform, actor: AgentActor | ApiKeyActor, id: string, userId: string) =>
  runCommand(site, actor, id, { verb: "withdraw_invite", userId });

/** A program reports into the chat, in any status but completed (spec 10 section 3.1 "system message"). */
export const addSystemMessage = (site: Platform, actor: ApiKeyActor, id: string, text: string) =>
  runCommand(site, actor, id, { verb: "system_message", text });

/** Takes an agent out of the chats that they may no longer see (spec 10 edge case 5). Answers how many. */
export async function removeAgentWithoutAccess(
  site: Platform,
  actor: Actor,
  agentId: number,
  userId: string,
): Promise<number> {
  const rows = await site.db.query<{ id: string; accountId: number; queueId: number | null }>(
    `select id, account_id as "accountId", queue_id as "queueId" from chat_session
      where status in ('created', 'handled') and (user_ids @> array[$1]::text[] or target_ids @> array[$1]::text[])`,
    [userId],
  );
  const agent = (await listActiveAgents(site)).find((profile) => profile.id === agentId);
  const lost = rows.filter((row) => !agent || !isEligible(agent, row));
  for (const { id } of lost) {
    await runCommand(site, actor, id, { verb: "lose_access", userId });
    site.realtime.recheckLog(id);
  }
  return lost.length;
}
