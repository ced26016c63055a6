import type { ChatViewpoint } from "@deskbell/common/chat/can.ts";
import type { ChatSession, ChatStatus, ChatUser } from "@deskbell/common/chat/schemas.ts";
import { type Command, decide, type RuleContext } from "./session.ts";
import { applyEffects, type SessionState } from "./state.ts";

/** People and sessions for the tests of the pure rules. */
export const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 10, 0, 0) + seconds * 1000);

const acme = { id: 1, name: "Acme Manufacturing", identifier: "ACME" };
const contact = (id: number, name: string): ChatUser => ({
  userId: `demo~c~${id}`,
  userType: "contact",
  id,
  name,
  account: acme,
});
const agent = (id: number, name: string): ChatUser => ({ userId: `demo~m~${id}`, userType: "agent", id, name });
export const ava = contact(1, "Ava Chen");
export const ben = contact(2, "Ben Adeyemi");
export const mia = agent(1, "Mia Torres");
export const tess = agent(2, "Tess Okafor");
export const theo = agent(3, "Theo Lindqvist");
export const sol = agent(4, "Sol Park");

export interface Who {
  user: ChatUser | null;
  viewer: ChatViewpoint;
}

const base = { eligible: false, admin: false, mayCallback: true, joinPolicy: "claimed" as const };
export const as = (user: ChatUser, more: Partial<ChatViewpoint> = {}): Who => ({
  user,
  viewer: { ...base, userId: user.userId, userType: user.userType, eligible: user.userType === "agent", ...more },
});
export const program: Who = { user: null, viewer: { ...base, userId: "key:1", userType: "api" } };
export const clock: Who = { user: null, viewer: { ...base, userId: "system", userType: "system" } };

/** A request chat that Ava has just opened. */
export function opened(fields: Partial<ChatSession> = {}): SessionState {
  const session: ChatSession = {
    id: "1795600800-4C1A",
    version: 0,
    headSeq: 0,
    name: "The label printer on line 3 prints blank labels",
    nameSource: "creator",
    type: "request",
    origin: "pre_ticket",
    status: "created",
    pastStatus: [],
    report: {},
    reference: null,
    account: acme,
    creator: ava,
    callback: null,
    targetUsers: [],
    users: [],
    participants: [],
    closeRecord: null,
    closedAt: null,
    lastMessageId: null,
    lastMessage: null,
    createdAt: at(0).toISOString(),
    lastModifiedAt: at(0).toISOString(),
    missedReason: null,
    nobodyReachableAtCreate: false,
    outsideHoursAtCreate: false,
    noAnswerAt: null,
    quietSince: null,
    unattendedSince: null,
    previousSessionId: null,
    ticketCreatedBySession: false,
    transcript: { state: "none" },
    brandId: null,
    ...fields,
  };
  const blank = { session, invites: [], timers: { creatorGoneAt: null, agentsGoneAt: null } };
  const push = session.type === "push";
  return applyEffects(
    blank,
    [
      { do: "enter", user: session.creator, via: "created" },
      { do: "log", code: "created", author: session.creator },
      ...(push ? [{ do: "invite" as const, user: ava, by: session.creator.userId }] : []),
    ],
    at(0),
  ).state;
}

/** A push chat that Tess has just opened towards Ava. */
export const pushed = () => opened({ type: "push", origin: "push", creator: tess });

const everybody = new Set([mia, tess, theo, sol].map((user) => user.userId));

export function contextOf(who: Who, reachable: ReadonlySet<string> = everybody): RuleContext {
  return { ...who, reachableAgentIds: reachable, maxAgents: 20 };
}

/** The state after an accepted command; throws what a refusal says. */
export function after(state: SessionState, who: Who, command: Command, seconds = 60): SessionState {
  const decision = decide(state, command, contextOf(who));
  if ("refuse" in decision) throw new Error(`${decision.refuse}: ${decision.detail}`);
  return applyEffects(state, decision.effects, at(seconds)).state;
}

const callback = { type: "phone" as const, phone: "+441632960140" };

/** A request chat of Ava in each status, handled and closed by Tess. */
export function inStatus(status: ChatStatus): SessionState {
  const handled = () => after(opened(), as(tess), { verb: "join", force: false }, 38);
  switch (status) {
    case "created":
      return opened();
    case "handled":
      return handled();
    case "missed":
      return after(opened(), as(ava), { verb: "leave" }, 50);
    case "callback":
      return after(opened(), as(ava), { verb: "request_callback", callback }, 50);
    case "completed":
      return after(handled(), as(tess), { verb: "complete", note: "Restored the darkness setting" }, 1300);
  }
}
