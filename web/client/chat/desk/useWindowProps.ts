import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { useState, useSyncExternalStore } from "react";
import { ApiProblem } from "../../../shared/api/problem.ts";
import type { DockWindow } from "../../../shared/chat/data/dock.ts";
import { useChat, useChatData, useDock, usePresence } from "../../../shared/chat/data/react.tsx";
import type { ChatComposerProps, ChatHeaderProps, ChatWindowProps } from "../../../shared/chat/ui/types.ts";
import { useMe } from "../../me/me.ts";
import { isOpen, techniciansOf } from "../chatWords.ts";
import { useRefusal } from "../refusal.ts";
import { useCard } from "./useCard.ts";
import { useWindowActions } from "./useWindowActions.ts";
import { useWindowMenu } from "./useWindowMenu.tsx";
import { windowHeader } from "./windowHeader.ts";

type Chat = ReturnType<typeof useChat>;

/** Everything that the window of one chat shows and does. `quiet` windows came by themselves and take no focus. */
export function useWindowProps(window: DockWindow, quiet: boolean): ChatWindowProps {
  const { userId } = useMe();
  const dock = useDock();
  const chat = useChat(window.id);
  const session = chat?.session;
  const can = chat?.can ?? {};
  const actions = useWindowActions(window.id, session);
  const card = useCard(session, can, actions);
  const menu = useWindowMenu(session, can, actions);
  const refused = useRefusedStart(window.id);
  const header = useHeader(session, refused !== undefined);
  const composer = useComposer(chat, window.key, refused);
  const ended = session?.status === "missed" || session?.status === "callback";
  const over = ended || refused !== undefined || Boolean(chat?.gone);
  return {
    viewer: "contact",
    viewerUserId: userId,
    header,
    ...logOf(chat),
    card: chat?.fault || refused ? null : card,
    composer,
    menu,
    onMinimise: () => dock.minimise(window.id),
    onClose: over ? actions.close : undefined,
    autoFocus: !quiet,
  };
}

function logOf(chat: Chat) {
  return {
    items: chat?.items ?? [],
    loading: chat?.loading ?? true,
    fault: chat?.fault,
    typing: chat?.typing,
    // Without anything unread when the window opens, nothing that comes later is "new".
    readSeq: chat?.unread ? chat.readSeq : Number.MAX_SAFE_INTEGER,
    unreadCount: chat?.unread ?? 0,
    onRetry: (key: string) => chat?.retry(key),
    onLoadEarlier: chat?.hasEarlier ? chat.loadEarlier : undefined,
    onSeen: chat?.seen,
  };
}

/** Why the server did not open the chat of this window, in the contact's words; what was written stands there to copy. */
function useRefusedStart(id: string): string | undefined {
  const { outbox } = useChatData();
  const items = useSyncExternalStore(outbox.items.subscribe, outbox.items.get);
  const refusal = useRefusal();
  const failed = items.find((item) => item.sessionId === id && item.start && item.failed)?.failed;
  return failed && refusal(new ApiProblem(409, { code: failed.code, detail: failed.detail }));
}

function useHeader(session: ChatSession | undefined, refused: boolean): ChatHeaderProps {
  const { i18n } = useI18n();
  const { site } = useMe();
  const technician = session && techniciansOf(session)[0];
  const presence = usePresence(technician?.userId);
  const [startedAt] = useState(() => new Date().toISOString());
  if (refused) return { title: site.name, state: { kind: "handled" } };
  return windowHeader(session, { site: site.name, startedAt, presence, i18n });
}

function useComposer(chat: Chat, key: string, refused: string | undefined): ChatComposerProps {
  const { t } = useLingui();
  const session = chat?.session;
  const closedReason = (): string | undefined => {
    if (refused) return refused;
    if (chat?.gone) return t`This chat is no longer visible to you`;
    if (!session || isOpen(session)) return undefined;
    if (session.status === "completed") return t`You can still read this chat`;
    if (session.status === "missed") return t`This chat has ended`;
    return session.callback?.withdrawnAt ? t`Call back withdrawn` : t`We will get back to you`;
  };
  return {
    draftKey: `chat:${chat?.draftKey ?? key}`,
    placeholder: session?.status === "handled" ? t`Write a message` : t`Add details while you wait`,
    closedReason: closedReason(),
    onSend: (text) => chat?.send(text),
    onTyping: chat?.typed,
  };
}
