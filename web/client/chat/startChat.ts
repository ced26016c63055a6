import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type ChatData, createChatData } from "../../shared/chat/data/chat-data.ts";
import type { AlertWords } from "../../shared/chat/data/notifications.ts";
import { setClockOffset } from "../../shared/ui/time/index.ts";
import { firstName } from "../home/greeting.ts";

export type Changed = "permissions" | "settings" | "hours" | "profile";

/** Connects this contact to the chat. `onChanged` says what an administrator has just changed. */
export function startChat(
  me: { userId: string; userType: "contact"; id: number; name: string },
  onChanged: (what: Changed) => void,
): ChatData {
  const chat = createChatData({
    me,
    portal: "client",
    words,
    language: () => (i18n.locale === "de" ? "de" : "en"),
    onSettingsChanged: onChanged,
    onClock: setClockOffset,
  });
  chat.start();
  return chat;
}

/** Words of browser notifications: who, and for a message what. */
const words: AlertWords = (kind: string, session: ChatSession, event?: ChatEvent) => {
  const agent = event?.author?.name ?? session.users.find((user) => user.userType === "agent")?.name;
  const name = agent ? firstName(agent) : i18n._(msg`Support`);
  switch (kind) {
    case "joined":
      return { title: i18n._(msg`${name} joined your chat`), body: i18n._(msg`You can write now.`) };
    case "message":
      return { title: name, body: event?.text?.slice(0, 200) ?? i18n._(msg`New message`) };
    case "invited":
      return { title: i18n._(msg`${name} is inviting you to participate in a chat`) };
    default:
      return { title: i18n._(msg`Your chat`) };
  }
};
