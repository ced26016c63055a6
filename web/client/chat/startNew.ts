import { isActive } from "@deskbell/common/chat/lists.ts";
import type { ChatData } from "../../shared/chat/data/chat-data.ts";

/**
 * Starts a chat without a ticket; its window is there at once. Windows of chats that are over make room, so that the new
 * one stands alone.
 */
export function startNew(chat: ChatData, start: { text?: string; previousSessionId?: string }): void {
  for (const { id } of chat.dock.windows.get()) {
    const session = chat.list.get(id)?.session ?? chat.logs.get(id)?.store.get().session;
    if (!session || isActive(session)) continue;
    chat.dock.close(id);
    if (session.status === "completed") chat.act.leave(id).catch(() => undefined);
  }
  chat.startChat({ kind: "pre_ticket", ...start });
}
