/** Most characters of a message (spec 10 C-40). */
export const messageLimit = 10_000;

/** Length of what would be sent: without the spaces around it. */
export function messageLength(text: string): number {
  return text.trim().length;
}
