import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useChatTabs } from "../../shared/chat/data/react.tsx";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { ChatStatusSign } from "../../shared/ui/status/ChatStatusSign.tsx";
import { RelativeTime, useNow } from "../../shared/ui/time/index.ts";
import { CallbackFacts } from "../callback/CallbackFacts.tsx";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { useSettledOrder } from "../manager/useSettledOrder.ts";
import { contactOf, lastWords } from "../people/sessions.ts";
import { Link } from "../shell/nav.tsx";
import styles from "./Desk.module.css";
import { dueOrder } from "./due-order.ts";

/** Everybody who left or asked for a call and has not been followed up, the most urgent first. */
export function FollowUps() {
  const { t } = useLingui();
  const lists = useChatTabs();
  const now = useNow(30_000);
  const entries = [...lists.callbacks, ...lists.abandoned].sort(dueOrder(now));
  const { rows, hold } = useSettledOrder(entries.map((entry) => [entry.session.id, entry] as const));
  return (
    <section className={styles.panel} aria-label={t`To follow up`}>
      <h2 className={styles.panelTitle}>
        <Trans>To follow up</Trans>
      </h2>
      <ListStates
        status={lists.ready ? "ready" : lists.fault ? "fault" : "loading"}
        count={entries.length}
        skeleton={{ rows: 3, rowHeight: 76 }}
        nothingYet={{
          icon: IconCircleCheck,
          title: t`Nothing to follow up`,
          text: t`Abandoned chats and callbacks stand here until somebody ends them with a note.`,
        }}
        fault={lists.fault && { title: t`The chats did not load`, ...lists.fault }}
        end={false}
      >
        <ul className={styles.rows} {...hold}>
          {rows.map(({ id, item, gone }) => (
            <FollowUp key={id} entry={item} gone={gone} />
          ))}
        </ul>
      </ListStates>
    </section>
  );
}

function FollowUp({ entry, gone }: { entry: ChatEntry; gone: boolean }) {
  const { session } = entry;
  const dialogs = useChatDialogs();
  const contact = contactOf(session);
  const words = lastWords(session);
  return (
    <li className={`${styles.row} ${gone ? styles.gone : ""}`}>
      <PresenceAvatar id={contact.userId} name={contact.name} size={32} />
      <div className={styles.rowBody}>
        <div className={styles.rowHead}>
          <Link to="/history/$chatId" params={{ chatId: session.id }} className={styles.rowName}>
            {contact.name}
          </Link>
          <span className={styles.rowAccount}>{session.account.name}</span>
          <span className={styles.rowTime}>
            <RelativeTime at={session.createdAt} />
          </span>
        </div>
        {session.callback ? (
          <CallbackFacts callback={session.callback} compact />
        ) : (
          <p className={styles.rowWords}>{words}</p>
        )}
        <div className={styles.rowFoot}>
          <ChatStatusSign status={session.status} size="sm" />
          {gone ? (
            <Trans>Done</Trans>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => dialogs.end(session)}>
              <Trans>End with a note</Trans>
            </Button>
          )}
        </div>
      </div>
    </li>
  );
}
