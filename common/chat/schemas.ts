import { z } from "zod";
import { instant, text } from "../api/fields.ts";

/** Stored and sent values; shown as Waiting, Handled, Abandoned, Callback, Completed (spec 10 section 1.1). */
export const chatStatuses = ["created", "handled", "missed", "callback", "completed"] as const;
export const ChatStatus = z.enum(chatStatuses).describe("Status of a chat session");
export type ChatStatus = z.infer<typeof ChatStatus>;

export const AccountRef = z
  .object({ id: z.int(), name: z.string(), identifier: z.string() })
  .meta({ id: "AccountRef", description: "An account, as far as a chat shows it" });

export const ChatUser = z
  .object({
    userId: z.string().describe("<site>~c~<contact id> or <site>~m~<agent id>"),
    userType: z.enum(["contact", "agent"]),
    id: z.int().describe("Id of the contact or agent"),
    name: z.string(),
    account: AccountRef.optional().describe("Present for contacts"),
  })
  .meta({ id: "ChatUser" });
export type ChatUser = z.infer<typeof ChatUser>;

export const TimeWindow = z.object({ start: instant, end: instant }).meta({ id: "TimeWindow" });

/** What a contact asks for when nobody could chat (spec 10 C-46). */
export const Callback = z
  .object({
    type: z.enum(["phone", "chat"]).describe("How to get back"),
    phone: z.string().optional().describe("E.164 where it could be parsed"),
    phoneText: z.string().optional().describe("The number as it was typed"),
    note: z.string().optional(),
    preferredTime: z.array(TimeWindow).optional(),
    withdrawnAt: instant.optional().describe("Set when the contact no longer needs it"),
  })
  .meta({ id: "Callback" });
export type Callback = z.infer<typeof Callback>;

export const CallbackInput = z
  .object({
    type: z.enum(["phone", "chat"]).default("phone").describe("How to get back"),
    phone: text(3, 40).optional().describe("Required for type phone"),
    note: text(0, 1000).optional(),
    preferredTime: z.array(TimeWindow).max(5).optional().describe("0 to 5 windows within 14 days"),
  })
  .refine((c) => c.type !== "phone" || c.phone !== undefined, {
    path: ["phone"],
    error: "Give a phone number, or choose chat",
  })
  .meta({ id: "CallbackInput" });
export type CallbackInput = z.infer<typeof CallbackInput>;

export const CloseRecord = z
  .object({
    user: ChatUser,
    note: z.string().optional().describe("Agents only"),
    lastModifiedAt: instant,
  })
  .meta({ id: "CloseRecord" });

export const missedReasons = ["left", "disconnected", "timed_out", "declined", "cancelled", "push_timeout"] as const;
export const MissedReason = z.enum(missedReasons);
export type MissedReason = z.infer<typeof MissedReason>;

export const LastMessage = z.object({ seq: z.int(), text: z.string(), userId: z.string(), at: instant });

/** The session as the API and the stream show it, in Deskbell's words (spec 10 section 2.1). */
export const ChatSession = z
  .object({
    id: z.string(),
    version: z.int().describe("Grows with every change"),
    headSeq: z.int().describe("Number of the last event in the log"),
    name: z.string(),
    nameSource: z.enum(["system", "creator"]),
    type: z.enum(["request", "push"]),
    origin: z.enum(["pre_ticket", "ticket", "push", "call_me_back", "api"]),
    status: ChatStatus,
    pastStatus: z.array(ChatStatus).describe("Statuses held earlier, without the initial one"),
    report: z.object({
      creatorWaitedSeconds: z.int().optional(),
      handledAt: instant.optional(),
      chatDurationSeconds: z.int().optional(),
    }),
    reference: z
      .object({ type: z.literal("ticket"), id: z.string() })
      .nullable()
      .describe("The ticket this chat is about"),
    account: AccountRef,
    creator: ChatUser,
    callback: Callback.nullable(),
    targetUsers: z.array(ChatUser).describe("Invited, have not answered yet"),
    users: z.array(ChatUser).describe("In the chat now"),
    participants: z.array(ChatUser).describe("Everyone who ever took part"),
    closeRecord: CloseRecord.nullable(),
    closedAt: instant.nullable(),
    lastMessageId: z.string().nullable(),
    lastMessage: LastMessage.nullable(),
    createdAt: instant,
    lastModifiedAt: instant,
    missedReason: MissedReason.nullable(),
    nobodyReachableAtCreate: z.boolean(),
    outsideHoursAtCreate: z.boolean(),
    noAnswerAt: instant.nullable().describe("When the no-answer card was due and nobody had joined"),
    quietSince: instant.nullable().describe("Time of the last message once the chat has gone quiet"),
    unattendedSince: instant.nullable().describe("No agent has been here since"),
    previousSessionId: z.string().nullable(),
    ticketCreatedBySession: z.boolean(),
    transcript: z.object({
      state: z.enum(["none", "queued", "done", "failed"]),
      commentId: z.int().optional(),
      fileId: z.string().optional(),
    }),
    brandId: z.string().nullable(),
  })
  .meta({ id: "ChatSession" });
