import { canIn, rolesIn } from "@deskbell/common/chat/can.ts";
import type { ChatEvent, ChatSession, ChatSessionView, ChatUser, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import { parseUserId, userIdOf } from "@deskbell/common/people/user-id.ts";
import type { Head, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import type { Actor, PersonActor } from "../../platform/actor.ts";
import { Document } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import { isEligible, viewpoint } from "./eligibility.ts";
import { EVENT_COLUMNS, type EventRow, eventForContacts, peopleOf, presentEvent } from "./present.ts";
import { audienceOf, sessionFor } from "./run.ts";
import { chatSettings } from "./settings.ts";
import { loadSession, type Stored } from "./store.ts";
import { transcriptHtml, transcriptLines, transcriptText } from "./transcript.ts";

/** A session that the actor may see, as they may see it. */
export interface AccessedChat {
  stored: Stored;
  session: ChatSession;
}

/**
 * The one door to a chat session: the session if the actor may see it, else `not_found` (spec 10 C-10). Agents see what
 * they are eligible for, contacts what they take part in, keys everything their scope lets them read.
 */
export async function accessChat(site: Platform, actor: Actor, sid: string): Promise<AccessedChat> {
  const stored = await loadSession(site.db, sid);
  if (!stored || !(await maySee(site, actor, stored))) return notFound("chat");
  return { stored, session: sessionFor(actor, stored.state.session) };
}

/** The check for one row; `visibleSql` in list.ts is the same for lists, and a test holds them equal. */
export async function maySee(site: Platform, actor: Actor, stored: Stored): Promise<boolean> {
  if (actor.kind === "anonymous") return false;
  if (actor.kind === "agent") return isEligible(actor, audienceOf(stored));
  return rolesIn(stored.state.session, await viewpoint(site, actor, audienceOf(stored))).size > 0;
}

interface ViewerRow {
  sessionId: string;
  readSeq: number;
  deliveredSeq: number;
  unreadCount: number;
  dismissed: boolean;
}

/** Adds what the caller has to do with each session: unread, dismissed, and which verbs are theirs. One query for all. */
export async function withInfo(site: Platform, actor: Actor, chats: Stored[]): Promise<ChatSessionView[]> {
  const rows = await viewerRows(site, actor, chats);
  return Promise.all(
    chats.map(async (stored) => {
      const session = sessionFor(actor, stored.state.session);
      const { sessionId: _id, ...own } = rows.get(session.id) ?? { sessionId: session.id, ...untouched };
      return { ...session, $info: { ...own, can: canIn(session, await viewpoint(site, actor, audienceOf(stored))) } };
    }),
  );
}

const untouched = { readSeq: 0, deliveredSeq: 0, unreadCount: 0, dismissed: false };

async function viewerRows(site: Platform, actor: Actor, chats: Stored[]): Promise<Map<string, ViewerRow>> {
  if ((actor.kind !== "contact" && actor.kind !== "agent") || chats.length === 0) return new Map();
  const userId = userIdOf(site.config.siteId, actor.kind, actor.id);
  const rows = await site.db.query<ViewerRow & Record<string, unknown>>(
    {
      name: "chat-viewer",
      text: `select s.id as "sessionId", coalesce(c.read_seq, 0) as "readSeq", coalesce(c.delivered_seq, 0) as "deliveredSeq",
                    d.user_id is not null as dismissed,
                    (select count(*)::int from chat_event e where e.session_id = s.id and e.seq > coalesce(c.read_seq, 0)
                        and e.kind = 'message' and e.author_id <> $2 and $2 = any(s.participant_ids)) as "unreadCount"
               from chat_session s
               left join chat_cursor c on c.session_id = s.id and c.user_id = $2
               left join chat_dismissal d on d.session_id = s.id and d.user_id = $2
              where s.id = any($1)`,
    },
    [chats.map((stored) => stored.state.session.id), userId],
  );
  return new Map(rows.map((row) => [row.sessionId, row]));
}

/** One session with `$info`. */
export async function viewChat(site: Platform, actor: Actor, stored: Stored): Promise<ChatSessionView> {
  const [view] = await withInfo(site, actor, [stored]);
  return view!;
}

export interface EventPage {
  after?: number;
  before?: number;
  limit: number;
}

/** The log by number: after a seq upwards, or the last ones before a seq (default: the newest page), always in order. */
export async function chatLog(site: Platform, actor: Actor, sid: string, page: EventPage) {
  const { session } = await accessChat(site, actor, sid);
  const data = await eventsOf(site, session, page);
  return { data, headSeq: session.headSeq, cursors: await cursorsOf(site, actor, session) };
}

async function eventsOf(
  site: Platform,
  session: ChatSession,
  { after, before, limit }: EventPage,
): Promise<ChatEvent[]> {
  const forward = after !== undefined;
  const rows = await site.db.query<EventRow & Record<string, unknown>>(
    {
      name: forward ? "chat-log-after" : "chat-log-before",
      text: forward
        ? `select ${EVENT_COLUMNS} from chat_event e where e.session_id = $1 and e.seq > $2 and e.seq < $3 order by e.seq limit $4`
        : `select ${EVENT_COLUMNS} from chat_event e where e.session_id = $1 and e.seq > $2 and e.seq < $3 order by e.seq desc limit $4`,
    },
    [session.id, after ?? 0, before ?? 2_147_483_647, limit],
  );
  const people = peopleOf(session);
  const events = rows.map((row) => eventForContacts(presentEvent(row, people)));
  return forward ? events : events.reverse();
}

/** A chat's log as a document (spec 10 section 14); whoever may read the chat gets what they may read of it. */
export async function transcript(site: Platform, actor: Actor, sid: string, format: "txt" | "json" | "html") {
  const { session } = await accessChat(site, actor, sid);
  const events = await eventsOf(site, session, { after: 0, limit: session.headSeq });
  if (format === "json") return transcriptLines(session, events);
  const name = `chat_log_${session.createdAt.replaceAll(/[:.]/g, "-")}.txt`;
  return format === "txt"
    ? new Document("text/plain", transcriptText(session, events), name)
    : new Document("text/html", transcriptHtml(session, events));
}

/** Read cursors; contacts see those of agents only where the site shows them (setting readReceiptsToContacts). */
export async function cursorsOf(site: Platform, actor: Actor, session: ChatSession): Promise<ReadCursor[]> {
  const rows = await site.db.query<ReadCursor & Record<string, unknown>>(
    {
      name: "chat-cursors",
      text: `select user_id as "userId", delivered_seq as "deliveredSeq", read_seq as "readSeq" from chat_cursor where session_id = $1`,
    },
    [session.id],
  );
  if (actor.kind !== "contact") return rows;
  const shown = await site.settings.get(chatSettings.readReceiptsToContacts);
  const own = userIdOf(site.config.siteId, "contact", actor.id);
  return rows.filter((row) => shown || row.userId === own);
}

/** Every stay of every participant (spec 10 section 2.2 Participation). */
export async function chatStays(site: Platform, actor: Actor, sid: string) {
  const { session } = await accessChat(site, actor, sid);
  const rows = await site.db.query<{
    userId: string;
    joinedAt: Date;
    leftAt: Date | null;
    leftReason: string | null;
    via: "created" | "joined" | "invited" | "accepted" | "forced";
  }>(
    `select user_id as "userId", joined_at as "joinedAt", left_at as "leftAt", left_reason as "leftReason", via
       from chat_stay where session_id = $1 order by joined_at, user_id`,
    [sid],
  );
  const people = peopleOf(session);
  const data = rows.map(({ userId, joinedAt, leftAt, ...stay }) => ({
    ...stay,
    user: people.get(userId) ?? unknownUser(userId),
    joinedAt: joinedAt.toISOString(),
    leftAt: leftAt?.toISOString() ?? null,
  }));
  return { data };
}

function unknownUser(userId: string): ChatUser {
  const parsed = parseUserId(userId);
  return { userId, userType: parsed?.kind === "contact" ? "contact" : "agent", id: parsed?.id ?? 0, name: userId };
}

/** How realtime reads chat logs (ARCHITECTURE section 4 "Realtime"). */
export function chatLogProvider(site: Platform) {
  return {
    mayRead: async (actor: PersonActor, sid: string) => {
      const stored = await loadSession(site.db, sid);
      return stored !== null && (await maySee(site, actor, stored));
    },
    after: async (actor: PersonActor, sid: string, seq: number, limit: number) => {
      const { session } = await accessChat(site, actor, sid);
      const events = await eventsOf(site, session, { after: seq, limit });
      return events.map((event) => ({
        seq: event.seq,
        frame: { t: "event", sid, seq: event.seq, event } as ServerFrame,
      }));
    },
    live: async (actor: PersonActor, sid: string): Promise<ServerFrame> => {
      const { session } = await accessChat(site, actor, sid);
      return { t: "live", sid, headSeq: session.headSeq, session, cursors: await cursorsOf(site, actor, session) };
    },
    heads: async (sids: string[]) => {
      const rows = await site.db.query<{ id: string; headSeq: number; cursorSum: number }>(
        {
          name: "chat-heads",
          text: `select s.id, s.head_seq as "headSeq",
                        coalesce((select sum(delivered_seq + read_seq)::int from chat_cursor c where c.session_id = s.id), 0) as "cursorSum"
                   from chat_session s where s.id = any($1)`,
        },
        [sids],
      );
      return new Map(rows.map((row): [string, Head] => [row.id, [row.headSeq, row.cursorSum]]));
    },
  };
}
