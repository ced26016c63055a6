import type { AccountChanges } from "@deskbell/common/permissions/api.ts";
import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import type { Actor } from "../../platform/actor.ts";
import { checkFresh } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import { type FieldError, refuseFields } from "../../platform/problem.ts";
import { type SettingChange, valuePointer } from "../../platform/settings/index.ts";
import { type Write, write } from "../../platform/write.ts";
import { accessAccount, accessContact, maySeeAccount, maySeeContact } from "../people/index.ts";
import { accountTag } from "./account.ts";
import { permissionCatalogue } from "./catalogue.ts";
import { permissionNamed } from "./features.ts";
import { siteTag } from "./present.ts";

export const noticeOfPermissions: FeedItem = { type: "changed", what: "permissions" };

type Values = Readonly<Record<string, boolean | null>>;
type IfMatch = readonly string[] | undefined;

/** Switches a permission for the site; null goes back to the built-in value. Unknown: 404, stale If-Match: 412. */
export async function setSitePermission(
  site: Platform,
  actor: Actor,
  key: string,
  value: boolean | null,
  ifMatch?: IfMatch,
): Promise<void> {
  permissionNamed(key);
  await save(site, actor, async (w) => {
    checkFresh(ifMatch, siteTag(key, (await site.settings.at("site", 0, w))[key]));
    return [{ key, scope: "site", scopeId: 0, value }];
  });
}

/**
 * Switches permissions of an account and of some of its contacts in one transaction; null inherits again. Refuses with
 * 422, naming each, permissions that do not exist or have no such level, and contacts of other accounts.
 */
export async function setAccountPermissions(
  site: Platform,
  actor: Actor,
  accountId: number,
  { values = {}, contacts = [] }: AccountChanges,
  ifMatch?: IfMatch,
): Promise<void> {
  await accessAccount(site, actor, accountId);
  const changes = [
    ...changesAt("account", accountId, accountId, values),
    ...contacts.flatMap(({ id, values: own }, i) => changesAt("contact", id, accountId, own, `/contacts/${i}`)),
  ];
  await save(site, actor, async (w) => {
    checkFresh(ifMatch, await accountTag(site, accountId, w));
    await refuseStrangers(
      w,
      accountId,
      contacts.map(({ id }) => id),
    );
    return changes;
  });
}

/** Switches permissions of one contact; null inherits again. */
export async function setContactPermissions(
  site: Platform,
  actor: Actor,
  contactId: number,
  values: Values,
): Promise<void> {
  const { account } = await accessContact(site, actor, contactId);
  await save(site, actor, async () => changesAt("contact", contactId, account.id, values));
}

/**
 * Switches permissions of many accounts or many contacts at once (spec 10 section 10 "Bulk change"), all or none. Answers
 * how many values really changed. Ids that the actor cannot see are refused with 422.
 */
export async function setPermissionsInBulk(
  site: Platform,
  actor: Actor,
  to: { accountIds: readonly number[] } | { contactIds: readonly number[] },
  values: Values,
): Promise<number> {
  const [scope, ids] =
    "accountIds" in to ? (["account", to.accountIds] as const) : (["contact", to.contactIds] as const);
  return save(site, actor, async (w) => {
    const accounts = await accountsOf(w, actor, scope, ids);
    return [...accounts].flatMap(([id, accountId]) => changesAt(scope, id, accountId, values));
  });
}

async function save(site: Platform, actor: Actor, prepare: (w: Write) => Promise<SettingChange[]>): Promise<number> {
  return write(site, async (w) => {
    await site.settings.lock(w);
    const real = await site.settings.setMany(w, actor, await prepare(w));
    if (real.length === 0) return 0;
    w.toFeed("agents", noticeOfPermissions);
    // Larger scopes are told by every process to the contacts connected there (notice.ts).
    const contacts = new Set(real.filter(({ scope }) => scope === "contact").map(({ scopeId }) => scopeId));
    for (const id of contacts) w.toFeed(`contact:${id}`, noticeOfPermissions);
    return real.length;
  });
}

function changesAt(
  scope: "account" | "contact",
  scopeId: number,
  accountId: number,
  values: Values,
  pointer = "",
): SettingChange[] {
  const known = new Set(permissionCatalogue.map(({ key }) => key));
  return Object.entries(values).map(([key, value]) => {
    const at = pointer + valuePointer(key);
    if (!known.has(key))
      refuseFields([{ pointer: at, code: "unknown_key", detail: `There is no permission "${key}".` }]);
    return { key, scope, scopeId, value, accountId, pointer: at };
  });
}

async function refuseStrangers(w: Write, accountId: number, contactIds: readonly number[]): Promise<void> {
  const rows = await w.query<{ id: number }>("select id from contact where account_id = $1 and id = any($2::int[])", [
    accountId,
    contactIds,
  ]);
  const known = new Set(rows.map(({ id }) => id));
  refuseMissing(contactIds, known, "/contacts", "/id");
}

/** Each id with its account. */
async function accountsOf(
  w: Write,
  actor: Actor,
  scope: "account" | "contact",
  ids: readonly number[],
): Promise<Map<number, number>> {
  const rows = await w.query<{ id: number; accountId: number }>(
    scope === "account"
      ? `select id, id as "accountId" from account where id = any($1::int[])`
      : `select id, account_id as "accountId" from contact where id = any($1::int[])`,
    [ids],
  );
  const seen = rows.filter((row) => (scope === "account" ? maySeeAccount(actor, row) : maySeeContact(actor, row)));
  const accounts = new Map(seen.map(({ id, accountId }) => [id, accountId]));
  refuseMissing(ids, accounts, scope === "account" ? "/accountIds" : "/contactIds");
  return accounts;
}

function refuseMissing(ids: readonly number[], known: { has(id: number): boolean }, list: string, field = ""): void {
  const errors: FieldError[] = [];
  for (const [i, id] of ids.entries()) {
    if (known.has(id)) continue;
    errors.push({ pointer: `${list}/${i}${field}`, code: "not_found", detail: `${id} does not exist here.` });
  }
  if (errors.length > 0) refuseFields(errors);
}