export type ChatSession = z.infer<typeof ChatSession>;

/** What the caller itself has to do with a session; never part of a shared frame. */
export const ChatViewer = z
  .object({
    readSeq: z.int(),
    deliveredSeq: z.int(),
    unreadCount: z.int(),
    dismissed: z.boolean().describe("This agent silenced the alert"),
    can: z.record(z.string(), z.boolean()).describe("Verb to whether the caller may do it now"),
  })
  .meta({ id: "ChatViewer" });
export type ChatViewer = z.infer<typeof ChatViewer>;

export const ChatSessionView = ChatSession.extend({ $info: ChatViewer }).meta({ id: "ChatSessionView" });
export type ChatSessionView = z.infer<typeof ChatSessionView>;

/** Codes of system events; rendered per viewer and language, never stored as sentences (spec 10 section 11.2). */
export const systemCodes = [
  "created",
  "joined",
  "left",
  "invited",
  "invite_declined",
  "invite_expired",
  "invite_withdrawn",
  "no_answer_notice",
  "nobody_reachable",
  "outside_hours_notice",
  "callback_requested",
  "callback_changed",
  "callback_withdrawn",
  "abandoned",
  "push_declined",
  "push_timeout",
  "handler_disconnected",
  "unattended",
  "idle_notice",
  "ticket_created",
  "ticket_linked",
  "completed",
  "note_changed",
  "redacted",
  "automation",
] as const;
export const SystemCode = z.enum(systemCodes);
export type SystemCode = z.infer<typeof SystemCode>;

/** One entry of a session's log: a message or a system event. `seq` is contiguous from 1 (spec 10 section 2.2, D-1). */
export const ChatEvent = z
  .object({
    sessionId: z.string(),
    seq: z.int(),
    id: z.string(),
    kind: z.enum(["message", "system"]),
    author: ChatUser.nullable(),
    clientMessageId: z.string().nullable(),
    text: z.string().nullable(),
    format: z.literal("plain"),
    attachments: z.array(z.never()),
    systemCode: SystemCode.nullable(),
    systemParams: z.record(z.string(), z.unknown()),
    visibility: z.enum(["all", "agents"]),
    createdAt: instant,
    clientAt: instant.nullable(),
    redacted: z.boolean(),
    change: ChatSession.partial()
      .nullable()
      .describe("What this event changed in the session: state before plus changes is state after"),
  })
  .meta({ id: "ChatEvent" });
export type ChatEvent = z.infer<typeof ChatEvent>;

export const Stay = z
  .object({
    user: ChatUser,
    joinedAt: instant,
    leftAt: instant.nullable(),
    leftReason: z.string().nullable(),
    via: z.enum(["created", "joined", "invited", "accepted", "forced"]),
  })
  .meta({ id: "Stay", description: "One stay of a person in a chat" });

export const ReadCursor = z
  .object({ userId: z.string(), deliveredSeq: z.int(), readSeq: z.int() })
  .meta({ id: "ReadCursor" });
export type ReadCursor = z.infer<typeof ReadCursor>;

export const presenceStates = ["online", "away", "busy", "offline"] as const;
export const PresenceState = z.enum(presenceStates).describe("busy is shown as Do Not Disturb");
export type PresenceState = z.infer<typeof PresenceState>;
