import { useLingui } from "@lingui/react/macro";
import { useElementSize, useViewportSize } from "@mantine/hooks";
import { useEffect, useLayoutEffect, useRef } from "react";
import { ErrorBoundary } from "../../ui/fault/ErrorBoundary.tsx";
import { ChatWindow } from "./ChatWindow.tsx";
import { ChatBar } from "./dock/ChatBar.tsx";
import styles from "./dock/ChatDock.module.css";
import { fitDock } from "./dock/fit.ts";
import type { ChatViewerKind, DockedChat } from "./types.ts";
import { usePhone } from "./window/usePhone.ts";
import { useWindowSize } from "./window/useWindowSize.ts";

/**
 * The chats of a page at its lower edge, the first of `chats` nearest to the right; `insetRight` is what stands there
 * (the session manager). Publishes `--db-dock-inset`, the height that content beneath must keep free; agents' pages use
 * it. A fault in here leaves the page alone (design section 6.4).
 */
export function ChatDock(props: {
  viewer: ChatViewerKind;
  chats: DockedChat[];
  insetRight?: number;
  onOpen: (id: string) => void;
}) {
  return (
    <ErrorBoundary fallback={null} resetKey={props.chats.map((chat) => chat.id).join()}>
      <Dock {...props} />
    </ErrorBoundary>
  );
}

function Dock(props: {
  viewer: ChatViewerKind;
  chats: DockedChat[];
  insetRight?: number;
  onOpen: (id: string) => void;
}) {
  const { viewer, chats } = props;
  const { t } = useLingui();
  const phone = usePhone();
  const viewport = useViewportSize();
  const { width } = useWindowSize(viewer);
  const { ref, height } = useElementSize();
  const dock = useRef<HTMLElement>(null);
  const inset = props.insetRight ?? (viewer === "contact" ? 24 : 8);
  const entries = chats.map((chat) => ({
    id: chat.id,
    minimised: chat.minimised,
    width,
    unreadCount: chat.window.unreadCount,
  }));
  const { open, bars } = fitDock(entries, phone ? 0 : viewport.width - inset - 8);
  const find = (id: string) => chats.find((chat) => chat.id === id) as DockedChat;
  usePublishedInset(insetOf({ viewer, phone, open: open.length, bars: bars.length, height }));
  useFocusAfterMinimise(dock, bars);
  if (chats.length === 0) return null;
  const windows = open.map((id) => <ChatWindow key={id} {...find(id).window} />);
  if (phone && open.length > 0) return windows[0];
  return (
    <section
      ref={(element) => {
        dock.current = element;
        ref(element as HTMLDivElement | null);
      }}
      className={`${styles.dock} ${phone ? styles.phone : ""} ${viewer === "contact" && !phone ? styles.contact : ""}`}
      style={phone ? undefined : viewer === "contact" ? { right: 0, paddingRight: inset } : { right: inset }}
      aria-label={t`Chats`}
    >
      {windows}
      {bars.map((id) => (
        <ChatBar key={id} chat={find(id)} onOpen={() => props.onOpen(id)} />
      ))}
    </section>
  );
}

/** Room for shadows above the windows, part of the dock's own height. */
const shadowRoom = 32;

/** What content beneath must keep free: agents' windows stand on the page, contacts' float over it and only bars count. */
function insetOf(dock: { viewer: ChatViewerKind; phone: boolean; open: number; bars: number; height: number }): number {
  if (dock.open + dock.bars === 0 || (dock.phone && dock.open > 0)) return 0;
  if (dock.phone) return dock.height;
  if (dock.viewer === "contact") return dock.open > 0 ? 0 : 48 + 24;
  return Math.max(0, dock.height - shadowRoom);
}

function usePublishedInset(height: number): void {
  useLayoutEffect(() => {
    document.documentElement.style.setProperty("--db-dock-inset", `${Math.ceil(height)}px`);
    return () => {
      document.documentElement.style.removeProperty("--db-dock-inset");
    };
  }, [height]);
}

/** When a window folds, its bar takes the focus that would be lost. */
function useFocusAfterMinimise(dock: React.RefObject<HTMLElement | null>, bars: string[]): void {
  const before = useRef(bars);
  useEffect(() => {
    const folded = bars.find((id) => !before.current.includes(id));
    before.current = bars;
    if (!folded || (document.activeElement && document.activeElement !== document.body)) return;
    dock.current?.querySelector<HTMLElement>(`[data-chat-bar="${CSS.escape(folded)}"]`)?.focus();
  }, [bars, dock]);
}
