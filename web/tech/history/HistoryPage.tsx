import { useLingui } from "@lingui/react/macro";
import { IconMessages } from "@tabler/icons-react";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { ErrorBoundary } from "../../shared/ui/fault/ErrorBoundary.tsx";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { useGo } from "../shell/nav.tsx";
import { useTechTitle } from "../shell/useTechTitle.ts";
import { ChatDetail } from "./ChatDetail.tsx";
import type { HistorySearch } from "./filters.ts";
import { HistoryList } from "./HistoryList.tsx";
import styles from "./HistoryPage.module.css";
import { useHistory } from "./useHistory.ts";

/** Every chat that this agent may see, open ones too: list, transcript, facts (design section 7.6, spec 10 section 16). */
export function HistoryPage() {
  const go = useGo();
  const search = useSearch({ strict: false }) as HistorySearch;
  const { chatId } = useParams({ strict: false }) as { chatId?: string };
  const history = useHistory(search);
  useRowKeys(
    history.sessions.map((session) => session.id),
    chatId,
  );
  const onSearch = (next: HistorySearch) =>
    go(chatId ? { to: "/history/$chatId", params: { chatId }, search: next } : { to: "/history", search: next }, {
      replace: true,
    });
  return (
    <div className={styles.page} data-open={chatId !== undefined || undefined}>
      <HistoryList search={search} history={history} chatId={chatId} onSearch={onSearch} />
      <div className={styles.detail}>
        {chatId ? (
          <ErrorBoundary resetKey={chatId}>
            <ChatDetail key={chatId} id={chatId} />
          </ErrorBoundary>
        ) : (
          <NothingOpen />
        )}
      </div>
    </div>
  );
}

function NothingOpen() {
  const { t } = useLingui();
  useTechTitle(t`Chat history`);
  return (
    <div className={styles.nothing}>
      <EmptyState icon={IconMessages} title={t`Choose a chat`}>
        {t`Its messages, facts and closing note show here.`}
      </EmptyState>
    </div>
  );
}

/** `j` and `k` walk the list with the transcript following, `Enter` goes into it. */
function useRowKeys(ids: string[], chatId: string | undefined): void {
  const { t } = useLingui();
  const go = useGo();
  const group = t`Chat history`;
  const step = (by: 1 | -1) => () => {
    const at = chatId ? ids.indexOf(chatId) : -1;
    const next = ids[at === -1 ? 0 : Math.min(Math.max(at + by, 0), ids.length - 1)];
    if (!next) return;
    go({ to: "/history/$chatId", params: { chatId: next }, search: true }, { replace: chatId !== undefined });
  };
  useShortcut({ keys: "j", label: t`Next chat`, group, run: step(1) });
  useShortcut({ keys: "k", label: t`Previous chat`, group, run: step(-1) });
  useEffect(() => {
    const enter = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.defaultPrevented || document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>("[data-transcript]")?.focus();
    };
    document.addEventListener("keydown", enter);
    return () => document.removeEventListener("keydown", enter);
  }, []);
}
