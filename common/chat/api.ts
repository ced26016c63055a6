import { z } from "zod";
import { instant, integerId, page, pageQuery, sessionId, text } from "../api/fields.ts";
import type { Operations } from "../api/operation.ts";
import { CallbackInput, ChatEvent, ChatSessionView, ChatUser, PresenceState, ReadCursor, Stay } from "./schemas.ts";

const tag = "Chat";
const params = z.object({ id: sessionId });
const session = { 200: ChatSessionView };
const clientMessageId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/)
  .describe("Made once when the person pressed send");

export const MESSAGE_MAX = 10_000;

/** Length is judged by the chat rules, which answer with the codes that spec 10 C-40 names. */
const messageText = z
  .string()
  .refine((s) => s.isWellFormed() && !s.includes("\u0000"), { error: "Contains characters that cannot be stored" });

const ticketChoice = z.object({
  action: z.enum(["create", "link", "none"]),
  ticketId: z.int().optional().describe("The ticket to link"),
});

export const Availability = z
  .object({
    preTicketChat: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
    ticketChat: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
    callback: z.object({ allowed: z.boolean(), reason: z.string().nullable() }),
    hours: z.object({
      configured: z.boolean(),
      open: z.boolean(),
      nextOpen: instant.nullable(),
      nextClose: instant.nullable(),
      timeZone: z.string(),
      /** Weekly ranges, Monday first, as "09:00" to "17:30" in the calendar's zone. */
      weekly: z.array(z.array(z.object({ start: z.string(), end: z.string() }))),
    }),
    anyoneReachable: z.boolean(),
    activeSessions: z.array(ChatSessionView),
    contactPhone: z.string().nullable(),
  })
  .meta({ id: "ChatAvailability" });

export const ChatConfig = z
  .object({
    enabled: z.boolean(),
    noAnswerSeconds: z.int(),
    alertFirstRepeat: z.int(),
    alertEvery: z.int(),
    alertUntil: z.int(),
    idleMinutes: z.number(),
    quietMinutes: z.number(),
    joinPolicy: z.enum(["claimed", "open", "exclusive"]),
    readReceiptsToContacts: z.boolean(),
    texts: z
      .record(z.string(), z.string())
      .describe("Texts that an administrator wrote, by name; the portal has its own for others"),
  })
  .meta({ id: "ChatConfig" });

