import { contrast, hexToOklch, type Oklch, oklchToHex } from "./oklch.ts";
import { type TokenName, type TokenPair, tokens } from "./tokens.ts";

/** Tokens a brand may override, taken over those of the design 1:1. */
export type BrandTokens = Partial<Record<TokenName, TokenPair>>;

const ink = tokens.text[0];
const white = "#FFFFFF";
const needed = 4.5;

/**
 * Derives all accent tokens from a brand's one primary colour (`#RRGGBB`), keeping its hue (design section 2.1).
 * Throws when the text is not a colour.
 */
export function deriveBrand(primary: string): BrandTokens {
  const given = hexToOklch(primary);
  const light = lightFill(primary, given);
  const dark = darkFill(given);
  const soft: TokenPair = [
    oklchToHex(0.955, Math.min(given.c, 0.03), given.h),
    oklchToHex(0.29, Math.min(given.c, 0.06), given.h),
  ];
  const text: TokenPair = [lightText(primary, soft[0]), darkText(given, soft[1])];
  return {
    accent: [light.fill, dark],
    "accent-hover": [shade(light.fill, -0.04), shade(dark, -0.04)],
    "on-accent": [light.onFill, white],
    "accent-edge": [light.onFill === ink ? text[0] : "transparent", "transparent"],
    "accent-text": text,
    "accent-soft": soft,
    "accent-line": [
      oklchToHex(0.86, Math.min(given.c, 0.07), given.h),
      oklchToHex(0.42, Math.min(given.c, 0.1), given.h),
    ],
    own: [oklchToHex(0.975, Math.min(given.c, 0.012), given.h), oklchToHex(0.245, Math.min(given.c, 0.03), given.h)],
  };
}

/** True when a brand's hue lies within 25 degrees of the red or amber of the status signs; the editor then warns. */
export function readsAsDangerOrWaiting(primary: string): boolean {
  const { c, h } = hexToOklch(primary);
  if (c < 0.04) return false;
  return [tokens["red-solid"][0], tokens["amber-solid"][0]].some((status) => {
    const distance = Math.abs(h - hexToOklch(status).h) % 360;
    return Math.min(distance, 360 - distance) <= 25;
  });
}

function lightFill(primary: string, given: Oklch): { fill: string; onFill: string } {
  if (contrast(primary, white) >= needed) return { fill: primary.toUpperCase(), onFill: white };
  const fill = lower(given, given.l, (hex) => contrast(hex, white) >= needed);
  return given.l - fill.l > 0.12 ? { fill: primary.toUpperCase(), onFill: ink } : { fill: fill.hex, onFill: white };
}

function darkFill(given: Oklch): string {
  return lower(given, 0.55, (hex) => contrast(hex, white) >= needed).hex;
}

function lightText(from: string, soft: string): string {
  const grounds = [tokens.sunken[0], tokens.raised[0], soft];
  const start = hexToOklch(from);
  return lower(start, Math.min(start.l, 0.5), (hex) => grounds.every((ground) => contrast(hex, ground) >= needed)).hex;
}

function darkText(given: Oklch, soft: string): string {
  const grounds = [tokens.sunken[1], tokens.raised[1], soft];
  for (let l = Math.max(0.72, given.l); l <= 1; l += 0.005) {
    const hex = oklchToHex(l, given.c * 0.75, given.h);
    if (grounds.every((ground) => contrast(hex, ground) >= needed)) return hex;
  }
  return white;
}

function lower(colour: Oklch, from: number, passes: (hex: string) => boolean): { hex: string; l: number } {
  for (let l = from; l > 0; l -= 0.005) {
    const hex = oklchToHex(l, colour.c, colour.h);
    if (passes(hex)) return { hex, l };
  }
  return { hex: "#000000", l: 0 };
}

function shade(hex: string, by: number): string {
  const { l, c, h } = hexToOklch(hex);
  return oklchToHex(Math.max(0, l + by), c, h);
}
