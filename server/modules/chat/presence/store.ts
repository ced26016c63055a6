import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { Queryable } from "../../../platform/db/index.ts";
import type { PersonRef } from "../../../platform/realtime/index.ts";
import type { Preference, PresenceConnection } from "./presence.ts";

export interface Opened extends PersonRef {
  stream: string;
  accountId: number | null;
  device: string;
  visible: boolean;
  resumed: boolean;
}

export interface Closed {
  stream: string;
  goneAt: Date;
}

export interface Activity extends PersonRef {
  stream: string;
  active: boolean;
  visible: boolean;
}

/** A line that was only repaired is no activity: it goes on from what the same device had. Everything else is one. */
export async function storeOpened(db: Queryable, processId: string, opened: Opened[], now: Date): Promise<void> {
  const rows = JSON.stringify(opened);
  await db.query(
    `insert into presence_connection
       (stream, process_id, person_kind, person_id, device, visible, opened_at, last_activity_at)
     select o.stream, $2, o.kind, o.id, o.device, o.visible, $3, coalesce(
       case when o.resumed then (
         select max(c.last_activity_at) from presence_connection c
           where c.person_kind = o.kind and c.person_id = o.id and c.device = o.device
             and (c.gone_at is null or c.gone_at > $3)) end, $3)
       from jsonb_to_recordset($1::jsonb) as o (stream text, kind text, id int, device text, visible bool, resumed bool)
     on conflict (stream) do nothing`,
    [rows, processId, now],
  );
  await db.query(
    `insert into presence (kind, id, account_id, state, since, next_evaluation_at)
     select distinct on (kind, id) kind, id, "accountId", 'offline', $2::timestamptz, $2::timestamptz
       from jsonb_to_recordset($1::jsonb) as o (kind text, id int, "accountId" int) order by kind, id
     on conflict (kind, id) do update set next_evaluation_at = excluded.next_evaluation_at, account_id = excluded.account_id`,
    [rows, now],
  );
}

export async function storeClosed(db: Queryable, closed: Closed[], now: Date): Promise<void> {
  await db.query(
    `with gone as (
       update presence_connection c set gone_at = r."goneAt"
         from jsonb_to_recordset($1::jsonb) as r (stream text, "goneAt" timestamptz)
         where c.stream = r.stream and c.gone_at is null returning c.person_kind, c.person_id)
     update presence p set next_evaluation_at = $2 from gone where p.kind = gone.person_kind and p.id = gone.person_id`,
    [JSON.stringify(closed), now],
  );
}

/** Whoever is online and will be for a while needs no new look; the look that is due finds the later activity. */
export async function storeActivity(db: Queryable, activity: Activity[], now: Date): Promise<void> {
  await db.query(
    `with active as (
       update presence_connection c
          set visible = r.visible,
              last_activity_at = case when r.active then greatest(c.last_activity_at, $2) else c.last_activity_at end
         from jsonb_to_recordset($1::jsonb) as r (stream text, kind text, id int, active bool, visible bool)
         where c.stream = r.stream and c.person_kind = r.kind and c.person_id = r.id
           and (c.gone_at is null or c.gone_at > $2)
         returning c.person_kind, c.person_id, r.active)
     update presence p set next_evaluation_at = $2 from active a
       where a.active and p.kind = a.person_kind and p.id = a.person_id
         and (p.state <> 'online' or p.next_evaluation_at < $2::timestamptz + interval '10 seconds')`,
    [JSON.stringify(activity), now],
  );
}

/** Connections of processes that no longer live end now. Leases run by the database's clock, the rest by the product's. */
export async function endLostConnections(db: Queryable, now: Date): Promise<void> {
  await db.query(
    `with lost as (
       update presence_connection set gone_at = $1
         where gone_at is null and process_id not in (select id from process where lease_until > now())
         returning person_kind, person_id)
     update presence p set next_evaluation_at = $1 from lost where p.kind = lost.person_kind and p.id = lost.person_id`,
    [now],
  );
}

export async function forgetOldConnections(db: Queryable, before: Date): Promise<void> {
  await db.query("delete from presence_connection where gone_at < $1", [before]);
}

