import type { Callback, ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";

/** The contact a chat is about: who opened it, or whom an agent called (spec 10 section 4.4). */
export function contactOf(session: ChatSession): ChatUser {
  if (session.creator.userType === "contact") return session.creator;
  const others = [...session.targetUsers, ...session.users, ...session.participants];
  return others.find((user) => user.userType === "contact") ?? session.creator;
}

/** Agents who are in the chat now, without one of them. */
export function agentsIn(session: ChatSession, without?: string): ChatUser[] {
  return session.users.filter((user) => user.userType === "agent" && user.userId !== without);
}

/** What a card says of a chat: the last message, or what the contact wrote when opening it. Empty when nothing was written. */
export function lastWords(session: ChatSession): string {
  return session.lastMessage?.text ?? (session.nameSource === "creator" ? session.name : "");
}

/** Instant since which somebody waits: nobody has joined, or nobody is left. */
export function waitingSince(session: ChatSession): string {
  return session.unattendedSince ?? session.createdAt;
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}

export type CallbackDue = {
  state: "any" | "now" | "later" | "overdue" | "withdrawn";
  window?: { start: string; end: string };
};

/**
 * When a callback is due: inside a preferred window, before the next one, or overdue because the last one has passed
 * (spec 10 C-46). Without windows any time is right.
 */
export function callbackDue(callback: Callback, now: number): CallbackDue {
  if (callback.withdrawnAt) return { state: "withdrawn" };
  const windows = [...(callback.preferredTime ?? [])].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  const last = windows.at(-1);
  if (!last) return { state: "any" };
  const next = windows.find((window) => Date.parse(window.end) > now);
  if (!next) return { state: "overdue", window: last };
  return { state: Date.parse(next.start) <= now ? "now" : "later", window: next };
}
