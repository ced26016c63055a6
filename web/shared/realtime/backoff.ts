const caps = [0, 1, 2, 4, 8, 16, 30];

/** Milliseconds before the next try to connect: at once, then anything up to 1, 2, 4, 8, 16, 30 s (spec 10 D-12). */
export function reconnectDelay(attempt: number, random: number): number {
  return Math.round(random * 1000 * caps[Math.min(attempt, caps.length - 1)]!);
}

/** Milliseconds before an unsent message is tried again: 1, 2, 4, 8, 16, then 30 s, give or take 20 % (spec 10 D-2). */
export function resendDelay(attempt: number, random: number): number {
  return Math.round(1000 * caps[Math.min(Math.max(attempt, 1), caps.length - 1)]! * (0.8 + 0.4 * random));
}

/** After an announced shutdown all clients come back within 10 s, not in one instant; the server spreads those it tells. */
export function shutdownDelay(retryAfterSeconds: number | undefined, random: number): number {
  return Math.round(1000 * (retryAfterSeconds ?? 10 * random));
}
