import { useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { useChatTabs, useUnread } from "../../shared/chat/data/react.tsx";
import { setUnreadTotal, useDocumentTitle } from "../../shared/ui/page/useDocumentTitle.ts";

/** Names the browser's tab: unread messages, who waits, the page: "(2) 1 waiting · Chats · Deskbell TECH". */
export function useTechTitle(page: string): void {
  const { t } = useLingui();
  const { counts } = useChatTabs();
  const unread = useUnread();
  const waiting = counts.waiting.count;
  useEffect(() => setUnreadTotal(unread), [unread]);
  useDocumentTitle(waiting > 0 ? t`${waiting} waiting · ${page}` : page, "Deskbell TECH");
}
