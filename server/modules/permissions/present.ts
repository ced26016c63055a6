import type { Permission as PermissionView } from "@deskbell/common/permissions/api.ts";
import { etagOf } from "../../platform/http/etag.ts";
import type { CascadeStep, Scope } from "../../platform/settings/index.ts";
import type { Permission } from "./catalogue.ts";

type Steps = readonly CascadeStep<boolean>[];

export function describe({ key, group, title, description, scopes }: Permission) {
  return { key, group, title, description, scopes: [...scopes] };
}

/** What the level `scope` says, and what applies there; `steps` nearest first. */
export function level(steps: Steps, scope: Scope) {
  const from = steps.slice(
    Math.max(
      0,
      steps.findIndex((step) => step.scope === scope),
    ),
  );
  const decides = from.find(({ value }) => value !== null)!;
  return {
    own: steps.find((step) => step.scope === scope)?.value ?? null,
    value: decides.value!,
    source: decides.scope,
    setBy: decides.setBy ?? null,
    setAt: decides.setAt ?? null,
  };
}

/** Tag of a permission's value for the site. */
export function siteTag(key: string, own: { value: unknown; setAt: string } | undefined): string {
  return etagOf("permission", key, own ? [own.value, own.setAt] : null);
}

export function presentPermission(
  permission: Permission,
  steps: Steps,
  own: { value: unknown; setAt: string } | undefined,
  mayChange: boolean,
): PermissionView {
  return {
    ...describe(permission),
    ...level(steps, "site"),
    default: permission.default,
    etag: siteTag(permission.key, own),
    can: { change: mayChange && permission.scopes.includes("site") },
  };
}
