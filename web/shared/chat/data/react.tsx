import { type ChatTab, compareInTab, isActive, isIn, isInvited, tabOf } from "@deskbell/common/chat/lists.ts";
import type { ChatSession, PresenceState } from "@deskbell/common/chat/schemas.ts";
import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { ApiProblem } from "../../api/problem.ts";
import { Store } from "../../realtime/store.ts";
import type { ChatItem } from "../ui/types.ts";
import type { ChatData } from "./chat-data.ts";
import type { ChatEntry } from "./chat-list.ts";
import type { ChatLogState } from "./chat-log.ts";
import { ItemList } from "./items.ts";
import { type NotificationPermissionState, notificationPermission } from "./notifications.ts";
import type { OutboxItem } from "./outbox-store.ts";
import type { PresencePreference } from "./presence.ts";

const Context = createContext<ChatData | null>(null);

/** Gives the chat to everything below. */
export function ChatDataProvider(props: { chat: ChatData; children: ReactNode }) {
  return <Context value={props.chat}>{props.children}</Context>;
}

/** The chat of the signed-in person. Throws outside `ChatDataProvider`. */
export function useChatData(): ChatData {
  const chat = use(Context);
  if (!chat) throw new Error("useChatData needs a ChatDataProvider above it");
  return chat;
}

function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/** State of the line to the server; `retryAt` and `since` are on the clock of `useNow`. */
export function useConnection() {
  const { realtime } = useChatData();
  const state = useStore(realtime.state);
  return useMemo(() => {
    const { offset } = realtime.clock;
    const retryAt = state.retryAt === undefined ? undefined : state.retryAt + offset;
    return { ...state, since: state.since + offset, retryAt, reconnect: realtime.reconnect };
  }, [state, realtime]);
}

/** The tabs of the session manager (spec 10 section 13). */
export function useChatTabs() {
  const chat = useChatData();
  const { ready, fault, entries, more } = useStore(chat.list.store);
  return useMemo(() => {
    const tabs: Record<ChatTab, ChatEntry[]> = { mine: [], waiting: [], abandoned: [], callbacks: [] };
    for (const entry of entries.values()) {
      const tab = tabOf(entry.session, chat.me.userId);
      if (tab) tabs[tab].push(entry);
    }
    const count = (tab: ChatTab) => {
      const compare = compareInTab(tab);
      tabs[tab].sort((a, b) => compare(a.session, b.session));
      return { count: tabs[tab].length, more: more && tab !== "mine", unread: unreadIn(tabs[tab]) };
    };
    const counts = {
      mine: count("mine"),
      waiting: count("waiting"),
      abandoned: count("abandoned"),
      callbacks: count("callbacks"),
    };
    return { ready, fault: listFault(fault, chat), ...tabs, counts };
  }, [entries, ready, fault, more, chat]);
}

const newestFirst = (a: ChatEntry, b: ChatEntry) => Date.parse(b.session.createdAt) - Date.parse(a.session.createdAt);

/** A contact's own chats. A chat they have left and may come back to is still `active` (spec 10 C-34). */
export function useOwnChats() {
  const chat = useChatData();
  const { ready, fault, entries } = useStore(chat.list.store);
  return useMemo(() => {
    const { userId } = chat.me;
    const all = [...entries.values()].sort(newestFirst);
    const invited = (session: ChatSession) => isInvited(session, userId) && isActive(session);
    return {
      ready,
      fault: listFault(fault, chat),
      active: all.filter(({ session }) => isActive(session) && !invited(session)),
      invitations: all.filter(({ session }) => invited(session)),
      callbacks: all.filter(({ session }) => session.status === "callback"),
      closed: all.filter(({ session }) => session.status === "completed" && isIn(session, userId)),
    };
  }, [entries, ready, fault, chat]);
}

/** Unread messages over all own chats. */
export function useUnread(): number {
  const chat = useChatData();
  const total = () => unreadIn(chat.list.store.get().entries.values());
  return useSyncExternalStore(chat.list.store.subscribe, total, total);
}

function unreadIn(entries: Iterable<ChatEntry>): number {
  let sum = 0;
  for (const entry of entries) sum += entry.unread;
  return sum;
}

const nothing = new Store<ChatLogState | undefined>(undefined);

/**
 * One chat, ready for `ChatWindow`. While the chat is still being opened there is no `session`, and `opening` is true.
 * The functions never change for one id. Undefined as long as nothing is known.
 */
