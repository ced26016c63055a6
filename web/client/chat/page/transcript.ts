import type { ChatEvent, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import { queryOptions } from "@tanstack/react-query";
import { call } from "../../../shared/api/client.ts";
import { ItemList } from "../../../shared/chat/data/items.ts";
import type { ChatItem } from "../../../shared/chat/ui/types.ts";

const pageSize = 500;

export type Transcript = { session: ChatSessionView; items: ChatItem[] };

/** A whole chat as it is now, from the first word to the last. */
export const transcriptQuery = (id: string, me: { userId: string; id: number; name: string }) =>
  queryOptions({
    queryKey: ["chat", "transcript", id, me.userId],
    queryFn: async ({ signal }): Promise<Transcript> => {
      const session = await call("GET /chat-sessions/{id}", { params: { id }, signal });
      const events: ChatEvent[] = [];
      while ((events.at(-1)?.seq ?? 0) < session.headSeq) {
        const query = { after: events.at(-1)?.seq ?? 0, limit: pageSize };
        const page = await call("GET /chat-sessions/{id}/events", { params: { id }, query, signal });
        if (page.data.length === 0) break;
        events.push(...page.data);
      }
      return { session, items: itemsOf(session, events, me) };
    },
  });

function itemsOf(
  session: ChatSessionView,
  events: ChatEvent[],
  me: { userId: string; id: number; name: string },
): ChatItem[] {
  const list = new ItemList({ ...me, userType: "contact" });
  const rest = { early: [], hasEarlier: false, loading: false, fault: undefined, typing: [], gone: undefined };
  return list.items(
    { session, info: session.$info, infoSeq: session.headSeq, events, cursors: new Map(), ...rest },
    [],
  );
}
