import { perSite } from "../../platform/per-site.ts";
import { together } from "../../platform/together.ts";

/** A message on its way into the log of a chat, with the event that tells the rest of the product. */
export interface Post {
  sid: string;
  author: string;
  id: string;
  preview: string;
  at: string;
  clientMessageId: string;
  text: string;
  clientAt: string | null;
  eventId: string;
  actor: Record<string, unknown>;
}

/**
 * The usual case in one round trip: handled, lively chats that the authors are in. The statement repeats what the rules say
 * about them; anything else changes no row, and neither does a chat in which somebody else is just doing something: no
 * message waits for a chat that is not its own. The row lock makes the numbering contiguous.
 */
const POST = `with i as materialized (
    select * from json_to_recordset($1::json) as i(sid text, author text, id text, preview text, at timestamptz,
      "clientMessageId" text, text text, "clientAt" timestamptz, "eventId" uuid, actor jsonb)),
  l as materialized (
    select c.id as sid from chat_session c join i on i.sid = c.id
     where c.id = any($2::text[]) and (c.status = 'handled') is true and not c.quiet and i.author = any(c.user_ids)
       for update of c skip locked),
  s as (
    update chat_session c set head_seq = c.head_seq + 1, last_message_seq = c.head_seq + 1, last_message_id = i.id,
           last_message_text = i.preview, last_message_user_id = i.author, last_message_at = i.at, last_modified_at = i.at
      from l join i using (sid)
     where c.id = l.sid and c.id = any($2::text[])
     returning c.id as sid, c.head_seq as seq, c.account_id as account),
  m as (
    insert into chat_event (session_id, seq, id, kind, author_id, client_message_id, text, created_at, client_at)
    select i.sid, s.seq, i.id, 'message', i.author, i."clientMessageId", i.text, i.at, i."clientAt" from s join i using (sid)),
  e as (
    insert into event (id, at, type, actor, subject_type, subject_id, account_id, payload)
    select i."eventId", i.at, 'chat.message.posted', i.actor, 'chat_session', i.sid, s.account,
           jsonb_build_object('seq', s.seq, 'messageId', i.id, 'author', i.author, 'visibility', 'all',
             'attachmentIds', '[]'::jsonb)
      from s join i using (sid))
  select sid, seq from s`;

/** Two statements at a time: one is written while the other's messages gather. */
const RUNS = 2;
const MOST = 100;

const posting = perSite((site) =>
  together<Post, number | null>({
    run: async (posts) => {
      const rows = await site.db.change<{ sid: string; seq: number }>({ name: "chat-post", text: POST }, [
        JSON.stringify(posts),
        posts.map(({ sid }) => sid),
      ]);
      const numbers = new Map(rows.map(({ sid, seq }) => [sid, seq]));
      return posts.map(({ sid }) => numbers.get(sid) ?? null);
    },
    key: ({ sid }) => sid,
    runs: RUNS,
    most: MOST,
  }),
);

/**
 * Writes a message into a handled, lively chat that its author is in, and answers its `seq`; null where it is not that and
 * the rules must decide. Durable when it returns. Messages of many chats that come at a time share one commit.
 */
export const postToHandled = (site: Parameters<typeof posting>[0], post: Post): Promise<number | null> =>
  posting(site)(post);