export const chatOperations = {
  "GET /chat/availability": {
    summary: "What the contact may start now, and why not",
    tag,
    query: z.object({ ticketId: integerId.optional() }),
    responses: { 200: Availability },
  },
  "GET /chat/config": {
    summary: "Chat settings that a portal needs",
    tag,
    query: z.object({ language: z.enum(["en", "de"]).default("en").describe("Of the texts") }),
    responses: { 200: ChatConfig },
  },
  "POST /chat-sessions": {
    summary: "Open a chat, or ask to be called back",
    tag,
    body: z.discriminatedUnion("kind", [
      z.object({
        kind: z.literal("pre_ticket"),
        text: messageText.optional(),
        previousSessionId: sessionId.optional(),
      }),
      z.object({ kind: z.literal("ticket"), ticketId: z.int().min(1), text: messageText.optional() }),
      z.object({ kind: z.literal("push"), ticketId: z.int().min(1), contactId: z.int().min(1) }),
      z.object({ kind: z.literal("callback"), callback: CallbackInput, previousSessionId: sessionId.optional() }),
    ]),
    responses: { 201: ChatSessionView },
    refusals: [
      "chat_not_permitted",
      "active_session_exists",
      "outside_office_hours",
      "impersonated",
      "message_too_long",
      "contact_not_online",
      "contact_chat_disabled",
      "ticket_closed",
    ],
  },
  "GET /chat-sessions": {
    summary: "Chats the caller may see, newest first",
    tag,
    query: z.object({
      ...pageQuery,
      status: z
        .union([z.string(), z.array(z.string())])
        .optional()
        .describe("Both spellings are accepted; repeat for several"),
      type: z.enum(["request", "push"]).optional(),
      accountId: integerId.optional(),
      contactId: integerId.optional(),
      agentId: integerId.optional(),
      ticketId: integerId.optional(),
      from: instant.optional(),
      to: instant.optional(),
      q: z.string().max(200).optional().describe("Searches names, messages and notes"),
      mine: z.enum(["true", "false"]).optional().describe("Only chats the caller is in now"),
      sort: z.enum(["-createdAt", "createdAt"]).default("-createdAt"),
      include: z.enum(["total"]).optional(),
    }),
    responses: { 200: page(ChatSessionView) },
    refusals: ["cursor_mismatch"],
  },
  "GET /chat-sessions/{id}": { summary: "One chat", tag, params, responses: session },
  "GET /chat-sessions/{id}/events": {
    summary: "The chat's log by number",
    tag,
    params,
    query: z.object({
      after: z.coerce.number().int().min(0).optional(),
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    responses: { 200: z.object({ data: z.array(ChatEvent), headSeq: z.int(), cursors: z.array(ReadCursor) }) },
  },
  "GET /chat-sessions/{id}/transcript": {
    summary: "The chat as a document: text, JSON, or a page to print",
    tag,
    params,
    query: z.object({ format: z.enum(["txt", "json", "html"]).default("txt") }),
    responses: {
      200: z
        .array(z.object({ at: instant, who: z.string(), text: z.string(), system: z.boolean() }))
        .describe("As JSON"),
    },
  },
  "GET /chat-sessions/{id}/participants": {
    summary: "Who was in the chat, and when",
    tag,
    params,
    responses: { 200: z.object({ data: z.array(Stay) }) },
  },
  "POST /chat-sessions/{id}/messages": {
    summary: "Send a message",
    tag,
    params,
    body: z.object({ clientMessageId, text: messageText, clientAt: instant.optional() }),
    responses: { 201: ChatEvent, 200: ChatEvent },
    refusals: ["empty_message", "message_too_long", "session_closed", "not_participant", "idempotency_conflict"],
  },
  "POST /chat-sessions/{id}/join": {
    summary: "Join, or come back",
    tag,
    params,
    body: z.object({ force: z.boolean().default(false).describe("Join although others handle it") }).prefault({}),
    responses: session,
    refusals: ["already_handled", "invalid_transition"],
  },
  "POST /chat-sessions/{id}/leave": {
    summary: "Leave",
    tag,
    params,
    responses: session,
    refusals: ["last_agent", "invalid_transition"],
  },
  "POST /chat-sessions/{id}/accept": {
    summary: "Accept an invitation",
    tag,
    params,
    responses: session,
    refusals: ["invalid_transition"],
  },
  "POST /chat-sessions/{id}/decline": {
    summary: "Decline an invitation",
    tag,
    params,
    responses: session,
    refusals: ["invalid_transition"],
  },
  "POST /chat-sessions/{id}/invites": {
    summary: "Invite agents",
    tag,
    params,
    body: z.object({ agentIds: z.array(z.int().min(1)).min(1).max(20) }),
    responses: session,
    refusals: ["not_eligible", "not_handled", "invalid_transition", "not_participant"],
  },
  "DELETE /chat-sessions/{id}/invites/{agentId}": {
    summary: "Withdraw an invitation",
    tag,
    params: params.extend({ agentId: integerId }),
    responses: session,
  },
  "GET /chat-sessions/{id}/invite-candidates": {
    summary: "Agents who may be invited, with presence",
    tag,
    params,
    responses: {
      200: z.object({
        data: z.array(ChatUser.extend({ presence: PresenceState, invited: z.boolean(), present: z.boolean() })),
      }),
    },
  },
  "POST /chat-sessions/{id}/callback": {
    summary: "Ask to be called back",
    tag,
    params,
    body: CallbackInput,
    responses: session,
    refusals: ["invalid_transition", "chat_not_permitted"],
  },
  "PATCH /chat-sessions/{id}/callback": {
    summary: "Change the callback",
    tag,
    params,
    body: CallbackInput,
    responses: session,
    refusals: ["invalid_transition"],
  },
  "POST /chat-sessions/{id}/callback/withdraw": {
    summary: "The callback is no longer needed",
    tag,
    params,
    responses: session,
    refusals: ["invalid_transition"],
  },
  "POST /chat-sessions/{id}/complete": {
    summary: "Complete the chat",
    tag,
    params,
    body: z
      .object({
        note: text(0, 4000).optional().describe("What was done; agents only"),
        ticket: ticketChoice.optional(),
        transcript: z.boolean().default(true),
      })
      .prefault({}),
    responses: session,
    refusals: ["already_completed", "invalid_transition", "not_participant"],
  },
  "PUT /chat-sessions/{id}/close-note": {
    summary: "Change the closing note",
    tag,
    params,
    body: z.object({ note: text(0, 4000) }),
    responses: session,
    refusals: ["not_closer", "invalid_transition"],
  },
  "POST /chat-sessions/{id}/read": {
    summary: "Mark messages as delivered or read",
    tag,
    params,
    body: z.object({ seq: z.int().min(0).describe("Read up to here"), deliveredSeq: z.int().min(0).optional() }),
    responses: { 200: ReadCursor },
  },
  "POST /chat-sessions/{id}/system-messages": {
    summary: "A program reports into the chat",
    tag,
    params,
    body: z.object({ message: text(1, 4000) }),
    responses: session,
    refusals: ["session_closed"],
  },
  "POST /chat-sessions/{id}/typing": {
    summary: "Say that the caller is typing",
    tag,
    params,
    responses: { 204: z.undefined() },
  },
  "POST /chat-sessions/{id}/dismiss": {
    summary: "Silence the alert of this chat for the caller",
    tag,
    params,
    responses: { 204: z.undefined() },
  },
  "GET /chat/presence": {
    summary: "Own presence, and that of the people asked for",
    tag,
    query: z.object({ userId: z.union([z.string(), z.array(z.string()).max(200)]).optional() }),
    responses: {
      200: z.object({
        self: z.object({ state: PresenceState, preference: z.enum(["online", "away", "busy"]) }),
        users: z
          .array(z.object({ userId: z.string(), state: PresenceState }))
          .describe("Invisible people are left out"),
      }),
    },
  },
  "PUT /chat/presence": {
    summary: "Choose own presence (agents)",
    tag,
    body: z.object({ state: z.enum(["online", "away", "busy"]) }),
    responses: { 200: z.object({ state: PresenceState, preference: z.enum(["online", "away", "busy"]) }) },
  },
  "POST /chat/activity": {
    summary: "Say that the person is active, or whether the page is visible",
    tag,
    body: z.object({
      stream: z.string().max(64).describe("From the welcome frame"),
      active: z.boolean(),
      visible: z.boolean(),
    }),
    responses: { 204: z.undefined() },
  },
  "GET /chat/feed": {
    summary: "The caller's feed after a position",
    tag,
    query: z.object({
      agents: z.coerce.number().int().min(0).optional(),
      me: z.coerce.number().int().min(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    responses: {
      200: z.object({
        resync: z.boolean().describe("The position is too old: take a snapshot"),
        data: z.array(z.object({ feed: z.enum(["agents", "me"]), cursor: z.int(), item: z.unknown().nullable() })),
        heads: z.object({ agents: z.int().optional(), me: z.int() }),
      }),
    },
  },
} as const satisfies Operations;
export type ChatOperations = typeof chatOperations;
