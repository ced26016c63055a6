import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { IconHistory } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { ApiProblem } from "../../shared/api/problem.ts";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { useSettledOrder } from "../manager/useSettledOrder.ts";
import { Filters } from "./Filters.tsx";
import { type HistorySearch, isFiltered } from "./filters.ts";
import styles from "./HistoryList.module.css";
import { HistoryRow } from "./HistoryRow.tsx";
import { useFilterWords } from "./names.ts";
import type { useHistory } from "./useHistory.ts";

/** The left column of the history: heading with count, filters, rows. */
export function HistoryList(props: {
  search: HistorySearch;
  history: ReturnType<typeof useHistory>;
  /** The chat that is open beside the list. */
  chatId?: string;
  onSearch: (search: HistorySearch) => void;
}) {
  const Heading = props.chatId ? "h2" : "h1";
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!props.chatId) return;
    rows.current?.querySelector("[data-status=active]")?.scrollIntoView({ block: "nearest" });
  }, [props.chatId]);
  const { search, history } = props;
  const { t } = useLingui();
  const words = useFilterWords(search);
  const { query, sessions, total } = history;
  const problem = query.error instanceof ApiProblem ? query.error : undefined;
  return (
    <div className={styles.list}>
      <header className={styles.head}>
        <Heading className={styles.heading}>
          <Trans>Chat history</Trans>
        </Heading>
        <span className={styles.count} role="status">
          {total !== undefined && <CountWords total={total} status={search.status} />}
        </span>
      </header>
      <Filters search={search} onChange={props.onSearch} />
      <div ref={rows} className={styles.rows}>
        <ListStates
          status={
            query.isPending
              ? "loading"
              : query.isError && !query.data
                ? "fault"
                : query.isPlaceholderData
                  ? "stale"
                  : "ready"
          }
          count={sessions.length}
          skeleton={{ rows: 8, rowHeight: 66 }}
          nothingYet={{
            icon: IconHistory,
            title: t`No chat yet`,
            text: t`Every chat stays here, with all that was written.`,
          }}
          filtered={
            isFiltered(search)
              ? { title: t`No chat matches`, filters: words, onRemove: () => props.onSearch({}) }
              : undefined
          }
          fault={{
            title: t`The chats did not load`,
            detail: problem?.detail,
            traceId: problem?.requestId,
            onRetry: () => void query.refetch(),
          }}
          end={{
            oldest: sessions.at(-1)?.createdAt,
            onMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
            loadingMore: query.isFetchingNextPage,
          }}
        >
          <Rows key={JSON.stringify(search)} sessions={sessions} />
        </ListStates>
      </div>
    </div>
  );
}

/** Rows that hold still under the pointer, while chats begin and change. */
function Rows({ sessions }: { sessions: readonly ChatSession[] }) {
  const { rows, hold } = useSettledOrder(sessions.map((session) => [session.id, session] as const));
  return (
    <ul className={styles.items} {...hold}>
      {rows
        .filter((row) => !row.gone)
        .map((row) => (
          <li key={row.id}>
            <HistoryRow session={row.item} keepFilters />
          </li>
        ))}
    </ul>
  );
}

function CountWords({ total, status }: { total: number; status: HistorySearch["status"] }) {
  switch (status) {
    case undefined:
      return <Plural value={total} one="# chat" other="# chats" />;
    case "completed":
      return <Plural value={total} one="# completed chat" other="# completed chats" />;
    case "created":
      return <Plural value={total} one="# waiting chat" other="# waiting chats" />;
    case "handled":
      return <Plural value={total} one="# handled chat" other="# handled chats" />;
    case "missed":
      return <Plural value={total} one="# abandoned chat" other="# abandoned chats" />;
    case "callback":
      return <Plural value={total} one="# callback" other="# callbacks" />;
  }
}
