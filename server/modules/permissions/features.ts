import type { EffectiveFeatures, PermissionWhy } from "@deskbell/common/permissions/api.ts";
import type { z } from "zod";
import type { Actor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import { accessContact, contactProfile, siteSettings } from "../people/index.ts";
import { type Permission, permissionCatalogue } from "./catalogue.ts";
import { describe } from "./present.ts";

/** A permission of the catalogue; unknown keys are not found. */
export function permissionNamed(key: string): Permission {
  return permissionCatalogue.find((permission) => permission.key === key) ?? notFound("permission");
}

/** Effective features of a contact, by key. Cached: usually no query, and never older than the last change. */
export async function contactFeatures(
  site: Platform,
  contact: { contactId: number; accountId: number },
): Promise<Record<string, boolean>> {
  return (await site.settings.getMany(permissionCatalogue, contact)) as Record<string, boolean>;
}

/**
 * What applies to a contact and which level decided (spec 60 section 4.1); the site's value, set or built in, counts as
 * global. Unknown contacts are not found; who may ask is the caller's business.
 */
export async function effectiveFeatures(site: Platform, contactId: number): Promise<z.infer<typeof EffectiveFeatures>> {
  const contact = (await contactProfile(site, contactId)) ?? notFound("contact");
  const place = { contactId, accountId: contact.account.id };
  const all = await Promise.all(
    permissionCatalogue.map(async (permission) => {
      const { value, source } = await site.settings.explain(permission, place);
      return [
        permission.key,
        { value, source: source === "contact" || source === "account" ? source : "global" },
      ] as const;
    }),
  );
  return Object.fromEntries(all);
}

/**
 * One permission of many contacts (a page of a list) in one query, straight from the database. Contacts that do not
 * exist are left out.
 */
export async function permissionOf(
  db: Queryable,
  key: string,
  contactIds: readonly number[],
): Promise<Map<number, boolean>> {
  const permission = permissionNamed(key);
  const speaks = (scope: Permission["scopes"][number]) => permission.scopes.includes(scope);
  const rows = await db.query<{ id: number; value: boolean }>(
    {
      name: "permission-of-contacts",
      text: `select c.id, coalesce(vc.value, va.value, vs.value, $3::jsonb) as value
               from contact c
               left join cascade_value vc on $4::bool and vc.key = $1 and vc.scope = 'contact' and vc.scope_id = c.id
               left join cascade_value va on $5::bool and va.key = $1 and va.scope = 'account' and va.scope_id = c.account_id
               left join cascade_value vs on $6::bool and vs.key = $1 and vs.scope = 'site' and vs.scope_id = 0
              where c.id = any($2::int[])`,
    },
    [key, contactIds, JSON.stringify(permission.default), speaks("contact"), speaks("account"), speaks("site")],
  );
  return new Map(rows.map(({ id, value }) => [id, value]));
}

/** Why a permission applies to a contact or not, as the levels site, account, contact; `not_found` when invisible. */
export async function whyPermission(
  site: Platform,
  actor: Actor,
  contactId: number,
  key: string,
): Promise<PermissionWhy> {
  const permission = permissionNamed(key);
  const contact = await accessContact(site, actor, contactId);
  const { account } = contact;
  const { value, source, steps } = await site.settings.explain(permission, { contactId, accountId: account.id });
  const names = {
    site: await site.settings.get(siteSettings.siteName),
    account: account.name,
    contact: contact.fullName,
  };
  const step = (scope: keyof typeof names): PermissionWhy["steps"][number] => {
    const said = steps.find((one) => one.scope === scope);
    const isDefault = scope === "site" && (said?.value ?? null) === null;
    return {
      scope,
      name: names[scope],
      settable: said !== undefined,
      value: isDefault ? permission.default : (said?.value ?? null),
      isDefault,
      setBy: said?.setBy ?? null,
      setAt: said?.setAt ?? null,
      decides: source === scope || (isDefault && source === "default"),
    };
  };
  return {
    ...describe(permission),
    contact: { id: contactId, name: contact.fullName },
    value,
    steps: [step("site"), step("account"), step("contact")],
  };
}