/** Everybody who is not offline is looked at again, because a setting changed. */
export async function reconsiderAll(db: Queryable, now: Date): Promise<void> {
  await db.query("update presence set next_evaluation_at = $1 where state <> 'offline'", [now]);
}

export async function storePreference(db: Queryable, agentId: number, { value, setAt }: Preference): Promise<void> {
  await db.query(
    `insert into presence_preference (agent_id, value, set_at) values ($1, $2, $3)
     on conflict (agent_id) do update set value = excluded.value, set_at = excluded.set_at`,
    [agentId, value, setAt],
  );
  await db.query("update presence set next_evaluation_at = $2 where kind = 'agent' and id = $1", [agentId, setAt]);
}

export interface DuePerson extends PersonRef {
  accountId: number | null;
  state: PresenceState;
  version: number;
  pendingFrom: PresenceState | null;
}

/** People whose presence is due, locked; those whom another process has locked are left to it. */
export function lockDue(tx: Queryable, now: Date, limit: number): Promise<DuePerson[]> {
  return tx.query<DuePerson & Record<string, unknown>>(
    {
      name: "presence-due",
      text: `select kind, id, account_id as "accountId", state, version, pending_from as "pendingFrom" from presence
               where next_evaluation_at <= $1 and (announcing_until is null or announcing_until <= $1)
               order by next_evaluation_at limit $2 for update skip locked`,
    },
    [now, limit],
  );
}

export interface Facts {
  connections: PresenceConnection[];
  preference: Preference | null;
}

/** What the rules need to know about these people, by `kind:id`. */
export async function factsOf(db: Queryable, people: readonly PersonRef[], now: Date): Promise<Map<string, Facts>> {
  const facts = new Map<string, Facts>(people.map((person) => [keyOf(person), { connections: [], preference: null }]));
  const connections = await db.query<PersonRef & PresenceConnection & Record<string, unknown>>(
    `select person_kind as kind, person_id as id, last_activity_at as "lastActivityAt", gone_at as "goneAt"
       from presence_connection
       where (person_kind, person_id) in (select * from unnest($1::text[], $2::int[])) and (gone_at is null or gone_at > $3)`,
    [people.map(({ kind }) => kind), people.map(({ id }) => id), now],
  );
  for (const connection of connections) facts.get(keyOf(connection))!.connections.push(connection);
  const agentIds = people.filter(({ kind }) => kind === "agent").map(({ id }) => id);
  if (agentIds.length > 0) {
    const preferences = await db.query<{ agentId: number } & Preference>(
      `select agent_id as "agentId", value, set_at as "setAt" from presence_preference where agent_id = any($1)`,
      [agentIds],
    );
    for (const { agentId, ...preference } of preferences) {
      facts.get(keyOf({ kind: "agent", id: agentId }))!.preference = preference;
    }
  }
  return facts;
}

export const keyOf = ({ kind, id }: PersonRef) => `${kind}:${id}`;

export interface Evaluated extends PersonRef {
  state: PresenceState;
  version: number;
  nextEvaluationAt: Date | null;
  pendingFrom: PresenceState | null;
  announcingUntil: Date | null;
}

export async function storeEvaluated(tx: Queryable, evaluated: Evaluated[], now: Date): Promise<void> {
  await tx.query(
    `update presence p
        set state = e.state, version = e.version, next_evaluation_at = e."nextEvaluationAt",
            since = case when p.version = e.version then p.since else $2 end,
            pending_from = e."pendingFrom", announcing_until = e."announcingUntil"
       from jsonb_to_recordset($1::jsonb) as e (kind text, id int, state text, version int,
            "nextEvaluationAt" timestamptz, "pendingFrom" text, "announcingUntil" timestamptz)
       where p.kind = e.kind and p.id = e.id`,
    [JSON.stringify(evaluated), now],
  );
}

/** Everybody was told of this change. A look that was asked for meanwhile stays due. */
export async function storeAnnounced(db: Queryable, told: Evaluated, nextEvaluationAt: Date | null): Promise<void> {
  await db.query(
    `update presence
        set pending_from = null, announcing_until = null,
            next_evaluation_at = case when next_evaluation_at = $4 then $5 else next_evaluation_at end
       where kind = $1 and id = $2 and version = $3`,
    [told.kind, told.id, told.version, told.nextEvaluationAt, nextEvaluationAt],
  );
}
