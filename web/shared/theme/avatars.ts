import { oklchToHex } from "./oklch.ts";
import type { TokenPair } from "./tokens.ts";

/** Hues of the initials avatars; status hues appear too, because an avatar is never read as a state. */
const hues = [262, 162, 38, 355, 108, 305, 218, 72];

/** How many avatar colours there are: `--db-avatar-0-ground` and `--db-avatar-0-ink` onwards. */
export const avatarCount = hues.length;

export const avatarTokens: Record<string, TokenPair> = Object.fromEntries(
  hues.flatMap((hue, index) => [
    [`avatar-${index}-ground`, [oklchToHex(0.91, 0.043, hue), oklchToHex(0.34, 0.062, hue)]],
    [`avatar-${index}-ink`, [oklchToHex(0.4, 0.105, hue), oklchToHex(0.87, 0.07, hue)]],
  ]),
);
