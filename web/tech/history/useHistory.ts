import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { call } from "../../shared/api/client.ts";
import { useChatsChanged } from "../desk/useChatsChanged.ts";
import { type HistorySearch, historyQuery } from "./filters.ts";

/** The chats that match, newest first, 20 a page by cursor, with how many there are. */
export function useHistory(search: HistorySearch) {
  const query = useInfiniteQuery({
    queryKey: ["history", search],
    queryFn: ({ pageParam, signal }) => call("GET /chat-sessions", { query: historyQuery(search, pageParam), signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page.nextCursor ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: (state) => ((state.state.data?.pages.length ?? 0) > 3 ? false : 60_000),
  });
  const pages = query.data?.pages ?? [];
  const { refetch } = query;
  const news = useChatsChanged();
  const seen = useRef(news);
  useEffect(() => {
    if (seen.current !== news) void refetch();
    seen.current = news;
  }, [news, refetch]);
  return { query, sessions: pages.flatMap((page) => page.data), total: pages[0]?.total };
}
