import type {
  AccountChanges,
  AccountPermission,
  AccountPermissions,
  ContactValues,
  PermissionEffect,
} from "@deskbell/common/permissions/api.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { etagOf } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import type { CascadeStep } from "../../platform/settings/index.ts";
import { accessAccount, hasCapability } from "../people/index.ts";
import { type Permission, permissionCatalogue } from "./catalogue.ts";
import { effectOf } from "./effect.ts";
import { describe, level } from "./present.ts";

/** How many contacts with a value of their own are named beside a permission. */
const NAMED = 5;

/**
 * The cascade of one account: per permission what the site and the account say, which contacts have a value of their own
 * and for how many it is on (DESIGN section 6.9). Four queries at most, whatever the number of contacts.
 */
export async function accountPermissions(site: Platform, actor: Actor, accountId: number): Promise<AccountPermissions> {
  await accessAccount(site, actor, accountId);
  const [etag, contacts] = await Promise.all([accountTag(site, accountId), contactValues(site.db, accountId)]);
  const data = await Promise.all(
    permissionCatalogue.map(async (permission) => {
      const { steps } = await site.settings.explain(permission, { accountId });
      return presentRow(permission, steps, contacts.values.get(permission.key) ?? nobody, contacts.total);
    }),
  );
  const change = actor.kind !== "agent" || hasCapability(actor.role, "accounts.write");
  return { data, contactCount: contacts.total, etag, can: { change } };
}

/** Tag of what the account itself says about all permissions. */
export async function accountTag(site: Platform, accountId: number, from?: Queryable): Promise<string> {
  const own = await site.settings.at("account", accountId, from);
  const said = permissionCatalogue.flatMap(({ key }) => (own[key] ? [[key, own[key].value, own[key].setAt]] : []));
  return etagOf("account permissions", accountId, said);
}

/** What unsaved changes would do, in people: "turns on for 9 contacts". Contacts of other accounts are left out. */
export async function previewChanges(
  site: Platform,
  actor: Actor,
  accountId: number,
  { values = {}, contacts = [] }: AccountChanges,
): Promise<PermissionEffect[]> {
  await accessAccount(site, actor, accountId);
  const keys = new Set([...Object.keys(values), ...contacts.flatMap((contact) => Object.keys(contact.values))]);
  const affected = permissionCatalogue.filter(({ key }) => keys.has(key));
  const spread = await ownValues(
    site.db,
    accountId,
    [...keys],
    contacts.map(({ id }) => id),
  );
  return Promise.all(
    affected.map(async (permission) => {
      const { key, scopes } = permission;
      const { steps } = await site.settings.explain(permission, { accountId });
      const above = await site.settings.get(permission);
      const inherited = level(steps, "account").value;
      const wanted = scopes.includes("account") ? values[key] : undefined;
      const changes = new Map<number, boolean | null>();
      for (const { id, values: own } of contacts) {
        if (own[key] !== undefined && spread.known.has(id) && scopes.includes("contact")) changes.set(id, own[key]);
      }
      const before = { total: spread.total, inherited, own: spread.own.get(key) ?? new Map() };
      return { key, ...effectOf(before, wanted === undefined ? inherited : (wanted ?? above), changes) };
    }),
  );
}

const nobody: ContactValues = { on: 0, off: 0, firstOn: [], firstOff: [] };

function presentRow(
  permission: Permission,
  steps: readonly CascadeStep<boolean>[],
  contacts: ContactValues,
  total: number,
): AccountPermission {
  const has = (scope: Permission["scopes"][number]) => permission.scopes.includes(scope);
  const { value: inherited } = level(steps, "account");
  const { value, source } = level(steps, "site");
  const own = has("contact") ? contacts : nobody;
  return {
    ...describe(permission),
    site: has("site") ? { value, source } : null,
    account: has("account") ? level(steps, "account") : null,
    contacts: has("contact") ? contacts : null,
    inherited,
    differing: inherited ? own.off : own.on,
    appliesTo: inherited ? total - own.off : own.on,
  };
}

interface ContactValuesRow {
  total: number;
  key: string | null;
  value: boolean;
  count: number;
  first: ContactValues["firstOn"];
}

/** Contacts of an account with own values, counted and the first few named, in one query. */
async function contactValues(db: Queryable, accountId: number) {
  const rows = await db.query<ContactValuesRow>(
    `with own as (
       select v.key, v.value, c.id, c.full_name as name,
              row_number() over (partition by v.key, v.value order by lower(c.full_name), c.id) as place
         from contact c join cascade_value v on v.scope = 'contact' and v.scope_id = c.id
        where c.account_id = $1 and c.state = 'active')
     select t.total, o.key, o.value, o.count, o.first
       from (select count(*)::int as total from contact where account_id = $1 and state = 'active') t
       left join (select key, value, count(*)::int as count,
                         json_agg(json_build_object('id', id, 'name', name) order by place)
                           filter (where place <= ${NAMED}) as first
                    from own group by key, value) o on true`,
    [accountId],
  );
  const values = new Map<string, ContactValues>();
  for (const { key, value, count, first } of rows) {
    if (key === null) continue;
    const given = value ? { on: count, firstOn: first } : { off: count, firstOff: first };
    values.set(key, { ...(values.get(key) ?? nobody), ...given });
  }
  return { total: rows[0]!.total, values };
}

/** Own values of the account's active contacts for some keys, and which of `asked` are among these contacts. */
async function ownValues(db: Queryable, accountId: number, keys: string[], asked: number[]) {
  const rows = await db.query<{ id: number | null; key: string | null; value: boolean; total: number }>(
    `select t.total, o.id, o.key, o.value
       from (select count(*)::int as total from contact where account_id = $1 and state = 'active') t
       left join (select c.id, v.key, v.value
                    from contact c
                    left join cascade_value v on v.scope = 'contact' and v.scope_id = c.id and v.key = any($2::text[])
                   where c.account_id = $1 and c.state = 'active'
                     and (v.key is not null or c.id = any($3::int[]))) o on true`,
    [accountId, keys, asked],
  );
  const own = new Map<string, Map<number, boolean>>();
  for (const { id, key, value } of rows) {
    if (id !== null && key !== null) own.set(key, (own.get(key) ?? new Map()).set(id, value));
  }
  return { total: rows[0]!.total, own, known: new Set(rows.map(({ id }) => id)) };
}
