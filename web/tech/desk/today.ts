import type { ChatSession } from "@deskbell/common/chat/schemas.ts";

export type Today = {
  opened: number;
  answered: number;
  /** Median seconds until somebody joined; undefined while nobody has been answered. */
  waited?: number;
  /** Median seconds of the chats that have ended. */
  lasted?: number;
};

/** The day in figures, from the requests that were opened since midnight; push chats are not requests (spec 10 section 16). */
export function todayOf(sessions: readonly ChatSession[]): Today {
  const requests = sessions.filter((session) => session.type === "request" && session.origin !== "call_me_back");
  const answered = requests.filter((session) => session.report.handledAt !== undefined);
  return {
    opened: requests.length,
    answered: answered.length,
    waited: median(answered.map((session) => session.report.creatorWaitedSeconds)),
    lasted: median(answered.map((session) => session.report.chatDurationSeconds)),
  };
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  const middle = Math.floor(known.length / 2);
  if (known.length % 2 === 1) return known[middle];
  return ((known[middle - 1] as number) + (known[middle] as number)) / 2;
}

/** Midnight of the viewer's day as an instant. */
export function startOfDay(now: Date): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).toISOString();
}
