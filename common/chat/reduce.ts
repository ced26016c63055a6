import type { ChatEvent, ChatSession } from "./schemas.ts";

/**
 * The session after an event: what a client holds plus what the event changed (spec 10 D-7, D-8).
 * Events at or below the session's head change nothing, so the same event may arrive any number of times.
 */
export function reduceSession(session: ChatSession, event: ChatEvent): ChatSession {
  if (event.seq <= session.headSeq) return session;
  return { ...session, ...event.change, headSeq: event.seq, version: Math.max(session.version, event.seq) };
}

/** The newer of two snapshots of one session. */
export function newerSession(a: ChatSession | undefined, b: ChatSession): ChatSession {
  return a && a.version > b.version ? a : b;
}
