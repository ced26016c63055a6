import type { CalendarInput, Holiday, HoursRange } from "@deskbell/common/hours/api.ts";
import { type Queryable, violates } from "../../platform/db/index.ts";
import { refuse } from "../../platform/problem.ts";

export interface StoredCalendar {
  id: number;
  name: string;
  timeZone: string;
  country: string | null;
  region: string | null;
  weekly: HoursRange[][];
  holidays: Holiday[];
  createdAt: Date;
  modifiedAt: Date;
  isDefault: boolean;
  accountIds: number[];
  queueIds: number[];
}

/** All calendars with whom they are for, the default first, then by name. There are few. */
export function readCalendars(db: Queryable, id?: number): Promise<StoredCalendar[]> {
  const ofScope = (scope: string) =>
    `array(select scope_id from calendar_use u where u.calendar_id = c.id and u.scope = '${scope}' order by scope_id)`;
  return db.query<StoredCalendar & Record<string, unknown>>(
    `select c.id, c.name, c.time_zone as "timeZone", c.country, c.region, c.weekly, c.holidays,
            c.created_at as "createdAt", c.modified_at as "modifiedAt",
            exists (select from calendar_use u where u.calendar_id = c.id and u.scope = 'site') as "isDefault",
            ${ofScope("account")} as "accountIds", ${ofScope("queue")} as "queueIds"
       from calendar c where $1::int is null or c.id = $1
      order by "isDefault" desc, lower(c.name), c.id`,
    [id ?? null],
  );
}

/** Writers of calendars take turns. */
export async function lockCalendars(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(727003)");
}

export async function insertCalendar(tx: Queryable, input: CalendarInput, open: boolean, now: Date): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into calendar (name, time_zone, country, region, weekly, holidays, told_open, created_at, modified_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8) returning id`,
    [...columns(input), open, now],
  );
  await storeUses(tx, row!.id, input);
  return row!.id;
}

export async function updateCalendar(
  tx: Queryable,
  id: number,
  input: CalendarInput,
  open: boolean,
  now: Date,
): Promise<void> {
  await tx.query(
    `update calendar set name = $1, time_zone = $2, country = $3, region = $4, weekly = $5, holidays = $6,
                         told_open = $7, modified_at = $8 where id = $9`,
    [...columns(input), open, now, id],
  );
  await tx.query("delete from calendar_use where calendar_id = $1", [id]);
  await storeUses(tx, id, input);
}

function columns({ name, timeZone, country, region, weekly, holidays }: CalendarInput): unknown[] {
  const inOrder = holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return [name, timeZone, country, region, JSON.stringify(weekly), JSON.stringify(inOrder)];
}

async function storeUses(tx: Queryable, id: number, { isDefault, accountIds, queueIds }: CalendarInput): Promise<void> {
  const uses = [
    ...(isDefault ? [["site", 0] as const] : []),
    ...[...new Set(accountIds)].map((accountId) => ["account", accountId] as const),
    ...[...new Set(queueIds)].map((queueId) => ["queue", queueId] as const),
  ];
  try {
    await tx.query(
      `insert into calendar_use (scope, scope_id, calendar_id)
       select scope, scope_id, $3 from unnest($1::text[], $2::int[]) u(scope, scope_id)`,
      [uses.map(([scope]) => scope), uses.map(([, scopeId]) => scopeId), id],
    );
  } catch (error) {
    if (!violates(error, "calendar_use_pk")) throw error;
    refuse("duplicate", "Another calendar is already the default, or has one of these accounts or queues.");
  }
}
