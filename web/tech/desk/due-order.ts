import type { ChatSession } from "@deskbell/common/chat/schemas.ts";

type Followed = { session: Pick<ChatSession, "callback" | "createdAt"> };

/**
 * Order of what is to follow up: by the end of the last preferred time, so that what is overdue or due soon comes first;
 * chats without such times by age, oldest first, as if due when they were opened.
 */
export function dueOrder(one: Followed, other: Followed): number {
  return dueAt(one) - dueAt(other);
}

function dueAt({ session }: Followed): number {
  const ends = (session.callback?.preferredTime ?? []).map((window) => Date.parse(window.end));
  return ends.length > 0 ? Math.min(...ends) : Date.parse(session.createdAt);
}
