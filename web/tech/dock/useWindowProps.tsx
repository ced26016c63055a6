import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { useChat, useChatData, useDock, usePresence } from "../../shared/chat/data/react.tsx";
import type { Chat } from "../../shared/chat/data/types.ts";
import type { ChatHeaderProps, ChatHeaderState, ChatWindowProps } from "../../shared/chat/ui/types.ts";
import { useNow } from "../../shared/ui/time/index.ts";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { callbackDue, contactOf, firstName, waitingSince } from "../people/sessions.ts";
import { useWindowMenu } from "./useWindowMenu.tsx";

/** What the window of one chat shows to an agent. While the chat is still unknown, an empty window that loads. */
export function useWindowProps(id: string, autoFocus: boolean): ChatWindowProps {
  const { t } = useLingui();
  const data = useChatData();
  const dock = useDock();
  const dialogs = useChatDialogs();
  const chat = useChat(id);
  const header = useHeader(chat?.session);
  const menu = useWindowMenu(chat);
  const closedReason = useClosedReason(chat);
  const { session } = chat ?? {};
  return {
    viewer: "agent",
    viewerUserId: data.me.userId,
    header,
    items: chat?.items ?? [],
    loading: chat ? chat.loading : true,
    fault: chat?.fault,
    card: null,
    typing: chat?.typing,
    readSeq: chat?.readSeq ?? 0,
    unreadCount: chat?.unread ?? 0,
    composer: {
      draftKey: chat?.draftKey ?? `${data.me.userId}:${id}`,
      placeholder: t`Message ${firstName(header.title)}`,
      onSend: (text) => void chat?.send(text),
      onTyping: chat?.typed,
      closedReason,
    },
    menu,
    onAddPerson: session && chat?.can.invite ? () => dialogs.invite(session) : undefined,
    onMinimise: () => dock.minimise(id),
    onClose: () => dock.close(id),
    autoFocus: autoFocus && !typingElsewhere(),
    onRetry: (key) => chat?.retry(key),
    onLoadEarlier: chat?.hasEarlier ? () => void chat.loadEarlier() : undefined,
    onSeen: chat?.seen,
  };
}

/** Focus is never taken from somebody who writes. */
function typingElsewhere(): boolean {
  const active = document.activeElement;
  return active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement;
}

function useHeader(session: ChatSession | undefined): ChatHeaderProps {
  const { t } = useLingui();
  const contact = session && contactOf(session);
  const presence = usePresence(contact?.userId);
  const now = useNow(30_000);
  if (!session || !contact) return { title: t`Chat`, state: { kind: "handled" } };
  const detail = session.reference ? `#${session.reference.id} · ${session.account.name}` : session.account.name;
  return {
    title: contact.name,
    person: { id: contact.userId, name: contact.name, presence },
    detail,
    state: headerState(session, now, presence),
  };
}

function headerState(session: ChatSession, now: number, presence: ReturnType<typeof usePresence>): ChatHeaderState {
  if (session.status === "completed") {
    const at = session.closedAt ?? session.lastModifiedAt;
    return { kind: "closed", at, durationSeconds: session.report.chatDurationSeconds };
  }
  if (session.status === "missed") return { kind: "missed", at: session.lastModifiedAt };
  if (session.status === "callback") {
    const overdue = session.callback ? callbackDue(session.callback, now).state === "overdue" : false;
    return { kind: "callback", since: session.createdAt, overdue };
  }
  if (session.unattendedSince) return { kind: "unattended", since: waitingSince(session) };
  if (session.status === "created") return { kind: "waiting", since: session.createdAt };
  return { kind: "handled", presence };
}

function useClosedReason(chat: Chat | undefined): string | undefined {
  const { t } = useLingui();
  const data = useChatData();
  const { session } = chat ?? {};
  if (!chat || !session) return undefined;
  if (chat.gone) return t`You can no longer see this chat.`;
  if (session.status === "completed") return t`This chat is closed. Nobody can write here any more.`;
  if (session.status === "missed") return t`This chat ended before anyone joined.`;
  if (session.status === "callback") return t`A call back was asked for. Nobody can write here.`;
  const inside = session.users.some((user) => user.userId === data.me.userId);
  return inside ? undefined : t`You are not in this chat. Join from the menu to write.`;
}
