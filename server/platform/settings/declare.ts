import { z } from "zod";
import type { Declaration } from "./index.ts";

type Words<T> = Pick<Declaration<T>, "key" | "group" | "title" | "description" | "unit" | "capability"> & {
  scopes?: Declaration<T>["scopes"];
};

/** Declares an on/off setting. */
export function onOff(words: Words<boolean>, byDefault: boolean): Declaration<boolean> {
  return { kind: "setting", scopes: ["site"], schema: z.boolean(), default: byDefault, ...words };
}

/** Declares a choice of named values; the first one is the default. */
export function choice<const V extends string>(words: Words<V>, values: readonly [V, ...V[]]): Declaration<V> {
  return { kind: "setting", scopes: ["site"], schema: z.enum(values), default: values[0], ...words };
}

const secondsOf = { s: 1, min: 60, h: 3600 } as const;
export type TimeUnit = keyof typeof secondsOf;

/**
 * Declares a duration in whole `unit`s within a range. In test mode it may be as short as 1 s, for minutes and hours as
 * a fraction (1 s is 1/60 min). `offAtZero`: 0 is allowed in both modes and switches the timer off.
 */
export function duration(
  words: Omit<Words<number>, "unit"> & { unit: TimeUnit },
  range: { default: number; min: number; max: number; offAtZero?: boolean },
): Declaration<number> {
  const { min, max } = range;
  const oneSecond = 1 / secondsOf[words.unit];
  const schema = range.offAtZero ? z.union([z.literal(0), z.int().min(min).max(max)]) : z.int().min(min).max(max);
  // Rounded fractions such as 0.016 min for one second are let through.
  const testSchema = z
    .number()
    .min(range.offAtZero ? 0 : oneSecond * 0.95)
    .max(max);
  return { kind: "setting", scopes: ["site"], schema, testSchema, default: range.default, ...words };
}

/** Languages that a text can be given in; an absent one keeps the built-in text. */
export const TEXT_LANGUAGES = ["en", "de"] as const;
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];
export type Texts = Partial<Record<TextLanguage, string>>;

/**
 * Declares a text that people see, by language, at most `max` characters. The default is empty: the portals then show
 * their own translated text. Refuses placeholders that are not named.
 */
export function textByLanguage(words: Words<Texts>, max: number, placeholders: readonly string[]): Declaration<Texts> {
  const allowed = placeholders.map((name) => `{${name}}`).join(" ");
  const text = z
    .string()
    .refine((s) => s.isWellFormed() && !s.includes("\u0000"), { error: "Contains characters that cannot be stored" })
    .transform((s) => s.trim())
    .pipe(z.string().min(1, "Write a text, or leave the language out to keep the built-in one").max(max))
    .refine((s) => unknownPlaceholders(s, placeholders).length === 0, {
      error: (issue) =>
        `${unknownPlaceholders(String(issue.input), placeholders).join(" ")} is not available here. Use ${allowed}`,
    });
  const schema = z.strictObject({ en: text.optional(), de: text.optional() });
  return { kind: "setting", scopes: ["site"], schema: schema as z.ZodType<Texts>, default: {}, ...words };
}

function unknownPlaceholders(text: string, allowed: readonly string[]): string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].filter(([, name]) => !allowed.includes(name!)).map(([whole]) => whole);
}
