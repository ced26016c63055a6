import { avatarCount } from "../../theme/avatars.ts";

/**
 * One or two letters for a person without a picture: the first letter of the first and of the last word, words without a
 * letter skipped, emoji and marks ignored (spec 50 section 2.2). An empty string when there is no letter at all.
 */
export function initials(name: string): string {
  const letters = name
    .normalize("NFC")
    .split(/\s+/u)
    .map((word) => /\p{L}\p{M}*/u.exec(word)?.[0])
    .filter((letter) => letter !== undefined);
  const [first] = letters;
  const last = letters.at(-1);
  if (first === undefined || last === undefined) return "";
  return (letters.length === 1 ? first : first + last).toLocaleUpperCase();
}

/** A person's avatar colour, 0 to `avatarCount` - 1, the same for one id everywhere. */
export function avatarColour(id: string | number): number {
  let hash = 2166136261;
  for (const character of String(id)) hash = Math.imul(hash ^ (character.codePointAt(0) as number), 16777619);
  return (hash >>> 8) % avatarCount;
}
