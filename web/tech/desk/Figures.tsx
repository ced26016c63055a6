import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { RelativeTime, TickingTime, useNow } from "../../shared/ui/time/index.ts";
import { type Tab, useManager } from "../manager/manager-state.ts";
import { tabIcons } from "../manager/tab-looks.ts";
import { useManagerLists } from "../manager/useManagerLists.ts";
import { callbackDue, waitingSince } from "../people/sessions.ts";
import styles from "./Desk.module.css";

/** Four figures that an agent looks at all day; each opens its tab of the session manager. */
export function Figures() {
  const { t } = useLingui();
  const lists = useManagerLists();
  const now = useNow(30_000);
  const oldest = lists.waiting.map((entry) => waitingSince(entry.session)).sort()[0];
  const unread = lists.mine.reduce((sum, entry) => sum + entry.unread, 0);
  const overdue = lists.callbacks.filter(
    ({ session }) => session.callback && callbackDue(session.callback, now).state === "overdue",
  ).length;
  return (
    <div className={styles.figures}>
      <Figure tab="waiting" label={t`Waiting now`} urgent={lists.counts.waiting.count > 0}>
        {oldest ? (
          <Trans>
            longest <TickingTime since={oldest} />
          </Trans>
        ) : (
          <Trans>the bell rings when someone does</Trans>
        )}
      </Figure>
      <Figure tab="mine" label={t`My chats`}>
        {unread > 0 ? (
          <Plural value={unread} one="# unread message" other="# unread messages" />
        ) : (
          <Trans>all read</Trans>
        )}
      </Figure>
      <Figure tab="abandoned" label={t`Abandoned`}>
        <Oldest entries={lists.abandoned} />
      </Figure>
      <Figure tab="callbacks" label={t`Callbacks`} urgent={overdue > 0}>
        {overdue > 0 ? (
          <Plural value={overdue} one="# overdue" other="# overdue" />
        ) : (
          <Oldest entries={lists.callbacks} />
        )}
      </Figure>
    </div>
  );
}

function Oldest({ entries }: { entries: ChatEntry[] }) {
  const oldest = entries.map((entry) => entry.session.createdAt).sort()[0];
  if (!oldest) return <Trans>nothing to follow up</Trans>;
  return (
    <Trans>
      oldest <RelativeTime at={oldest} />
    </Trans>
  );
}

function Figure(props: { tab: Tab; label: string; urgent?: boolean; children: ReactNode }) {
  const manager = useManager();
  const { ready, counts } = useManagerLists();
  const { count, more } = counts[props.tab];
  const { icon, family } = tabIcons[props.tab];
  return (
    <button
      type="button"
      className={styles.figure}
      data-family={family}
      data-some={count > 0 || undefined}
      data-urgent={props.urgent || undefined}
      onClick={() => manager.show(props.tab)}
    >
      <span className={styles.figureLabel}>
        <Icon of={icon} size={16} className={styles.figureIcon} />
        {props.label}
      </span>
      <span className={styles.figureCount}>
        {ready ? count : "–"}
        {more && "+"}
      </span>
      <span className={styles.figureNote}>{ready && props.children}</span>
    </button>
  );
}
