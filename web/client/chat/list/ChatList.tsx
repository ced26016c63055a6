import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconMessageCircle } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { ListStates } from "../../../shared/ui/list/ListStates.tsx";
import { SearchField } from "../../../shared/ui/search/SearchField.tsx";
import styles from "./ChatList.module.css";
import { ChatRow } from "./ChatRow.tsx";
import { useListFault } from "./listFault.tsx";
import { useChatList } from "./ownChats.ts";

/** All own chats, newest first, with a search that stays in the address. */
export function ChatList() {
  const { t } = useLingui();
  const { q = "" } = useSearch({ from: "/chats" });
  const [typed, setTyped] = useTypedSearch(q);
  const { query, rows } = useChatList(q, 20);
  const fault = useListFault(query);
  const stale = query.isFetching && !query.isFetchingNextPage && rows.length > 0 && typed.trim() !== q;
  return (
    <>
      <div className={styles.bar}>
        <SearchField className={styles.search} value={typed} onChange={setTyped} label={t`Search my chats`} />
      </div>
      <section className={styles.card} aria-label={t`My chats`}>
        <ListStates
          status={
            query.isPending ? "loading" : query.isError && rows.length === 0 ? "fault" : stale ? "stale" : "ready"
          }
          count={rows.length}
          skeleton={{ rows: 6, rowHeight: 64, avatar: false }}
          nothingYet={{
            icon: IconMessageCircle,
            title: <Trans>No chats yet</Trans>,
            text: <Trans>When you chat with us, you find it here again, word for word.</Trans>,
            action: (
              <Button renderRoot={(props) => <Link to="/" {...props} />}>
                <Trans>Go to the chat</Trans>
              </Button>
            ),
          }}
          filtered={
            q
              ? {
                  title: <Trans>No chat matches</Trans>,
                  filters: <Trans>Searched for “{q}”.</Trans>,
                  onRemove: () => setTyped(""),
                }
              : undefined
          }
          fault={fault}
          end={{
            oldest: rows.at(-1)?.session.createdAt,
            onMore: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
            loadingMore: query.isFetchingNextPage,
          }}
        >
          <ul className={styles.list}>
            {rows.map(({ session, unread }) => (
              <ChatRow key={session.id} session={session} unread={unread} />
            ))}
          </ul>
        </ListStates>
      </section>
    </>
  );
}

/** What stands in the search box; the address follows 300 ms after the last key, and back and forward lead the box. */
function useTypedSearch(q: string): [typed: string, setTyped: (text: string) => void] {
  const navigate = useNavigate({ from: "/chats" });
  const [typed, setTyped] = useState(q);
  const shown = useRef(q);
  useEffect(() => {
    if (shown.current === q) return;
    shown.current = q;
    setTyped(q);
  }, [q]);
  useEffect(() => {
    const wanted = typed.trim();
    if (wanted === shown.current) return;
    const timer = setTimeout(
      () => {
        shown.current = wanted;
        void navigate({ search: wanted ? { q: wanted } : {}, replace: true });
      },
      wanted ? 300 : 0,
    );
    return () => clearTimeout(timer);
  }, [typed, navigate]);
  return [typed, setTyped];
}
