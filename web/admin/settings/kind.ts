/** How a setting is edited, read from the JSON Schema of its declaration. */
export type Kind =
  | { is: "switch" }
  | { is: "choice"; values: string[] }
  | { is: "number"; min: number | undefined; max: number | undefined; offAtZero: boolean; whole: boolean }
  | { is: "texts"; languages: string[]; max: number | undefined }
  | { is: "text"; max: number | undefined }
  | { is: "unknown" };

type Schema = Record<string, unknown>;

/** Reads a schema; one of a shape that no field here can edit is `unknown` and is shown only. */
export function kindOf(schema: Schema): Kind {
  if (schema.type === "boolean") return { is: "switch" };
  if (Array.isArray(schema.enum)) return { is: "choice", values: schema.enum.map(String) };
  const parts = Array.isArray(schema.anyOf) ? (schema.anyOf as Schema[]) : [schema];
  const number = parts.find((part) => part.const === undefined && (part.type === "integer" || part.type === "number"));
  if (number) {
    return {
      is: "number",
      min: numberIn(number.minimum),
      max: numberIn(number.maximum),
      offAtZero: parts.some((part) => part.const === 0),
      whole: number.type === "integer",
    };
  }
  if (schema.type === "object" && schema.properties) {
    const properties = schema.properties as Record<string, Schema>;
    const languages = Object.keys(properties);
    const max = numberIn(properties[languages[0] ?? ""]?.maxLength);
    return { is: "texts", languages, max };
  }
  if (schema.type === "string") return { is: "text", max: numberIn(schema.maxLength) };
  return { is: "unknown" };
}

function numberIn(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** What is wrong with a number: nothing, no number at all, not whole, or outside the range. */
export function numberFault(
  kind: Extract<Kind, { is: "number" }>,
  value: unknown,
): "empty" | "whole" | "range" | undefined {
  if (typeof value !== "number" || Number.isNaN(value)) return "empty";
  if (kind.whole && !Number.isInteger(value)) return "whole";
  if (kind.offAtZero && value === 0) return undefined;
  const low = kind.min !== undefined && value < kind.min;
  const high = kind.max !== undefined && value > kind.max;
  return low || high ? "range" : undefined;
}

export const placeholders = ["account", "nextOpen", "contact"] as const;

/** Placeholders in a text that chat does not fill, with their braces (spec 10 section 19). */
export function unknownPlaceholders(text: string): string[] {
  const known: readonly string[] = placeholders;
  return [...text.matchAll(/\{([^{}]*)\}/g)].filter(([, name]) => !known.includes(name ?? "")).map(([whole]) => whole);
}

/** The text as a contact would read it, with the given words in place of the placeholders. */
export function fillIn(text: string, words: Record<(typeof placeholders)[number], string>): string {
  return text.replace(/\{(account|nextOpen|contact)\}/g, (_, name: (typeof placeholders)[number]) => words[name]);
}

/** Texts by language without the empty ones; null, which inherits, when none is left. */
export function tidyTexts(texts: Record<string, string>): Record<string, string> | null {
  const kept = Object.entries(texts).filter(([, text]) => text.trim() !== "");
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}
