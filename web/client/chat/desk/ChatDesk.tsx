import { useLingui } from "@lingui/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { DockWindow } from "../../../shared/chat/data/dock.ts";
import { useChatData, useConnection, useDock, useOwnChats, useUnread } from "../../../shared/chat/data/react.tsx";
import type { ChatWindowProps, DockedChat } from "../../../shared/chat/ui/types.ts";
import { usePhone } from "../../../shared/chat/ui/window/usePhone.ts";
import { ConnectionBanner } from "../../../shared/ui/connection/ConnectionBanner.tsx";
import { ErrorBoundary } from "../../../shared/ui/fault/ErrorBoundary.tsx";
import { setUnreadTotal } from "../../../shared/ui/page/useDocumentTitle.ts";
import { AlertNote } from "./AlertNote.tsx";
import { ChatSource } from "./ChatSource.tsx";
import { useChatKey } from "./useChatKey.ts";
import { useDeskUpkeep } from "./useDeskUpkeep.ts";

const ChatDock = lazy(() =>
  import("../../../shared/chat/ui/ChatDock.tsx").then((module) => ({ default: module.ChatDock })),
);

const PushInvitation = lazy(() =>
  import("./PushInvitation.tsx").then((module) => ({ default: module.PushInvitation })),
);

/** What lies over every page: docked chats, invitations, the connection banner, and the hint about blocked sounds. */
export function ChatDesk(props: { bannerClass: string }) {
  const { windows } = useDock();
  const quiet = useDeskUpkeep();
  const [shown, take] = useShown(windows);
  useUnreadInTitle();
  useTextsInLanguage();
  useChatKey();
  return (
    <>
      <Connection className={props.bannerClass} />
      <AlertNote />
      <Invitation />
      {windows.map((window) => (
        <ErrorBoundary key={window.key} fallback={null}>
          <ChatSource window={window} quiet={quiet.has(window.key)} onProps={take} />
        </ErrorBoundary>
      ))}
      {shown.length > 0 && (
        <div data-chat-dock="">
          <Suspense>
            <Dock chats={shown} />
          </Suspense>
        </div>
      )}
    </>
  );
}

function Dock({ chats }: { chats: DockedChat[] }) {
  const dock = useDock();
  const phone = usePhone();
  return <ChatDock viewer="contact" chats={phone ? oneOpen(chats) : chats} onOpen={dock.open} />;
}

/** On phones a window takes the screen, so only the newest stands open; the others are bars. */
function oneOpen(chats: DockedChat[]): DockedChat[] {
  const newest = chats.findLast((chat) => !chat.minimised);
  return chats.map((chat) => (chat === newest ? chat : { ...chat, minimised: true }));
}

/** The windows in the order of the dock, each with what its `ChatSource` gave last. */
function useShown(
  windows: readonly DockWindow[],
): [DockedChat[], (key: string, props: ChatWindowProps | null) => void] {
  const [given, setGiven] = useState<ReadonlyMap<string, ChatWindowProps>>(new Map());
  const take = useCallback((key: string, props: ChatWindowProps | null) => {
    setGiven((before) => {
      const next = new Map(before);
      if (props) next.set(key, props);
      else next.delete(key);
      return next;
    });
  }, []);
  const shown = useMemo(
    () =>
      windows.flatMap(({ key, id, minimised }) => {
        const window = given.get(key);
        return window ? [{ id, minimised, window }] : [];
      }),
    [windows, given],
  );
  return [shown, take];
}

function Invitation() {
  const [invited] = useOwnChats().invitations;
  return (
    invited && (
      <Suspense>
        <PushInvitation key={invited.session.id} invitation={invited.session} />
      </Suspense>
    )
  );
}

function Connection(props: { className: string }) {
  const connection = useConnection();
  const own = useOwnChats();
  const chat = useChatData();
  const using = own.active.length > 0 || chat.dock.windows.get().length > 0;
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const lost = using && connection.name !== "signed_out" && (connection.name !== "live" || !online);
  return (
    <div className={props.className}>
      <ConnectionBanner connected={!lost} retryAt={connection.retryAt} onRetry={connection.reconnect} />
    </div>
  );
}

function watchNetwork(listener: () => void): () => void {
  const stop = new AbortController();
  for (const event of ["online", "offline"]) window.addEventListener(event, listener, { signal: stop.signal });
  return () => stop.abort();
}

/** Texts that an administrator wrote come in one language; another is asked for when the person changes theirs. */
function useTextsInLanguage(): void {
  const { locale } = useLingui().i18n;
  const { config } = useChatData();
  const loaded = useRef(locale);
  useEffect(() => {
    if (loaded.current === locale) return;
    loaded.current = locale;
    config.load();
  }, [locale, config]);
}

function useUnreadInTitle(): void {
  const count = useUnread();
  useEffect(() => {
    setUnreadTotal(count);
    return () => setUnreadTotal(0);
  }, [count]);
}