export function useChat(id: string) {
  const chat = useChatData();
  const unsent = useStore(chat.outbox.items);
  const sid = chat.outbox.home(id);
  const log = useStore(chat.logs.known).get(sid);
  const state = useStore<ChatLogState | undefined>(log?.store ?? (nothing as Store<ChatLogState | undefined>));
  const entries = useStore(chat.list.store).entries;
  const windows = useStore(chat.dock.windows);
  const [list] = useState(() => new ItemList(chat.me));
  const own = useMemo(() => unsentOf(unsent, sid, chat.outbox.home), [unsent, sid, chat]);
  useEffect(() => (sid.startsWith("new:") ? undefined : chat.watch(sid)), [chat, sid]);
  const items = useMemo<ChatItem[]>(() => list.items(state, own, chat.realtime.clock.offset), [list, state, own, chat]);
  const functions = useChatFunctions(id);
  const opening = sid.startsWith("new:");
  if (!state && !opening && own.length === 0) return undefined;
  return {
    id: sid,
    opening,
    session: state?.session,
    can: state?.info?.can ?? {},
    items,
    loading: state ? state.loading && state.events.length === 0 : !opening,
    fault: state?.fault ? faultOf(state.fault, functions.loadEarlier) : undefined,
    hasEarlier: state?.hasEarlier ?? false,
    typing: state?.typing.filter((person) => person.userId !== chat.me.userId) ?? [],
    readSeq: log ? chat.readSeq(log) : 0,
    unread: entries.get(sid)?.unread ?? 0,
    gone: state?.gone,
    draftKey: `${chat.me.userId}:${windows.find((w) => w.id === sid)?.key ?? sid}`,
    ...functions,
  };
}

/** What waits for a chat to open is already shown under the id it gets; the opening words are then its name. */
function unsentOf(items: readonly OutboxItem[], sid: string, home: (id: string) => string): OutboxItem[] {
  return items.filter((item) => item.sessionId === sid || (home(item.sessionId) === sid && !item.start));
}

function useChatFunctions(id: string) {
  const chat = useChatData();
  return useMemo(
    () => ({
      send: (text: string) => chat.send(id, text),
      retry: (key: string) => void chat.outbox.retry(key),
      discard: (key: string) => void chat.outbox.discard(key),
      textOf: (key: string) => chat.outbox.items.get().find((item) => item.id === key)?.text ?? "",
      loadEarlier: () => void chat.logs.get(chat.outbox.home(id))?.loadEarlier(),
      seen: (seq: number) => chat.seen(id, seq),
      typed: () => chat.typed(id),
    }),
    [chat, id],
  );
}

function faultOf(fault: unknown, onRetry: () => void) {
  const detail = fault instanceof Error ? fault.message : String(fault);
  return { detail, traceId: fault instanceof ApiProblem ? fault.requestId : undefined, onRetry };
}

function listFault(fault: unknown, chat: ChatData) {
  return fault === undefined ? undefined : faultOf(fault, () => chat.list.refresh());
}

/** The docked windows, in order. */
export function useDock() {
  const { dock } = useChatData();
  const windows = useStore(dock.windows);
  return useMemo(() => {
    const { open, minimise, minimiseNew, restore, close, move } = dock;
    return { windows, open, minimise, minimiseNew, restore, close, move };
  }, [dock, windows]);
}

/** Alert cards, and whether sounds and browser notifications can reach this person. */
export function useAlerts() {
  const chat = useChatData();
  const cards = useStore(chat.alerts.cards);
  const soundBlocked = useStore(chat.chime.blocked);
  const [permission, setPermission] = useState<NotificationPermissionState>(notificationPermission);
  const askPermission = useCallback(async () => {
    if (notificationPermission() !== "unsupported") await Notification.requestPermission();
    setPermission(notificationPermission());
    return notificationPermission();
  }, []);
  const { unlock, play } = chat.chime;
  const testSound = useCallback(() => play("alert"), [play]);
  return { cards, soundBlocked, permission, askPermission, unlockSound: unlock, testSound };
}

/** Presence of a person, followed as long as it is shown; undefined while unknown or invisible to the caller. */
export function usePresence(userId: string | undefined): PresenceState | undefined {
  const { presence } = useChatData();
  useEffect(() => (userId ? presence.watch(userId) : undefined), [presence, userId]);
  const people = useStore(presence.people);
  return userId ? people.get(userId) : undefined;
}

export function useOwnPresence() {
  const { presence } = useChatData();
  const own = useStore(presence.own);
  const choose = useCallback((state: PresencePreference) => presence.choose(state), [presence]);
  return { ...own, choose };
}

/** What would be lost or delayed by signing out now (spec 10 edge case 9). */
export function useUnsent() {
  const { outbox } = useChatData();
  const count = useStore(outbox.items).length;
  const discardAll = useCallback(() => outbox.discardAll(), [outbox]);
  return { count, hasUnsent: count > 0, discardAll };
}

export function useChatConfig() {
  return useStore(useChatData().config);
}

/** Calls `listener` for things that are told once: an invitation declined or expired, a chat left open for long. */
export function useChatNews(listener: Parameters<ChatData["onNews"]>[0]): void {
  const chat = useChatData();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => chat.onNews((news) => latest.current(news)), [chat]);
}
