import { Trans, useLingui } from "@lingui/react/macro";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { HistoryRow } from "../history/HistoryRow.tsx";
import { Link } from "../shell/nav.tsx";
import styles from "./Desk.module.css";
import { useChatsChanged } from "./useChatsChanged.ts";

/** The last chats, whatever became of them, with the way to all. */
export function LatestChats() {
  const { t } = useLingui();
  const news = useChatsChanged();
  const chats = useQuery({
    queryKey: ["latest", news],
    queryFn: ({ signal }) => call("GET /chat-sessions", { query: { limit: 8 }, signal }),
    placeholderData: (before) => before,
    refetchInterval: 120_000,
  });
  const rows = chats.data?.data ?? [];
  return (
    <section className={styles.panel} aria-label={t`Latest chats`}>
      <div className={styles.panelHead}>
        <h2 className={styles.panelTitle}>
          <Trans>Latest chats</Trans>
        </h2>
        <Link to="/history" className={styles.all}>
          <Trans>Chat history</Trans>
        </Link>
      </div>
      <ListStates
        status={chats.isPending ? "loading" : chats.isError && !chats.data ? "fault" : "ready"}
        count={rows.length}
        skeleton={{ rows: 6, rowHeight: 62 }}
        nothingYet={{
          icon: IconHistory,
          title: t`No chat yet`,
          text: t`Every chat stays here, with all that was written.`,
        }}
        fault={{
          title: t`The chats did not load`,
          traceId: chats.error instanceof ApiProblem ? chats.error.requestId : undefined,
          onRetry: () => void chats.refetch(),
        }}
        end={false}
      >
        <ul className={styles.latest}>
          {rows.map((session) => (
            <li key={session.id}>
              <HistoryRow session={session} />
            </li>
          ))}
        </ul>
      </ListStates>
    </section>
  );
}
