import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { ChatItem } from "../../shared/chat/ui/types.ts";

/**
 * A log as the transcript shows it. What the contact wrote when opening the chat is its name and stands as the first
 * message (spec 10 section 4.2).
 */
export function transcriptItems(events: readonly ChatEvent[], session: ChatSession): ChatItem[] {
  return events.flatMap((event) => {
    if (event.kind === "message") return [message(event, event.text ?? "")];
    if (!event.systemCode) return [];
    const author = event.author;
    const system: ChatItem = {
      kind: "system",
      seq: event.seq,
      code: event.systemCode,
      params: event.systemParams,
      at: event.createdAt,
      author,
    };
    const opening = event.systemCode === "created" && session.nameSource === "creator";
    return opening ? [message({ ...event, author: author ?? session.creator }, session.name)] : [system];
  });
}

function message(event: ChatEvent, text: string): ChatItem {
  return {
    kind: "message",
    key: event.id,
    seq: event.seq,
    author: event.author,
    text,
    at: event.createdAt,
    state: "sent",
    own: false,
    redacted: event.redacted,
  };
}
