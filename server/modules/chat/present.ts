import type { ChatEvent, ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";
import { preview } from "./state.ts";

/** A log row as statements return it. */
export interface EventRow {
  sessionId: string;
  seq: number;
  id: string;
  kind: "message" | "system";
  authorId: string | null;
  clientMessageId: string | null;
  text: string | null;
  systemCode: ChatEvent["systemCode"];
  systemParams: Record<string, unknown> | null;
  createdAt: Date;
  clientAt: Date | null;
  redacted: boolean;
  change: Partial<ChatSession> | null;
}

export const EVENT_COLUMNS = `e.session_id as "sessionId", e.seq, e.id, e.kind, e.author_id as "authorId",
  e.client_message_id as "clientMessageId", e.text, e.system_code as "systemCode", e.system_params as "systemParams",
  e.created_at as "createdAt", e.client_at as "clientAt", e.redacted, e.change`;

/** The one way out of a log entry. Authors are among the session's participants, with the names they had. */
export function presentEvent(row: EventRow, people: ReadonlyMap<string, ChatUser>): ChatEvent {
  const createdAt = row.createdAt.toISOString();
  const isMessage = row.kind === "message";
  return {
    sessionId: row.sessionId,
    seq: row.seq,
    id: row.id,
    kind: row.kind,
    author: row.authorId ? (people.get(row.authorId) ?? named(row, row.authorId)) : null,
    clientMessageId: row.clientMessageId,
    text: row.text,
    format: "plain",
    attachments: [],
    systemCode: row.systemCode,
    systemParams: row.systemParams ?? {},
    visibility: "all",
    createdAt,
    clientAt: row.clientAt?.toISOString() ?? null,
    redacted: row.redacted,
    change: isMessage ? { ...messageChange(row, createdAt), ...row.change } : row.change,
  };
}

/** Who was invited and never came took no part; the entry itself names them. */
function named({ systemParams }: EventRow, userId: string): ChatUser | null {
  const users = (systemParams?.users ?? []) as ChatUser[];
  return users.find((user) => user.userId === userId) ?? null;
}

/** What a message changes in its session. */
export function messageChange(
  row: Pick<EventRow, "seq" | "id" | "text" | "authorId">,
  createdAt: string,
): Partial<ChatSession> {
  return {
    lastMessageId: row.id,
    lastMessage: { seq: row.seq, text: preview(row.text ?? ""), userId: row.authorId ?? "", at: createdAt },
    lastModifiedAt: createdAt,
  };
}

/** Everybody whose name the log may need. */
export function peopleOf(session: ChatSession): Map<string, ChatUser> {
  const people = new Map<string, ChatUser>();
  for (const user of [session.creator, ...session.targetUsers, ...session.participants]) people.set(user.userId, user);
  if (session.closeRecord) people.set(session.closeRecord.user.userId, session.closeRecord.user);
  return people;
}

/** What was done is written for agents: contacts see who closed the chat and when, not the note (spec 10 section 11). */
export function forContacts<T extends Partial<ChatSession>>(session: T): T {
  if (!session.closeRecord?.note) return session;
  const { note: _note, ...closeRecord } = session.closeRecord;
  return { ...session, closeRecord };
}

/** The same for a log entry; everything in a chat's room may be read by its contact. */
export function eventForContacts(event: ChatEvent): ChatEvent {
  return event.change?.closeRecord?.note ? { ...event, change: forContacts(event.change) } : event;
}
