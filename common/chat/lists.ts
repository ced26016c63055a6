import type { ChatSession } from "./schemas.ts";

/** Tabs of the session manager (spec 10 section 13). */
export const chatTabs = ["mine", "waiting", "abandoned", "callbacks"] as const;
export type ChatTab = (typeof chatTabs)[number];

type Listed = Pick<ChatSession, "status" | "type" | "users" | "unattendedSince" | "createdAt">;

/** True while the person is in the chat; a completed chat stays theirs until they leave it. */
export function isIn(session: Pick<ChatSession, "users">, userId: string): boolean {
  return session.users.some((user) => user.userId === userId);
}

/** True while the person is invited and has not answered. */
export function isInvited(session: Pick<ChatSession, "targetUsers">, userId: string): boolean {
  return session.targetUsers.some((user) => user.userId === userId);
}

/** A chat that is waiting or handled (spec 10 section 1). */
export function isActive(session: Pick<ChatSession, "status">): boolean {
  return session.status === "created" || session.status === "handled";
}

/** The tab in which an agent finds a chat, if any: own ones first, then by what they wait for. */
export function tabOf(session: Listed, userId: string): ChatTab | undefined {
  if (isIn(session, userId)) return "mine";
  if (session.status === "missed") return "abandoned";
  if (session.status === "callback") return "callbacks";
  if (session.status === "created") return session.type === "request" ? "waiting" : undefined;
  return session.status === "handled" && session.unattendedSince ? "waiting" : undefined;
}

/**
 * Order within a tab: Waiting has unattended chats on top and then the oldest first, the others the newest first.
 * The server writes all instants alike, so they are compared as text.
 */
export function compareInTab(tab: ChatTab): (a: Listed, b: Listed) => number {
  if (tab !== "waiting") return (a, b) => compare(b.createdAt, a.createdAt);
  return (a, b) => {
    const [lost, other] = [a.unattendedSince, b.unattendedSince];
    if (lost && other) return compare(lost, other);
    if (lost || other) return lost ? -1 : 1;
    return compare(a.createdAt, b.createdAt);
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
