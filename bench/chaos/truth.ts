import pg from "pg";
import type { Truth } from "./history.ts";

interface Row {
  sid: string;
  status: string;
  headSeq: number;
  userIds: string[];
  opening: string | null;
  log: Truth["log"] | null;
}

/** Every chat as the database has it. */
export async function readTruth(databaseUrl: string): Promise<Truth[]> {
  const rows = await query<Row>(
    databaseUrl,
    `select s.id as sid, s.status, s.head_seq as "headSeq", s.user_ids as "userIds",
            case when s.state -> 'session' ->> 'nameSource' = 'creator' then s.name end as opening,
            (select json_agg(json_build_object('seq', e.seq, 'id', e.id, 'kind', e.kind, 'text', e.text) order by e.seq)
               from chat_event e where e.session_id = s.id) as log
       from chat_session s order by s.created_at`,
  );
  return rows.map(({ sid, status, headSeq, userIds, opening, log }) => ({
    sid,
    opening,
    state: { status, headSeq, userIds: userIds.toSorted() },
    log: log ?? [],
  }));
}

export async function readHeads(databaseUrl: string): Promise<Map<string, number>> {
  const rows = await query<{ id: string; head: number }>(databaseUrl, "select id, head_seq as head from chat_session");
  return new Map(rows.map(({ id, head }) => [id, head]));
}

async function query<R extends pg.QueryResultRow>(databaseUrl: string, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}
