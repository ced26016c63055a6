import { isActive } from "@deskbell/common/chat/lists.ts";
import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../shared/api/client.ts";
import { useChatTabs } from "../../shared/chat/data/react.tsx";

/** One chat for reading: session, whole log, stays. A chat that is still going on stays current. */
export function useTranscript(id: string) {
  const client = useQueryClient();
  const session = useQuery({
    queryKey: ["chat", id],
    queryFn: ({ signal }) => call("GET /chat-sessions/{id}", { params: { id }, signal }),
    refetchInterval: (query) => (query.state.data && isActive(query.state.data) ? 5_000 : false),
  });
  const events = useQuery({ queryKey: ["chat-log", id], queryFn: ({ signal }) => loadLog(client, id, signal) });
  const stays = useQuery({
    queryKey: ["chat-stays", id],
    queryFn: ({ signal }) => call("GET /chat-sessions/{id}/participants", { params: { id }, signal }),
  });
  const head = useLiveHead(id) ?? session.data?.headSeq;
  const { refetch: reloadSession } = session;
  const { refetch: reloadLog, data: log } = events;
  const { refetch: reloadStays } = stays;
  const behind = head !== undefined && log !== undefined && (log.at(-1)?.seq ?? 0) < head;
  useEffect(() => {
    if (!behind) return;
    void reloadLog();
    void reloadSession();
    void reloadStays();
  }, [behind, reloadLog, reloadSession, reloadStays]);
  return { session, events, stays };
}

/** Newest number of a chat that the session manager knows; it comes with the stream, before any question. */
function useLiveHead(id: string): number | undefined {
  const lists = useChatTabs();
  const entries = [...lists.mine, ...lists.waiting, ...lists.abandoned, ...lists.callbacks];
  return entries.find((entry) => entry.session.id === id)?.session.headSeq;
}

/** The log by number, 500 entries at a time; what is known is not asked for again, unless something was removed from it. */
async function loadLog(client: QueryClient, id: string, signal: AbortSignal): Promise<ChatEvent[]> {
  const known = client.getQueryData<ChatEvent[]>(["chat-log", id]) ?? [];
  const added = await loadAfter(id, known.at(-1)?.seq ?? 0, signal);
  const removed = known.length > 0 && added.some((event) => event.systemCode === "redacted");
  return removed ? loadAfter(id, 0, signal) : [...known, ...added];
}

async function loadAfter(id: string, seq: number, signal: AbortSignal): Promise<ChatEvent[]> {
  const events: ChatEvent[] = [];
  for (let after = seq; ; after = events.at(-1)?.seq ?? after) {
    const query = { after, limit: 500 };
    const page = await call("GET /chat-sessions/{id}/events", { params: { id }, query, signal });
    events.push(...page.data);
    if (page.data.length < 500) return events;
  }
}
