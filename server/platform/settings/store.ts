import type { Queryable } from "../db/index.ts";
import { type ScopeRef, scopeName } from "./cascade.ts";
import type { Scope, SettingChange, SetValue } from "./index.ts";

interface Row {
  key: string;
  scope: Scope;
  scopeId: number;
  value: unknown;
  setBy: SetValue["setBy"];
  setAt: Date;
}

/** All values of the given scopes, by scope name and key, in one query. */
export async function readScopes(
  db: Queryable,
  scopes: readonly ScopeRef[],
): Promise<Map<string, Map<string, SetValue>>> {
  const rows = await db.query<Row>(
    {
      name: "cascade-scopes",
      text: `select v.key, v.scope, v.scope_id as "scopeId", v.value, v.set_by as "setBy", v.set_at as "setAt"
               from unnest($1::text[], $2::int[]) s(scope, scope_id)
               join cascade_value v on v.scope = s.scope and v.scope_id = s.scope_id`,
    },
    [scopes.map((s) => s.scope), scopes.map((s) => s.scopeId)],
  );
  const found = new Map(scopes.map((ref) => [scopeName(ref), new Map<string, SetValue>()]));
  for (const row of rows) {
    found.get(scopeName(row))!.set(row.key, { value: row.value, setBy: row.setBy, setAt: row.setAt.toISOString() });
  }
  return found;
}

/** Writers of settings take turns: the value an event calls "from" is then the one that it replaced. */
export async function lockCascade(tx: Queryable): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(727002)");
}

/** What is set now for each change, in order; undefined where nothing is. */
export async function currentValues(tx: Queryable, changes: readonly SettingChange[]): Promise<unknown[]> {
  const rows = await tx.query<{ set: boolean; value: unknown }>(
    `select v.key is not null as set, v.value
       from unnest($1::text[], $2::text[], $3::int[]) with ordinality c(key, scope, scope_id, i)
       left join cascade_value v on v.key = c.key and v.scope = c.scope and v.scope_id = c.scope_id
      order by c.i`,
    columns(changes),
  );
  return rows.map((row) => (row.set ? row.value : undefined));
}

/** Stores values; those that are null are removed. */
export async function storeValues(
  tx: Queryable,
  changes: readonly SettingChange[],
  setBy: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const given = changes.filter((change) => change.value !== null);
  const removed = changes.filter((change) => change.value === null);
  if (given.length > 0) {
    await tx.query(
      `insert into cascade_value (key, scope, scope_id, value, set_by, set_at)
       select key, scope, scope_id, value, $5, $6
         from unnest($1::text[], $2::text[], $3::int[], $4::jsonb[]) c(key, scope, scope_id, value)
       on conflict (key, scope, scope_id)
       do update set value = excluded.value, set_by = excluded.set_by, set_at = excluded.set_at`,
      [...columns(given), given.map((change) => JSON.stringify(change.value)), JSON.stringify(setBy), now],
    );
  }
  if (removed.length > 0) {
    await tx.query(
      `delete from cascade_value v using unnest($1::text[], $2::text[], $3::int[]) c(key, scope, scope_id)
        where v.key = c.key and v.scope = c.scope and v.scope_id = c.scope_id`,
      columns(removed),
    );
  }
}

function columns(changes: readonly SettingChange[]): unknown[] {
  return [changes.map((c) => c.key), changes.map((c) => c.scope), changes.map((c) => c.scopeId)];
}
