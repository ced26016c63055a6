import { useEffect, useSyncExternalStore } from "react";

let unread = 0;
const listeners = new Set<() => void>();

/** Unread messages over all chats, which the browser's tab shows in front of the page: "(2) #1427 Label printer". */
export function setUnreadTotal(count: number): void {
  unread = count;
  for (const listener of listeners) listener();
}

/** Names the browser's tab after the page: `#1234 Printer broken · Portal title`. */
export function useDocumentTitle(page: string, portal: string): void {
  const count = useSyncExternalStore(subscribe, unreadNow, unreadNow);
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${[page, portal].filter(Boolean).join(" · ")}`;
  }, [page, portal, count]);
}

function unreadNow(): number {
  return unread;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
