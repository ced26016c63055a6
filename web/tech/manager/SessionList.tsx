import { Trans, useLingui } from "@lingui/react/macro";
import { IconBell, IconMessageCircle, IconPhoneCall, IconPhoneX } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import type { ChatEntry, ChatTabs } from "../../shared/chat/data/types.ts";
import { ListStates, type ListStatesProps } from "../../shared/ui/list/ListStates.tsx";
import { Link } from "../shell/nav.tsx";
import { CallbackCard } from "./CallbackCard.tsx";
import { GoneCard } from "./GoneCard.tsx";
import { MineCard } from "./MineCard.tsx";
import { MissedCard } from "./MissedCard.tsx";
import type { Tab } from "./manager-state.ts";
import styles from "./SessionManager.module.css";
import { useSettledOrder } from "./useSettledOrder.ts";
import { WaitingCard } from "./WaitingCard.tsx";

/** The chats of one tab as cards that hold still under the pointer; arrow keys move between them. */
export function SessionList(props: { lists: ChatTabs; tab: Tab }) {
  const { lists, tab } = props;
  const { t } = useLingui();
  const entries = lists[tab];
  return (
    <div id="manager-list" role="tabpanel" aria-labelledby={`manager-tab-${tab}`} className={styles.list}>
      <ListStates
        status={lists.ready ? "ready" : lists.fault ? "fault" : "loading"}
        count={entries.length}
        skeleton={{ rows: 3, rowHeight: 104 }}
        nothingYet={useNothing()[tab]}
        fault={lists.fault && { title: t`The chats did not load`, ...lists.fault }}
        end={false}
      >
        <Cards key={tab} tab={tab} entries={entries} />
      </ListStates>
      {lists.ready && entries.length > 0 && <End tab={tab} more={lists.counts[tab].more} />}
    </div>
  );
}

function Cards({ tab, entries }: { tab: Tab; entries: ChatEntry[] }) {
  const list = useRef<HTMLUListElement>(null);
  const { rows, hold } = useSettledOrder(entries.map((entry) => [entry.session.id, entry] as const));
  const newest = entries.reduce<ChatEntry | undefined>(
    (found, entry) => (!found || entry.session.createdAt > found.session.createdAt ? entry : found),
    undefined,
  );
  return (
    <ul ref={list} className={styles.cards} onKeyDown={(event) => moveFocus(event, list.current)} {...hold}>
      {rows.map(({ id, item, gone }) => (
        <li key={id}>{gone ? <GoneCard>{card(tab, item, false)}</GoneCard> : card(tab, item, item === newest)}</li>
      ))}
    </ul>
  );
}

function card(tab: Tab, entry: ChatEntry, newest: boolean): ReactNode {
  if (tab === "waiting") return <WaitingCard entry={entry} primary={newest} />;
  if (tab === "abandoned") return <MissedCard entry={entry} />;
  if (tab === "callbacks") return <CallbackCard entry={entry} />;
  return <MineCard entry={entry} />;
}

function moveFocus(event: KeyboardEvent<HTMLElement>, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const cards = [...(list?.querySelectorAll<HTMLElement>("[data-card-main]") ?? [])];
  if (!step || cards.length === 0) return;
  event.preventDefault();
  const present = (document.activeElement?.closest("li") as HTMLElement | null)?.querySelector("[data-card-main]");
  const index = cards.indexOf(present as HTMLElement);
  cards[Math.min(Math.max(index + step, 0), cards.length - 1)]?.focus();
}

function End({ tab, more }: { tab: Tab; more: boolean }) {
  if (more) {
    return (
      <p className={styles.end}>
        <Trans>
          More in the <Link to="/history">chat history</Link>.
        </Trans>
      </p>
    );
  }
  return (
    <p className={styles.end}>
      {tab === "waiting" ? <Trans>That is everyone. Oldest first.</Trans> : <Trans>That is all. Newest first.</Trans>}
    </p>
  );
}

function useNothing(): Record<Tab, ListStatesProps["nothingYet"]> {
  const { t } = useLingui();
  return {
    mine: {
      icon: IconMessageCircle,
      title: t`No chat of yours is open`,
      text: t`Chats that you join stay here until you leave them.`,
    },
    waiting: { icon: IconBell, title: t`Nobody is waiting`, text: t`The bell rings when someone does.` },
    abandoned: {
      icon: IconPhoneX,
      title: t`Nobody gave up waiting`,
      text: t`People who leave before anyone joins stand here until someone has followed up.`,
    },
    callbacks: {
      icon: IconPhoneCall,
      title: t`Nobody waits for a call`,
      text: t`People who ask to be called back stand here, with their number and times.`,
    },
  };
}
