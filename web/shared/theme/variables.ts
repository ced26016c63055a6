import type { CSSVariablesResolver } from "@mantine/core";
import { avatarTokens } from "./avatars.ts";
import type { BrandTokens } from "./brand.ts";
import { families, type TokenPair, tokens } from "./tokens.ts";

type Variables = Record<`--${string}`, string>;

const fixed: Variables = {
  "--db-font": '"Inter Variable", "Inter Fallback", system-ui, sans-serif',
  "--db-mono": 'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace',
  "--db-radius-tag": "4px",
  "--db-radius-control": "8px",
  "--db-radius-card": "12px",
  "--db-radius-window": "16px",
  "--db-ease": "cubic-bezier(0.2, 0, 0, 1)",
  "--db-fast": "120ms",
  "--db-normal": "180ms",
  "--db-slow": "240ms",
};

const lightShadows: Variables = {
  "--db-shadow-1": "0 1px 2px rgb(29 28 26 / 0.08)",
  "--db-shadow-2": "0 1px 2px rgb(29 28 26 / 0.05), 0 4px 14px rgb(29 28 26 / 0.06)",
  "--db-shadow-3": "0 2px 6px rgb(29 28 26 / 0.08), 0 16px 40px rgb(29 28 26 / 0.16)",
};

const darkShadows: Variables = {
  "--db-shadow-1": "0 1px 2px rgb(0 0 0 / 0.3)",
  "--db-shadow-2": "0 1px 2px rgb(0 0 0 / 0.3), 0 4px 14px rgb(0 0 0 / 0.25)",
  "--db-shadow-3": "0 2px 6px rgb(0 0 0 / 0.35), 0 16px 40px rgb(0 0 0 / 0.45)",
};

/**
 * Maps the design's tokens, and a brand's over them, to `--db-*` variables for both schemes, and Mantine's own variables
 * to those, so that a Mantine component needs no colour from us (design sections 2 and 2.1).
 */
export function variablesResolver(brand?: BrandTokens): CSSVariablesResolver {
  const pairs: Record<string, TokenPair> = { ...tokens, ...avatarTokens, ...brand };
  const scheme = (index: 0 | 1, shadows: Variables): Variables => ({
    ...Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [`--db-${name}`, pair[index]])),
    ...shadows,
    ...mantine,
  });
  return () => ({ variables: fixed, light: scheme(0, lightShadows), dark: scheme(1, darkShadows) });
}

const mantine: Variables = {
  "--mantine-color-body": "var(--db-app)",
  "--mantine-color-text": "var(--db-text)",
  "--mantine-color-bright": "var(--db-text)",
  "--mantine-color-dimmed": "var(--db-text-2)",
  "--mantine-color-placeholder": "var(--db-text-3)",
  "--mantine-color-anchor": "var(--db-accent-text)",
  "--mantine-color-error": "var(--db-red)",
  "--mantine-color-success": "var(--db-green)",
  "--mantine-color-default": "var(--db-raised)",
  "--mantine-color-default-hover": "var(--db-hover)",
  "--mantine-color-default-color": "var(--db-text)",
  "--mantine-color-default-border": "var(--db-line-strong)",
  "--mantine-color-disabled": "var(--db-grey-soft)",
  "--mantine-color-disabled-color": "var(--db-text-3)",
  "--mantine-color-disabled-border": "var(--db-line)",
  "--mantine-color-accent-filled": "var(--db-accent)",
  "--mantine-color-accent-filled-hover": "var(--db-accent-hover)",
  "--mantine-color-accent-light": "var(--db-accent-soft)",
  "--mantine-color-accent-light-hover": "var(--db-accent-soft)",
  "--mantine-color-accent-light-color": "var(--db-accent-text)",
  "--mantine-color-accent-text": "var(--db-accent-text)",
  "--mantine-color-accent-outline": "var(--db-accent-text)",
  "--mantine-color-accent-contrast": "var(--db-on-accent)",
  "--mantine-primary-color-contrast": "var(--db-on-accent)",
  ...Object.assign({}, ...families.map(familyVariables)),
};

function familyVariables(family: string): Variables {
  return {
    [`--mantine-color-${family}-filled`]: `var(--db-${family}-fill)`,
    [`--mantine-color-${family}-filled-hover`]: `color-mix(in oklch, var(--db-${family}-fill), black 6%)`,
    [`--mantine-color-${family}-light`]: `var(--db-${family}-soft)`,
    [`--mantine-color-${family}-light-hover`]: `color-mix(in oklch, var(--db-${family}-soft), var(--db-${family}) 6%)`,
    [`--mantine-color-${family}-light-color`]: `var(--db-${family})`,
    [`--mantine-color-${family}-text`]: `var(--db-${family})`,
    [`--mantine-color-${family}-outline`]: `var(--db-${family}-solid)`,
  };
}
