import { hasScope } from "@deskbell/common/identity/scopes.ts";
import { hasCapability } from "@deskbell/common/people/roles.ts";
import type { Setting } from "@deskbell/common/settings/api.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Queryable } from "../../platform/db/index.ts";
import { etagOf } from "../../platform/http/etag.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound } from "../../platform/problem.ts";
import type { Declaration, Scope } from "../../platform/settings/index.ts";
import { capabilityOf, presentSetting } from "./present.ts";

/** Where settings are read or changed: the site, or one account. */
export type SettingsPlace = { scope: "site"; scopeId: 0 } | { scope: "account"; scopeId: number };
export const theSite: SettingsPlace = { scope: "site", scopeId: 0 };

/** The settings that a place may have for itself, with value and origin, in the order of their declaration. */
export async function listSettings(
  site: Platform,
  actor: Actor,
  place: SettingsPlace,
  group?: string,
): Promise<Setting[]> {
  return present(site, actor, place, declared(site, place.scope, group));
}

/** One setting of the site; unknown keys are not found. */
export async function getSetting(site: Platform, actor: Actor, key: string): Promise<Setting> {
  const [setting] = await present(site, actor, theSite, [settingNamed(site, key)]);
  return setting!;
}

export function settingNamed(site: Platform, key: string): Declaration {
  const declaration = site.settings.declarations("setting").find((known) => known.key === key);
  return declaration ?? notFound("setting");
}

/** Tag of everything an account set for itself; straight from the database. */
export async function accountSettingsTag(site: Platform, accountId: number, from?: Queryable): Promise<string> {
  const own = await site.settings.at("account", accountId, from);
  const keys = declared(site, "account").map(({ key }) => key);
  return etagOf(
    accountId,
    keys.filter((key) => own[key]).map((key) => [key, own[key]!.value, own[key]!.setAt]),
  );
}

/** Client-facing settings are changed by administrators, the others by the master administrator or a key with `admin:write`. */
export function mayChange(actor: Actor, declaration: Declaration): boolean {
  if (actor.kind === "agent") return hasCapability(actor.role, capabilityOf(declaration));
  return actor.kind === "system" || (actor.kind === "api_key" && hasScope(actor.scopes, "admin:write"));
}

function declared(site: Platform, scope: Scope, group?: string): Declaration[] {
  return site.settings
    .declarations("setting")
    .filter((declaration) => declaration.scopes.includes(scope) && (!group || declaration.group === group));
}

async function present(site: Platform, actor: Actor, { scope, scopeId }: SettingsPlace, declarations: Declaration[]) {
  const place = scope === "account" ? { accountId: scopeId } : {};
  const own = await site.settings.at(scope, scopeId);
  return Promise.all(
    declarations.map(async (declaration) => {
      const { steps } = await site.settings.explain(declaration, place);
      return presentSetting(declaration, steps, own[declaration.key], mayChange(actor, declaration));
    }),
  );
}
