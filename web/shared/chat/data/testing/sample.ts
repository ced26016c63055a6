import type { ChatEvent, ChatSessionView, ChatUser } from "@deskbell/common/chat/schemas.ts";

export const account = { id: 3, name: "Brightside", identifier: "brightside" };
export const ava: ChatUser = { userId: "s~c~7", userType: "contact", id: 7, name: "Ava Stone", account };
export const tess: ChatUser = { userId: "s~m~1", userType: "agent", id: 1, name: "Tess Moore" };
export const theo: ChatUser = { userId: "s~m~2", userType: "agent", id: 2, name: "Theo Park" };

/** A chat that Ava has opened and Tess handles, as Tess sees it. */
export function sampleSession(change: Partial<ChatSessionView> = {}): ChatSessionView {
  const at = "2026-11-26T10:00:00.000Z";
  return {
    id: "1790000000-0A1B",
    version: 0,
    headSeq: 0,
    name: "Printer is on fire",
    nameSource: "system",
    type: "request",
    origin: "pre_ticket",
    status: "handled",
    pastStatus: [],
    report: {},
    reference: null,
    account,
    creator: ava,
    callback: null,
    targetUsers: [],
    users: [ava, tess],
    participants: [ava, tess],
    closeRecord: null,
    closedAt: null,
    lastMessageId: null,
    lastMessage: null,
    createdAt: at,
    lastModifiedAt: at,
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
    $info: { readSeq: 0, deliveredSeq: 0, unreadCount: 0, dismissed: false, can: { post: true } },
    ...change,
  };
}

export function sampleMessage(
  sid: string,
  seq: number,
  author: ChatUser,
  text: string,
  clientMessageId: string | null = null,
): ChatEvent {
  const createdAt = new Date(Date.parse("2026-11-26T10:00:00.000Z") + seq * 1000).toISOString();
  return {
    sessionId: sid,
    seq,
    id: `${1_790_000_000_000 + seq}-AB-${author.userId}`,
    kind: "message",
    author,
    clientMessageId,
    text,
    format: "plain",
    attachments: [],
    systemCode: null,
    systemParams: {},
    visibility: "all",
    createdAt,
    clientAt: null,
    redacted: false,
    change: { lastMessageId: `m${seq}`, lastMessage: { seq, text, userId: author.userId, at: createdAt } },
  };
}
