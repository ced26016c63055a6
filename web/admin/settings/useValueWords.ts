import type { Setting } from "@deskbell/common/settings/api.ts";
import { useLingui } from "@lingui/react/macro";
import { useChoiceWords } from "../words/settings.ts";
import { kindOf, numberFault, unknownPlaceholders } from "./kind.ts";

/** A duration's unit as a short word. */
export function useUnit(): (unit: string | null) => string {
  const { t } = useLingui();
  const units: Record<string, string> = { s: t`s`, min: t`min`, h: t`h` };
  return (unit) => (unit ? (units[unit] ?? unit) : "");
}

/** A value in words: "40 s", "On", "The first has it". */
export function useValueWords(): (setting: Setting, value: unknown) => string {
  const { t } = useLingui();
  const unit = useUnit();
  const choice = useChoiceWords();
  return (setting, value) => {
    const kind = kindOf(setting.schema);
    if (kind.is === "switch") return value ? t`On` : t`Off`;
    if (kind.is === "choice") return choice(setting.key, String(value)).label;
    if (kind.is === "number" && kind.offAtZero && value === 0) return t`Never`;
    if (kind.is === "number") return `${value} ${unit(setting.unit)}`.trim();
    if (kind.is === "texts") return Object.values((value ?? {}) as object).join(" / ") || t`Built-in text`;
    return String(value);
  };
}

/** What is wrong with a value before it is sent, as a sentence; undefined: nothing that can be seen here. */
export function useFaultWords(): (setting: Setting, value: unknown) => string | undefined {
  const { t } = useLingui();
  const unit = useUnit();
  return (setting, value) => {
    const kind = kindOf(setting.schema);
    if (value === null) return undefined;
    if (kind.is === "number") {
      const fault = numberFault(kind, value);
      const range = t`${kind.min ?? 0} to ${kind.max ?? ""} ${unit(setting.unit)}`;
      if (fault === "empty") return t`Type a number`;
      if (fault === "whole") return t`Type a whole number`;
      if (fault === "range") return kind.offAtZero ? t`Choose ${range}, or 0 for never` : t`Choose ${range}`;
    }
    if (kind.is === "texts") {
      const texts = Object.values(value as Record<string, string>);
      const unknown = texts.flatMap(unknownPlaceholders).join(" ");
      if (unknown) return t`${unknown} is not available here`;
      const max = kind.max;
      if (max !== undefined && texts.some((text) => text.trim().length > max))
        return t`Shorten it to ${max} characters`;
    }
    return undefined;
  };
}
