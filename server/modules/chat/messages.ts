import { MESSAGE_MAX } from "@deskbell/common/chat/api.ts";
import type { ChatEvent, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { Actor, PersonActor } from "../../platform/actor.ts";
import { violates } from "../../platform/db/index.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse } from "../../platform/problem.ts";
import { chatRoom, personRoom } from "../../platform/realtime/index.ts";
import { eventActor, write } from "../../platform/write.ts";
import { chatUserOf } from "../people/index.ts";
import { newMessageId } from "./naming.ts";
import { postToHandled } from "./post.ts";
import { EVENT_COLUMNS, type EventRow, messageChange, peopleOf, presentEvent } from "./present.ts";
import { accessChat } from "./queries.ts";
import { runCommand } from "./run.ts";
import { chatSettings } from "./settings.ts";
import { preview } from "./state.ts";

export interface MessageInput {
  clientMessageId: string;
  text: string;
  clientAt?: string;
}

export interface Posted {
  event: ChatEvent;
  /** False when this message had been posted before and this is the repeat (spec 10 D-3). */
  fresh: boolean;
}

/**
 * Posts a message (spec 10 section 7.3). Durable when it returns. A repeat of the same `clientMessageId` answers the
 * original, also after the chat has ended; with another text it is refused (`idempotency_conflict`).
 */
export async function postMessage(
  site: Platform,
  actor: PersonActor,
  sid: string,
  input: MessageInput,
): Promise<Posted> {
  const text = input.text.trim();
  if (text === "") refuse("empty_message", "Write something first.");
  if (text.length > MESSAGE_MAX) {
    refuse("message_too_long", `A message holds at most ${MESSAGE_MAX} characters. Send the rest in another one.`);
  }
  const message = { ...input, text };
  try {
    const event = (await postDirectly(site, actor, sid, message)) ?? (await postByRules(site, actor, sid, message));
    return { event, fresh: true };
  } catch (error) {
    const before = await postedBefore(site, actor, sid, message, error);
    if (before) return { event: before, fresh: false };
    throw error;
  }
}

/** The usual case; null where the rules must decide. */
async function postDirectly(
  site: Platform,
  actor: PersonActor,
  sid: string,
  input: MessageInput,
): Promise<ChatEvent | null> {
  const author = chatUserOf(site, actor);
  const now = site.clock.now();
  const createdAt = now.toISOString();
  const id = newMessageId(now, author.userId);
  const { text, clientMessageId } = input;
  const clientAt = input.clientAt ?? null;
  const seq = await postToHandled(site, {
    sid,
    author: author.userId,
    id,
    preview: preview(text),
    at: createdAt,
    clientMessageId,
    text,
    clientAt,
    eventId: uuidv7(now.getTime()),
    actor: eventActor(actor),
  });
  if (seq === null) return null;
  const event: ChatEvent = {
    sessionId: sid,
    seq,
    id,
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
    clientAt,
    redacted: false,
    change: messageChange({ seq, id, text, authorId: author.userId }, createdAt),
  };
  site.realtime.publish(chatRoom(sid), { t: "event", sid, seq, event });
  return event;
}

/** Waiting, quiet or impossible: the rules decide under the lock. */
async function postByRules(site: Platform, actor: PersonActor, sid: string, input: MessageInput): Promise<ChatEvent> {
  const id = newMessageId(site.clock.now(), userIdOf(site.config.siteId, actor.kind, actor.id));
  const stored = await runCommand(site, actor, sid, {
    verb: "post",
    id,
    text: input.text,
    clientMessageId: input.clientMessageId,
    clientAt: input.clientAt ?? null,
  });
  const [row] = await site.db.query<EventRow & Record<string, unknown>>(
    `select ${EVENT_COLUMNS} from chat_event e where e.session_id = $1 and e.id = $2`,
    [sid, id],
  );
  return presentEvent(row!, peopleOf(stored.state.session));
}

/** The original of a repeat, for whom may still read the chat; null when this is no repeat. */
async function postedBefore(
  site: Platform,
  actor: PersonActor,
  sid: string,
  input: MessageInput,
  error: unknown,
): Promise<ChatEvent | null> {
  const refused =
    error instanceof Error && error.name === "Refusal" && !("code" in error && error.code === "not_found");
  if (!refused && !violates(error, "chat_event_once")) return null;
  const [row] = await site.db.query<EventRow & Record<string, unknown>>(
    `select ${EVENT_COLUMNS} from chat_event e where e.session_id = $1 and e.author_id = $2 and e.client_message_id = $3`,
    [sid, userIdOf(site.config.siteId, actor.kind, actor.id), input.clientMessageId],
  );
  if (!row) return null;
  if (row.text !== input.text) {
    refuse("idempotency_conflict", "This message id was already used for another text. Send it again with a new id.");
  }
  const { session } = await accessChat(site, actor, sid);
  return presentEvent(row, peopleOf(session));
}

/** Says to the others in the chat that the caller types. Never stored; silently dropped for who is not in it. */
export async function signalTyping(site: Platform, actor: PersonActor, sid: string): Promise<void> {
  const { session } = await accessChat(site, actor, sid);
  const user = chatUserOf(site, actor);
  if (!session.users.some((u) => u.userId === user.userId)) return;
  site.realtime.publish(chatRoom(sid), { t: "typing", sid, userId: user.userId, name: user.name });
}

/** Moves the caller's cursors forward, never back and never beyond the log (spec 10 section 7.3 "Read receipts"). */
export async function markRead(
  site: Platform,
  actor: PersonActor,
  sid: string,
  input: { seq: number; deliveredSeq?: number },
): Promise<ReadCursor> {
  const { session } = await accessChat(site, actor, sid);
  const userId = userIdOf(site.config.siteId, actor.kind, actor.id);
  const member = session.participants.some((user) => user.userId === userId);
  const read = Math.min(input.seq, session.headSeq);
  const delivered = Math.min(Math.max(input.deliveredSeq ?? 0, read), session.headSeq);
  if (!member) return { userId, deliveredSeq: delivered, readSeq: read };
  const [row] = await site.db.query<{ deliveredSeq: number; readSeq: number; moved: boolean }>(
    {
      name: "chat-read",
      text: `with old as (select delivered_seq, read_seq from chat_cursor where session_id = $1 and user_id = $2),
             new as (insert into chat_cursor (session_id, user_id, delivered_seq, read_seq) values ($1, $2, $3, $4)
               on conflict (session_id, user_id) do update
                 set delivered_seq = greatest(chat_cursor.delivered_seq, excluded.delivered_seq),
                     read_seq = greatest(chat_cursor.read_seq, excluded.read_seq)
               returning delivered_seq, read_seq)
             select new.delivered_seq as "deliveredSeq", new.read_seq as "readSeq",
                    (select (delivered_seq, read_seq) from old) is distinct from (new.delivered_seq, new.read_seq) as moved from new`,
    },
    [sid, userId, delivered, read],
  );
  const cursor = { userId, deliveredSeq: row!.deliveredSeq, readSeq: row!.readSeq };
  if (row!.moved) await tellCursor(site, actor, sid, cursor);
  return cursor;
}

async function tellCursor(site: Platform, actor: PersonActor, sid: string, cursor: ReadCursor): Promise<void> {
  // Contacts share the chat's room: what they may not know does not go there.
  const shared = actor.kind === "contact" || (await site.settings.get(chatSettings.readReceiptsToContacts));
  if (shared) site.realtime.publish(chatRoom(sid), { t: "cursor", sid, cursor });
  // The person's other devices, which may not have this chat open (spec 10 D-9).
  site.realtime.publish(personRoom(actor.kind, actor.id), { t: "cursor", sid, cursor });
}

/** Silences a session's alert for this agent on all devices, until they are invited (spec 10 C-32). */
export async function dismissAlert(site: Platform, actor: Actor & { kind: "agent" }, sid: string): Promise<void> {
  const { session } = await accessChat(site, actor, sid);
  const userId = userIdOf(site.config.siteId, "agent", actor.id);
  await write(site, async (w) => {
    const [fresh] = await w.query(
      "insert into chat_dismissal (session_id, user_id, at) values ($1,$2,$3) on conflict do nothing returning 1 as done",
      [sid, userId, w.now],
    );
    if (!fresh) return;
    await w.emit(actor, [
      {
        type: "chat.alert.dismissed",
        subject: { type: "chat_session", id: sid },
        account: session.account.id,
        payload: { agentId: actor.id },
      },
    ]);
    w.toFeed(personRoom("agent", actor.id), { type: "dismissed", sessionId: sid });
  });
}
