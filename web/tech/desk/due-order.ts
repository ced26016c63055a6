import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { callbackDue } from "../people/sessions.ts";

type Followed = { session: Pick<ChatSession, "callback" | "createdAt"> };

/**
 * Order of what is to follow up: calls whose promised time has passed, calls whose time is now, then everything without a
 * time, then calls for later. Within each the oldest first, for calls with a time the earliest.
 */
export function dueOrder(now: number): (one: Followed, other: Followed) => number {
  return (one, other) => {
    const [first, second] = [urgency(one, now), urgency(other, now)];
    return first.rank - second.rank || first.at - second.at;
  };
}

const ranks = { overdue: 0, now: 1, any: 2, later: 3, withdrawn: 4 };

function urgency({ session }: Followed, now: number): { rank: number; at: number } {
  const due = session.callback ? callbackDue(session.callback, now) : { state: "any" as const };
  return { rank: ranks[due.state], at: Date.parse(due.window?.end ?? session.createdAt) };
}
