import type { ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { firstName } from "../home/greeting.ts";

/** What a chat is called in lists: what the contact wrote first; else what was said last; else its kind. */
export function chatTitle(session: ChatSession, i18n: I18n): string {
  if (session.nameSource === "creator" || !/^\[?(Ticket|Chat)\b.*\b[Rr]equest from\b/.test(session.name)) {
    return session.name;
  }
  if (session.origin === "call_me_back") return i18n._(msg`Call back`);
  return session.lastMessage?.text ?? i18n._(msg`Chat`);
}

/** The technicians of a chat: those in it now, or if none is, all who were. */
export function techniciansOf(session: ChatSession): ChatUser[] {
  const agents = (users: ChatUser[]) => users.filter((user) => user.userType === "agent");
  const present = agents(session.users);
  return present.length > 0 ? present : agents(session.participants);
}

/** "Tess", "Tess and Theo": first names, as contacts read them; undefined when no technician took part. */
export function technicianNames(session: ChatSession, i18n: I18n): string | undefined {
  const names = techniciansOf(session).map((user) => firstName(user.name));
  if (names.length === 0) return undefined;
  return new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(names);
}

/** True while the chat goes on, whether or not this person is in it at the moment. */
export function isOpen(session: ChatSession): boolean {
  return session.status === "created" || session.status === "handled";
}
