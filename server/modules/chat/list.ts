import { createHash } from "node:crypto";
import type { ChatSessionView, ChatStatus } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { refuse, refuseFields } from "../../platform/problem.ts";
import { eligibleSql } from "./eligibility.ts";
import { withInfo } from "./queries.ts";
import { loadSessions } from "./store.ts";

export interface ChatFilter {
  status?: string | string[];
  type?: "request" | "push";
  accountId?: number;
  contactId?: number;
  agentId?: number;
  ticketId?: number;
  from?: string;
  to?: string;
  q?: string;
  mine?: "true" | "false";
  sort: "-createdAt" | "createdAt";
  limit: number;
  cursor?: string;
  include?: "total";
}

export interface ChatPage {
  data: ChatSessionView[];
  page: { limit: number; hasMore: boolean; nextCursor: string | null };
  total?: number;
}

/** Counting stops here; lists say "1,000+" beyond it. */
const COUNT_LIMIT = 1000;

/** Chats the actor may see, by keyset page (spec 10 sections 14, 16; spec 93 section 10.3). */
export async function listChats(site: Platform, actor: Actor, filter: ChatFilter): Promise<ChatPage> {
  const values: unknown[] = [];
  const where = conditions(site, actor, filter, values);
  const filterValues = values.length;
  const position = filter.cursor ? readCursor(filter) : null;
  const down = filter.sort === "-createdAt";
  const paged = position
    ? [
        ...where,
        `(s.created_at, s.id) ${down ? "<" : ">"} ($${values.push(position.at)}, $${values.push(position.id)})`,
      ]
    : where;
  const order = down ? "s.created_at desc, s.id desc" : "s.created_at, s.id";
  const chats = await loadSessions(
    site.db,
    `where ${paged.join(" and ")} order by ${order} limit $${values.push(filter.limit + 1)}`,
    values,
  );
  const hasMore = chats.length > filter.limit;
  const shown = hasMore ? chats.slice(0, -1) : chats;
  const last = shown.at(-1)?.state.session;
  return {
    data: await withInfo(site, actor, shown),
    page: {
      limit: filter.limit,
      hasMore,
      nextCursor: hasMore && last ? writeCursor(filter, { at: last.createdAt, id: last.id }) : null,
    },
    ...(filter.include === "total" ? { total: await count(site, where, values.slice(0, filterValues)) } : {}),
  };
}

async function count(site: Platform, where: string[], values: unknown[]): Promise<number> {
  const [row] = await site.db.query<{ n: number }>(
    `select count(*)::int as n from (select 1 from chat_session s where ${where.join(" and ")} limit ${COUNT_LIMIT}) x`,
    values,
  );
  return row!.n;
}

/** Who may see a row, as SQL; the check for one row is `maySee` (ARCHITECTURE section 4 "Visibility"). */
export function visibleSql(site: Platform, actor: Actor, values: unknown[]): string {
  switch (actor.kind) {
    case "agent":
      return eligibleSql(actor, values);
    case "contact": {
      const userId = userIdOf(site.config.siteId, "contact", actor.id);
      const me = `array[$${values.push(userId)}]::text[]`;
      return `(s.participant_ids @> ${me} or s.target_ids @> ${me} or s.creator_user_id = (${me})[1])`;
    }
    case "api_key":
    case "system":
      return "true";
    case "anonymous":
      return "false";
  }
}

function conditions(site: Platform, actor: Actor, filter: ChatFilter, values: unknown[]): string[] {
  const where = [visibleSql(site, actor, values)];
  const equal = (column: string, value: unknown) => {
    if (value !== undefined) where.push(`s.${column} = $${values.push(value)}`);
  };
  const statuses = parseStatuses(filter.status);
  if (statuses) where.push(`s.status = any($${values.push(statuses)})`);
  equal("type", filter.type);
  equal("account_id", filter.accountId);
  equal("contact_id", filter.contactId);
  equal("ticket_id", filter.ticketId);
  if (filter.agentId !== undefined) {
    where.push(
      `s.participant_ids @> array[$${values.push(userIdOf(site.config.siteId, "agent", filter.agentId))}]::text[]`,
    );
  }
  if (filter.from) where.push(`s.created_at >= $${values.push(filter.from)}`);
  if (filter.to) where.push(`s.created_at < $${values.push(filter.to)}`);
  if (filter.mine === "true" && (actor.kind === "agent" || actor.kind === "contact")) {
    const userId = userIdOf(site.config.siteId, actor.kind, actor.id);
    where.push(`cardinality(s.user_ids) > 0 and s.user_ids @> array[$${values.push(userId)}]::text[]`);
  }
  const words = searchWords(filter.q);
  if (words) where.push(searchSql(actor, `$${values.push(words)}`));
  return where;
}

/** Names and messages, and for agents notes (spec 10 section 16); each word may be a beginning. */
function searchSql(actor: Actor, query: string): string {
  const session =
    actor.kind === "contact"
      ? `to_tsvector('simple', s.name) @@ to_tsquery('simple', ${query})`
      : `to_tsvector('simple', name || ' ' || coalesce(note, '')) @@ to_tsquery('simple', ${query})`;
  const creator = `to_tsvector('simple', (s.state #>> '{session,creator,name}')) @@ to_tsquery('simple', ${query})`;
  return `(${session} or ${creator} or s.id in (select e.session_id from chat_event e
    where e.kind = 'message' and to_tsvector('simple', e.text) @@ to_tsquery('simple', ${query})))`;
}

/** The words of a search as a prefix query; null when nothing searchable was typed. */
export function searchWords(q: string | undefined): string | null {
  const words = (q ?? "").normalize("NFKC").match(/[\p{L}\p{N}]+/gu);
  return words ? words.map((word) => `'${word}':*`).join(" & ") : null;
}

const spelled: Record<string, ChatStatus> = {
  created: "created",
  waiting: "created",
  handled: "handled",
  missed: "missed",
  abandoned: "missed",
  callback: "callback",
  completed: "completed",
};

/** Both spellings, any case (spec 10 C-1). */
export function parseStatuses(status: string | string[] | undefined): ChatStatus[] | null {
  if (status === undefined) return null;
  const words = [status].flat().flatMap((part) => part.split(","));
  return words.map((word) => {
    const known = spelled[word.trim().toLowerCase()];
    if (!known) {
      refuseFields([
        {
          pointer: "/status",
          code: "unknown",
          detail: `There is no status ${JSON.stringify(word.slice(0, 40))}. Use ${Object.keys(spelled).join(", ")}.`,
        },
      ]);
    }
    return known;
  });
}

interface Position {
  at: string;
  id: string;
}

const CURSOR_LIFE_MS = 24 * 3_600_000;

function fingerprint({ cursor: _c, limit: _l, include: _i, ...filter }: ChatFilter): string {
  return createHash("sha256").update(JSON.stringify(filter)).digest("base64url").slice(0, 12);
}

function writeCursor(filter: ChatFilter, position: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(filter), position.at, position.id, Date.now()])).toString("base64url");
}

function readCursor(filter: ChatFilter): Position {
  const mismatch = () =>
    refuse("cursor_mismatch", "This page cursor is not of this list. Start again from the first page.");
  try {
    const [print, at, id, made] = JSON.parse(Buffer.from(filter.cursor!, "base64url").toString());
    if (print !== fingerprint(filter) || Date.now() - made > CURSOR_LIFE_MS || Number.isNaN(Date.parse(at)))
      return mismatch();
    return { at, id: String(id) };
  } catch {
    return mismatch();
  }
}
