import { useLingui } from "@lingui/react/macro";
import type { KeyboardEvent } from "react";
import { Count, type TabCount } from "./Count.tsx";
import { type Tab, tabs } from "./manager-state.ts";
import styles from "./SessionManager.module.css";
import { useTabWords } from "./tab-looks.ts";

/** The four tabs with their live counts; arrow keys move between them. */
export function ManagerTabs(props: { counts: Record<Tab, TabCount>; tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useLingui();
  const words = useTabWords();
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = tabs[(tabs.indexOf(props.tab) + step + tabs.length) % tabs.length] as Tab;
    props.onTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab=${next}]`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label={t`Chats`} onKeyDown={onKey}>
      {tabs.map((tab) => (
        <button
          key={tab}
          id={`manager-tab-${tab}`}
          type="button"
          role="tab"
          data-tab={tab}
          aria-selected={tab === props.tab}
          aria-controls="manager-list"
          tabIndex={tab === props.tab ? 0 : -1}
          className={styles.tab}
          onClick={() => props.onTab(tab)}
        >
          <Count {...props.counts[tab]} alarming={tab === "waiting"} />
          <span className={styles.tabWord}>{words[tab]}</span>
        </button>
      ))}
    </div>
  );
}
