import { MESSAGE_MAX } from "@deskbell/common/chat/api.ts";
import type { CallbackInput, ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { AgentActor, ContactActor } from "../../platform/actor.ts";
import { violates } from "../../platform/db/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound, Refusal, refuse } from "../../platform/problem.ts";
import { write } from "../../platform/write.ts";
import { hoursAt } from "../hours/index.ts";
import { chatUserOf, chatUserOfContact, contactProfile, listActiveAgents } from "../people/index.ts";
import { contactFeatures } from "../permissions/index.ts";
import { parseCallback } from "./callback.ts";
import { isEligible, preTicketQueue } from "./eligibility.ts";
import { nameOfPreTicket, nameOfPush, nameOfTicketChat, newMessageId, newSessionId } from "./naming.ts";
import { presenceOfUsers, reachableAgents } from "./presence/index.ts";
import { announce, runCommand, sessionFor, timerSettings } from "./run.ts";
import { chatSettings } from "./settings.ts";
import { applyEffects, type Effect, type SessionState } from "./state.ts";
import { insertSession, insertTrail, loadSessions, type Stored } from "./store.ts";
import { type ChatTicket, ticketPort } from "./tickets.ts";
import { nextDue } from "./timers.ts";

/** A contact asks for a chat without a ticket (spec 10 section 4.2). Refuses with the codes of C-11 and C-13. */
export async function openPreTicketChat(
  site: Platform,
  actor: ContactActor,
  input: { text?: string; previousSessionId?: string },
): Promise<Stored> {
  await mayStart(site, actor, "preTicketChat");
  const text = input.text ?? "";
  if (text.trim().length > MESSAGE_MAX) refuse("message_too_long", tooLong);
  const creator = chatUserOf(site, actor);
  const queueId = await preTicketQueue(site);
  const { firstMessage, ...naming } = nameOfPreTicket(text, creator);
  return open(site, actor, {
    queueId,
    contactId: actor.id,
    session: {
      ...naming,
      type: "request",
      origin: "pre_ticket",
      creator,
      previousSessionId: input.previousSessionId ?? null,
    },
    firstMessage,
  });
}

/** A contact asks for a chat about an open ticket (spec 10 section 4.3). */
export async function openTicketChat(
  site: Platform,
  actor: ContactActor,
  input: { ticketId: number; text?: string },
): Promise<Stored> {
  await mayStart(site, actor, "ticketChat");
  if ((input.text ?? "").trim().length > MESSAGE_MAX) refuse("message_too_long", tooLong);
  const ticket = (await ticketPort(site).find(site, actor, input.ticketId)) ?? notFound("ticket");
  if (!ticket.open) refuse("ticket_closed", "This ticket is closed. Reopen it, then start the chat.");
  const creator = chatUserOf(site, actor);
  return open(site, actor, {
    queueId: ticket.queueId,
    contactId: actor.id,
    session: {
      name: nameOfTicketChat(ticket.id, creator),
      nameSource: "system",
      type: "request",
      origin: "ticket",
      creator,
      reference: referenceTo(ticket),
    },
    firstMessage: input.text?.trim() || null,
  });
}

/** A contact asks to be called back without chatting, also outside office hours (spec 10 section 4.5). */
export async function openCallback(
  site: Platform,
  actor: ContactActor,
  input: { callback: CallbackInput; previousSessionId?: string },
): Promise<Stored> {
  notImpersonated(actor);
  if (!actor.features.chatCallback || !(await site.settings.get(chatSettings.chatEnabled))) {
    refuse("chat_not_permitted", "Callbacks are not available to you. Ask your administrator.");
  }
  const callback = parseCallback(site, input.callback);
  const creator = chatUserOf(site, actor);
  return open(site, actor, {
    queueId: await preTicketQueue(site),
    contactId: actor.id,
    session: {
      ...nameOfPreTicketNone(creator),
      type: "request",
      origin: "call_me_back",
      creator,
      previousSessionId: input.previousSessionId ?? null,
    },
    firstMessage: null,
    afterwards: [
      { do: "set", fields: { callback } },
      { do: "exit", user: creator, reason: "status" },
      { do: "status", to: "callback" },
      { do: "log", code: "callback_requested", author: creator },
      { do: "event", type: "chat.session.callback_requested", payload: { callback } },
    ],
  });
}

/** An agent invites a ticket's contact, who must be online (spec 10 section 4.4). Joins instead when they already chat. */
export async function openPush(
  site: Platform,
  actor: AgentActor,
  input: { ticketId: number; contactId: number },
): Promise<Stored> {
  const ticket = (await ticketPort(site).find(site, actor, input.ticketId)) ?? notFound("ticket");
  if (!isEligible(actor, ticket)) notFound("ticket");
  if (ticket.contactId !== input.contactId)
    refuse("validation_failed", "Only the ticket's own contact can be invited.");
  const target = (await chatUserOfContact(site, ticket.contactId)) ?? notFound("contact");
  const active = await activeSession(site, ticket.contactId, ticket.id);
  if (active) return runCommand(site, actor, active.state.session.id, { verb: "join", force: true });
  const presence = await presenceOfUsers(site, [target.userId]);
  if (presence.get(target.userId) !== "online") {
    refuse("contact_not_online", `${target.name} is not online. The button lights up when that changes.`);
  }
  if (!(await contactMayTicketChat(site, ticket.contactId))) {
    refuse("contact_chat_disabled", `${target.name} may not use ticket chat. An administrator can allow it.`);
  }
  const creator = chatUserOf(site, actor);
  return open(site, actor, {
    queueId: ticket.queueId,
    contactId: ticket.contactId,
    session: {
      name: nameOfPush(creator, target, ticket.id),
      nameSource: "system",
      type: "push",
      origin: "push",
      creator,
      reference: referenceTo(ticket),
    },
    firstMessage: null,
    afterwards: [
      { do: "invite", user: target, by: creator.userId },
      { do: "log", code: "invited", author: creator, params: { users: [target] } },
    ],
  });
}

interface Opening {
  queueId: number | null;
  contactId: number;
  session: Pick<ChatSession, "name" | "nameSource" | "type" | "origin" | "creator"> & Partial<ChatSession>;
  firstMessage: string | null;
  afterwards?: Effect[];
}

const ID_TRIES = 5;

async function open(site: Platform, actor: ContactActor | AgentActor, opening: Opening): Promise<Stored> {
  const facts = await factsAtCreation(site, opening);
  for (let tries = 1; ; tries++) {
    try {
      return await insert(site, actor, opening, facts);
    } catch (error) {
      if (violates(error, "chat_session_pkey") && tries < ID_TRIES) continue;
      if (violates(error, "chat_session_one_pre_ticket") || violates(error, "chat_session_one_per_ticket")) {
        const ticketId = opening.session.reference ? Number(opening.session.reference.id) : null;
        const active = await activeSession(site, opening.contactId, ticketId);
        // The other session may have ended in between; then there is room again.
        if (!active && tries < ID_TRIES) continue;
        throw new Refusal("active_session_exists", "You already have an open chat. It is shown to you.", {
          session: active ? sessionFor(actor, active.state.session) : undefined,
        });
      }
      throw error;
    }
  }
}

interface Facts {
  account: ChatSession["account"];
  nobodyReachable: boolean;
  outsideHours: boolean;
}

async function factsAtCreation(site: Platform, { contactId, queueId }: Opening): Promise<Facts> {
  const profile = (await contactProfile(site, contactId)) ?? notFound("contact");
  const { id, name, identifier } = profile.account;
  const agents = (await listActiveAgents(site)).filter((agent) => isEligible(agent, { accountId: id, queueId }));
  const reachable = await reachableAgents(
    site,
    agents.map((agent) => agent.id),
  );
  const hours = await hoursAt(site, { accountId: id }, site.clock.now());
  return { account: { id, name, identifier }, nobodyReachable: reachable.length === 0, outsideHours: !hours.open };
}

function insert(site: Platform, actor: ContactActor | AgentActor, opening: Opening, facts: Facts): Promise<Stored> {
  return write(site, async (w) => {
    const blank = blankState(opening, facts, w.now);
    const { creator } = opening.session;
    const applied = applyEffects(
      blank,
      [
        { do: "enter", user: creator, via: "created" },
        {
          do: "log",
          code: "created",
          author: creator,
          // A name that the contact typed shows once, as the first message of the chat (spec 10 section 4.2).
          ...(opening.session.nameSource === "creator" ? { text: opening.session.name } : {}),
        },
        { do: "event", type: "chat.session.created", payload: createdPayload(opening, facts) },
        ...firstMessage(opening, w.now),
        ...(opening.afterwards ?? []),
      ],
      w.now,
    );
    const stored: Stored = { state: applied.state, queueId: opening.queueId, contactId: opening.contactId };
    await insertSession(w, stored, nextDue(applied.state, await timerSettings(site, facts.account.id)));
    await insertTrail(w, blank.session.id, applied, w.now);
    await announce(w, actor, stored, applied);
    return stored;
  });
}

function firstMessage({ firstMessage: text, session }: Opening, now: Date): Effect[] {
  if (!text) return [];
  const id = newMessageId(now, session.creator.userId);
  return [
    { do: "message", id, author: session.creator, text, clientMessageId: `first-${id}`, clientAt: null },
    {
      do: "event",
      type: "chat.message.posted",
      payload: { messageId: id, author: session.creator.userId, visibility: "all", attachmentIds: [] },
    },
  ];
}

function createdPayload({ session }: Opening, facts: Facts): Record<string, unknown> {
  return { origin: session.origin, nobodyReachable: facts.nobodyReachable, outsideHours: facts.outsideHours };
}

/** A session before anything has happened in it. */
export function blankState(opening: Pick<Opening, "session">, facts: Facts, now: Date): SessionState {
  const at = now.toISOString();
  const session: ChatSession = {
    id: newSessionId(now),
    version: 0,
    headSeq: 0,
    status: "created",
    pastStatus: [],
    report: {},
    reference: null,
    account: facts.account,
    callback: null,
    targetUsers: [],
    users: [],
    participants: [],
    closeRecord: null,
    closedAt: null,
    lastMessageId: null,
    lastMessage: null,
    createdAt: at,
    lastModifiedAt: at,
    missedReason: null,
    nobodyReachableAtCreate: facts.nobodyReachable,
    outsideHoursAtCreate: facts.outsideHours,
    noAnswerAt: null,
    quietSince: null,
    unattendedSince: null,
    previousSessionId: null,
    ticketCreatedBySession: false,
    transcript: { state: "none" },
    brandId: null,
    ...opening.session,
  };
  return { session, invites: [], timers: { creatorGoneAt: null, agentsGoneAt: null } };
}

const tooLong = `A message holds at most ${MESSAGE_MAX} characters. Send the rest in another one.`;
const referenceTo = (ticket: ChatTicket) => ({ type: "ticket" as const, id: String(ticket.id) });
const nameOfPreTicketNone = (creator: ChatUser) => {
  const { name, nameSource } = nameOfPreTicket("", creator);
  return { name, nameSource };
};

function notImpersonated(actor: ContactActor): void {
  if (actor.impersonatedBy) refuse("impersonated", "While acting as a contact you cannot start chats for them.");
}

/** Permission, site switch and office hours (spec 10 C-13, section 8). */
async function mayStart(site: Platform, actor: ContactActor, feature: "preTicketChat" | "ticketChat"): Promise<void> {
  notImpersonated(actor);
  if (!actor.features[feature] || !(await site.settings.get(chatSettings.chatEnabled))) {
    refuse("chat_not_permitted", "Chat is not available to you. Ask your administrator, or send a request instead.");
  }
  const place = { accountId: actor.account.id };
  const hours = await hoursAt(site, place, site.clock.now());
  if (!hours.open && !(await site.settings.get(chatSettings.allowOutsideHours, place))) {
    const next = hours.nextOpen ? ` We are next available at ${hours.nextOpen}.` : "";
    refuse("outside_office_hours", `Chat is closed at this hour.${next} You may ask to be called back.`, {
      nextOpen: hours.nextOpen,
    });
  }
}

async function contactMayTicketChat(site: Platform, contactId: number): Promise<boolean> {
  const profile = await contactProfile(site, contactId);
  if (!profile) return false;
  return Boolean((await contactFeatures(site, { contactId, accountId: profile.account.id })).ticketChat);
}

/** The contact's active session on that ticket, or their active one without a ticket. */
async function activeSession(site: Platform, contactId: number, ticketId: number | null): Promise<Stored | null> {
  const [stored] = await loadSessions(
    site.db,
    "where s.contact_id = $1 and s.ticket_id is not distinct from $2::int and s.type = 'request' and s.status in ('created', 'handled')",
    [contactId, ticketId],
  );
  return stored ?? null;
}
