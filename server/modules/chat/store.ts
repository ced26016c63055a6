import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { Queryable } from "../../platform/db/index.ts";
import type { Applied, SessionState } from "./state.ts";

/** A row as statements return it; what messages change lives beside `state` and wins over it. */
interface Row {
  id: string;
  state: SessionState;
  queueId: number | null;
  contactId: number;
  headSeq: number;
  lastMessageId: string | null;
  lastMessageSeq: number | null;
  lastMessageText: string | null;
  lastMessageUserId: string | null;
  lastMessageAt: Date | null;
  lastModifiedAt: Date;
}

/** A session with the columns that only the server needs. */
export interface Stored {
  state: SessionState;
  queueId: number | null;
  contactId: number;
}

export const SESSION_COLUMNS = `s.id, s.state, s.queue_id as "queueId", s.contact_id as "contactId", s.head_seq as "headSeq",
  s.last_message_id as "lastMessageId", s.last_message_seq as "lastMessageSeq", s.last_message_text as "lastMessageText",
  s.last_message_user_id as "lastMessageUserId", s.last_message_at as "lastMessageAt", s.last_modified_at as "lastModifiedAt"`;

/** Brings the columns that messages change into the state. */
export function fromRow(row: Row): Stored {
  const lastMessage =
    row.lastMessageSeq === null
      ? null
      : {
          seq: row.lastMessageSeq,
          text: row.lastMessageText ?? "",
          userId: row.lastMessageUserId ?? "",
          at: row.lastMessageAt!.toISOString(),
        };
  const session: ChatSession = {
    ...row.state.session,
    headSeq: row.headSeq,
    version: row.headSeq,
    lastModifiedAt: row.lastModifiedAt.toISOString(),
    lastMessageId: row.lastMessageId,
    lastMessage,
  };
  return { state: { ...row.state, session }, queueId: row.queueId, contactId: row.contactId };
}

/** The session, locked for the rest of the transaction: concurrent commands wait and then see it as it is (C-8). */
export async function lockSession(tx: Queryable, id: string): Promise<Stored | null> {
  const [row] = await tx.query<Row & Record<string, unknown>>(
    { name: "chat-lock", text: `select ${SESSION_COLUMNS} from chat_session s where s.id = $1 for update` },
    [id],
  );
  return row ? fromRow(row) : null;
}

export async function loadSession(db: Queryable, id: string): Promise<Stored | null> {
  const [row] = await db.query<Row & Record<string, unknown>>(
    { name: "chat-load", text: `select ${SESSION_COLUMNS} from chat_session s where s.id = $1` },
    [id],
  );
  return row ? fromRow(row) : null;
}

export async function loadSessions(db: Queryable, where: string, values: unknown[]): Promise<Stored[]> {
  const rows = await db.query<Row & Record<string, unknown>>(
    `select ${SESSION_COLUMNS} from chat_session s ${where}`,
    values,
  );
  return rows.map(fromRow);
}

/** Values of the columns, in the order of `INSERT_COLUMNS` without the id. */
function columnValues(state: SessionState, dueAt: Date | null): unknown[] {
  const { session } = state;
  const ids = (users: { userId: string }[]) => users.map((user) => user.userId);
  return [
    session.status,
    ids(session.users),
    ids(session.targetUsers),
    ids(session.participants),
    session.closeRecord?.note ?? null,
    JSON.stringify(state),
    session.headSeq,
    session.lastMessageId,
    session.lastMessage?.seq ?? null,
    session.lastMessage?.text ?? null,
    session.lastMessage?.userId ?? null,
    session.lastMessage?.at ?? null,
    session.quietSince !== null,
    session.lastModifiedAt,
    session.closedAt,
    dueAt,
    session.reference ? Number(session.reference.id) : null,
  ];
}

const UPDATED = `status, user_ids, target_ids, participant_ids, note, state, head_seq, last_message_id, last_message_seq,
  last_message_text, last_message_user_id, last_message_at, quiet, last_modified_at, closed_at, due_at, ticket_id`;

/** Inserts a new session; violates `chat_session_one_pre_ticket` or `chat_session_one_per_ticket` for a second one. */
export async function insertSession(tx: Queryable, stored: Stored, dueAt: Date | null): Promise<void> {
  const { session } = stored.state;
  await tx.query(
    {
      name: "chat-insert",
      text: `insert into chat_session (id, type, account_id, queue_id, contact_id, creator_user_id, name, created_at, ${UPDATED})
             values ($1,$2,$3,$4,$5,$6,$7,$8, $9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25)`,
    },
    [
      session.id,
      session.type,
      session.account.id,
      stored.queueId,
      stored.contactId,
      session.creator.userId,
      session.name,
      session.createdAt,
      ...columnValues(stored.state, dueAt),
    ],
  );
}

export async function updateSession(tx: Queryable, state: SessionState, dueAt: Date | null): Promise<void> {
  await tx.query(
    {
      name: "chat-update",
      text: `update chat_session set (${UPDATED}) = ($2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18) where id = $1`,
    },
    [state.session.id, ...columnValues(state, dueAt)],
  );
}

/** Writes what effects produced beside the session itself: the log and the stays. */
export async function insertTrail(tx: Queryable, id: string, applied: Applied, now: Date): Promise<void> {
  for (const entry of applied.log) await insertEvent(tx, entry);
  for (const stay of applied.stays) {
    if (stay.enter) {
      await tx.query("insert into chat_stay (session_id, user_id, joined_at, via) values ($1,$2,$3,$4)", [
        id,
        stay.userId,
        now,
        stay.enter,
      ]);
    } else {
      await tx.query(
        "update chat_stay set left_at = $3, left_reason = $4 where session_id = $1 and user_id = $2 and left_at is null",
        [id, stay.userId, now, stay.exit],
      );
    }
  }
}

/** A message's change follows from the message itself and is not stored. */
async function insertEvent(tx: Queryable, entry: ChatEvent): Promise<void> {
  const change = entry.kind === "message" ? extraChange(entry) : entry.change;
  await tx.query(
    {
      name: "chat-event-insert",
      text: `insert into chat_event (session_id, seq, id, kind, author_id, client_message_id, text, system_code, system_params,
               created_at, client_at, change) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
    },
    [
      entry.sessionId,
      entry.seq,
      entry.id,
      entry.kind,
      entry.author?.userId ?? null,
      entry.clientMessageId,
      entry.text,
      entry.systemCode,
      Object.keys(entry.systemParams).length > 0 ? JSON.stringify(entry.systemParams) : null,
      entry.createdAt,
      entry.clientAt,
      change && JSON.stringify(change),
    ],
  );
}

/** What a message changed beyond being the last one (it may end a quiet chat). */
function extraChange({ change }: ChatEvent): Partial<ChatSession> | null {
  const { lastMessage: _m, lastMessageId: _i, lastModifiedAt: _a, ...rest } = change ?? {};
  return Object.keys(rest).length > 0 ? rest : null;
}
