import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import type { DockWindow } from "../../../shared/chat/data/dock.ts";
import { useChat, useDock, usePresence } from "../../../shared/chat/data/react.tsx";
import type { ChatWindowProps } from "../../../shared/chat/ui/types.ts";
import { useMe } from "../../me/me.ts";
import { isOpen, techniciansOf } from "../chatWords.ts";
import { useCard } from "./useCard.ts";
import { useWindowActions } from "./useWindowActions.ts";
import { useWindowMenu } from "./useWindowMenu.tsx";
import { windowHeader } from "./windowHeader.ts";

/** Everything that the window of one chat shows and does. `quiet` windows came by themselves and take no focus. */
export function useWindowProps(window: DockWindow, quiet: boolean): ChatWindowProps {
  const { i18n } = useI18n();
  const me = useMe();
  const dock = useDock();
  const chat = useChat(window.id);
  const session = chat?.session;
  const technician = session && techniciansOf(session)[0];
  const presence = usePresence(technician?.userId);
  const actions = useWindowActions(window.id, session);
  const card = useCard(session, chat?.can ?? {}, actions);
  const menu = useWindowMenu(session, chat?.can ?? {}, actions);
  const composer = useComposerWords(session, chat?.gone);
  const [startedAt] = useState(() => new Date().toISOString());
  const site = me.site.name;
  return useMemo<ChatWindowProps>(
    () => ({
      viewer: "contact",
      viewerUserId: me.userId,
      header: windowHeader(session, { site, startedAt, presence, i18n }),
      items: chat?.items ?? [],
      loading: chat?.loading ?? true,
      fault: chat?.fault,
      card: chat?.fault ? null : card,
      typing: chat?.typing,
      // Without anything unread when the window opens, nothing that comes later is "new".
      readSeq: chat?.unread ? chat.readSeq : Number.MAX_SAFE_INTEGER,
      unreadCount: chat?.unread ?? 0,
      composer: {
        draftKey: `chat:${chat?.draftKey ?? window.key}`,
        onSend: (text) => chat?.send(text),
        onTyping: chat?.typed,
        ...composer,
      },
      menu,
      onMinimise: () => dock.minimise(window.id),
      autoFocus: !quiet,
      onRetry: (key) => chat?.retry(key),
      onLoadEarlier: chat?.hasEarlier ? chat.loadEarlier : undefined,
      onSeen: chat?.seen,
    }),
    [
      me.userId,
      session,
      site,
      startedAt,
      presence,
      i18n,
      chat,
      card,
      window.key,
      window.id,
      composer,
      menu,
      dock,
      quiet,
    ],
  );
}

function useComposerWords(
  session: ChatSession | undefined,
  gone: string | undefined,
): { placeholder: string; closedReason?: string } {
  const { t } = useLingui();
  const placeholder = session?.status === "handled" ? t`Write a message` : t`Add details while you wait`;
  const closedReason = (() => {
    if (gone) return t`This chat is no longer visible to you`;
    if (!session || isOpen(session)) return undefined;
    if (session.status === "completed") return t`You can still read this chat`;
    if (session.status === "missed") return t`This chat has ended`;
    return session.callback?.withdrawnAt ? t`Call back withdrawn` : t`We will get back to you`;
  })();
  return useMemo(() => ({ placeholder, closedReason }), [placeholder, closedReason]);
}
