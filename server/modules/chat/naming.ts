import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import { randomBytes } from "../../platform/ids.ts";

/** A session id in the published shape: unix seconds and four upper-case hex digits (spec 10 section 2.1). */
export function newSessionId(now: Date): string {
  return `${Math.floor(now.getTime() / 1000)}-${randomBytes(2).toString("hex").toUpperCase()}`;
}

/** A message id in the published shape: unix milliseconds, two hex digits, author (spec 10 section 2.2). */
export function newMessageId(now: Date, userId: string): string {
  return `${now.getTime()}-${randomBytes(1).toString("hex")}-${userId}`;
}

export const NAME_MAX = 500;
const SHORTENED = 120;

/**
 * What a pre-ticket chat is called (spec 10 section 4.2). Text of 1 to 500 characters is the name and shows once, as
 * the first message; longer text becomes message 1 and only its beginning the name.
 */
export function nameOfPreTicket(
  text: string,
  creator: ChatUser,
): { name: string; nameSource: "system" | "creator"; firstMessage: string | null } {
  const typed = text.trim();
  if (typed === "") {
    return {
      name: `Chat Request from ${creator.name} at ${creator.account?.name}`,
      nameSource: "system",
      firstMessage: null,
    };
  }
  if (typed.length <= NAME_MAX) return { name: typed, nameSource: "creator", firstMessage: null };
  return { name: typed.slice(0, SHORTENED).toWellFormed(), nameSource: "system", firstMessage: typed };
}

export const nameOfTicketChat = (ticketId: number, creator: ChatUser) =>
  `[Ticket ${ticketId}] Chat Request from ${creator.name} at ${creator.account?.name}`;

export const nameOfPush = (agent: ChatUser, contact: ChatUser, ticketId: number) =>
  `Chat request from ${agent.name} to ${contact.name} on ticket ${ticketId}`;
