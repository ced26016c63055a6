import { isIn } from "@deskbell/common/chat/lists.ts";
import type { ChatData } from "../../shared/chat/data/chat-data.ts";
import { router } from "../router.tsx";

/** A browser notification was clicked: the window of an own chat is open already, any other chat is shown to read and join. */
export function openFromNotification(chat: ChatData, sessionId: string): void {
  const session = chat.list.get(sessionId)?.session;
  if (session && isIn(session, chat.me.userId)) return;
  chat.dock.close(sessionId);
  void router.navigate({ to: "/history/$chatId", params: { chatId: sessionId } } as never);
}
