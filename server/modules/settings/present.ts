import type { Setting } from "@deskbell/common/settings/api.ts";
import { z } from "zod";
import { etagOf } from "../../platform/http/etag.ts";
import type { CascadeStep, Declaration, SettingCapability, SetValue } from "../../platform/settings/index.ts";

/** Who may change a setting: client-facing ones an administrator, the others the master administrator. */
export function capabilityOf(declaration: Declaration): SettingCapability {
  return declaration.capability ?? "settings.system";
}

export function settingEtag(declaration: Declaration, own: SetValue | undefined): string {
  return etagOf(declaration.key, own ? [own.value, own.setAt] : null);
}

/** One setting as the API shows it at a place whose steps are given, nearest first; `own` is what is set right there. */
export function presentSetting(
  declaration: Declaration,
  steps: readonly CascadeStep[],
  own: SetValue | undefined,
  mayChange: boolean,
): Setting {
  const [nearest, ...others] = steps.filter(({ value }) => value !== null);
  const source = nearest!;
  const inherited = own ? others[0]! : source;
  const { key, group, title, description, unit, scopes } = declaration;
  return {
    key,
    group,
    title,
    description,
    unit: unit ?? null,
    schema: z.toJSONSchema(declaration.schema, { io: "input", unrepresentable: "any" }),
    default: declaration.default,
    scopes: [...scopes],
    own: own?.value ?? null,
    value: source.value,
    source: source.scope,
    inherited: inherited.value,
    setBy: source.setBy ?? null,
    setAt: source.setAt ?? null,
    etag: settingEtag(declaration, own),
    can: { change: mayChange },
  };
}
