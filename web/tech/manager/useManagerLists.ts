import { isActive, isInvited } from "@deskbell/common/chat/lists.ts";
import { useMemo, useSyncExternalStore } from "react";
import { useChatData, useChatTabs } from "../../shared/chat/data/react.tsx";
import type { ChatTabs } from "../../shared/chat/data/types.ts";

/** The four tabs, with the chats I am invited into on top of my own. */
export function useManagerLists(): ChatTabs {
  const chat = useChatData();
  const tabs = useChatTabs();
  const { entries } = useSyncExternalStore(chat.list.store.subscribe, chat.list.store.get);
  return useMemo(() => {
    const { userId } = chat.me;
    const known = new Set([...tabs.waiting, ...tabs.mine].map((entry) => entry.session.id));
    const invited = [...entries.values()].filter(
      ({ session }) => isInvited(session, userId) && isActive(session) && !known.has(session.id),
    );
    if (invited.length === 0) return tabs;
    const mine = { ...tabs.counts.mine, count: tabs.counts.mine.count + invited.length };
    return { ...tabs, mine: [...invited, ...tabs.mine], counts: { ...tabs.counts, mine } };
  }, [tabs, entries, chat]);
}
