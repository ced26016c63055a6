import { Trans } from "@lingui/react/macro";
import { IconMessageCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { ListStates } from "../../../shared/ui/list/ListStates.tsx";
import styles from "./ChatList.module.css";
import { ChatRow } from "./ChatRow.tsx";
import { useListFault } from "./listFault.tsx";
import { useChatList } from "./ownChats.ts";

/** The last few chats, below the box that starts one. */
export function RecentChats() {
  const { query, rows } = useChatList("", 5);
  const fault = useListFault(query);
  return (
    <section className={styles.card} aria-labelledby="recent-chats">
      <div className={styles.head}>
        <h2 className={styles.heading} id="recent-chats">
          <Trans>Recent chats</Trans>
        </h2>
        {rows.length > 0 && (
          <Link to="/chats" className={styles.all}>
            <Trans>All my chats</Trans>
          </Link>
        )}
      </div>
      <ListStates
        status={query.isPending ? "loading" : query.isError && rows.length === 0 ? "fault" : "ready"}
        count={rows.length}
        skeleton={{ rows: 3, rowHeight: 68, avatar: false }}
        nothingYet={{
          icon: IconMessageCircle,
          title: <Trans>No chats yet</Trans>,
          text: <Trans>When you chat with us, you find it here again.</Trans>,
        }}
        fault={fault}
        end={false}
      >
        <ul className={styles.list}>
          {rows.map(({ session, unread }) => (
            <ChatRow key={session.id} session={session} unread={unread} brief />
          ))}
        </ul>
      </ListStates>
    </section>
  );
}
