import { newerSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatSession, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import { infiniteQueryOptions, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import { call } from "../../../shared/api/client.ts";
import { useOwnChats } from "../../../shared/chat/data/react.tsx";

/** Own chats, newest first, page by page; `q` searches names and messages. */
export const chatListQuery = (q: string, limit: number) =>
  infiniteQueryOptions({
    queryKey: ["chat", "sessions", { q, limit }],
    queryFn: ({ pageParam, signal }) =>
      call("GET /chat-sessions", { query: { limit, q: q || undefined, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.page.nextCursor ?? undefined,
  });

/** The list as it is now: what was loaded, with the state of each chat that the stream knows better. */
export function useChatList(q: string, limit: number) {
  const query = useInfiniteQuery(chatListQuery(q, limit));
  const live = useLiveSessions();
  useRenewal();
  const rows = useMemo(() => {
    const loaded: ChatSessionView[] = query.data?.pages.flatMap((page) => page.data) ?? [];
    return loaded.map((session) => {
      const known = live.get(session.id);
      return { session: known ? newerSession(known.session, session) : session, unread: known?.unread ?? 0 };
    });
  }, [query.data, live]);
  return { query, rows };
}

function useLiveSessions(): Map<string, { session: ChatSession; unread: number }> {
  const { active, callbacks, closed } = useOwnChats();
  return useMemo(
    () => new Map([...active, ...callbacks, ...closed].map((entry) => [entry.session.id, entry])),
    [active, callbacks, closed],
  );
}

/** A chat that began or ended changes the list; then it is asked for again. */
function useRenewal(): void {
  const queries = useQueryClient();
  const live = useLiveSessions();
  const state = [...live.values()].map(({ session }) => `${session.id}:${session.status}`).join();
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    void queries.invalidateQueries({ queryKey: ["chat", "sessions"] });
  }, [state, queries]);
}
