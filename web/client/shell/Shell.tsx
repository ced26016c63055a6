import { useLingui } from "@lingui/react/macro";
import { Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { ErrorBoundary } from "../../shared/ui/fault/ErrorBoundary.tsx";
import { Region, SkipLink } from "../../shared/ui/regions/index.ts";
import { useShortcut } from "../../shared/ui/shortcuts/ShortcutProvider.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";
import { ChatSlot } from "../chat/ChatSlot.tsx";
import { BottomBar } from "./BottomBar.tsx";
import styles from "./Shell.module.css";
import { SideMenu } from "./SideMenu.tsx";
import { TopBar } from "./TopBar.tsx";

const MenuDrawer = lazy(() => import("./MenuDrawer.tsx").then((module) => ({ default: module.MenuDrawer })));
const ShortcutHelp = lazy(() =>
  import("../../shared/ui/shortcuts/ShortcutHelp.tsx").then((module) => ({ default: module.ShortcutHelp })),
);

/** Everything around the pages: bars, menu, and the chat windows, which stay while pages change (design section 5). */
export function Shell() {
  const { t } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [drawer, setDrawer] = useState<"menu" | "more" | null>(null);
  const [drawerUsed, setDrawerUsed] = useState(false);
  const open = (kind: "menu" | "more") => {
    setDrawerUsed(true);
    setDrawer(kind);
  };
  const [helpUsed, setHelpUsed] = useState(false);
  useShortcut({ keys: "?", label: t`Keyboard shortcuts`, group: t`General`, run: () => setHelpUsed(true) });
  useFocusOnPageChange(path);
  return (
    <div className={styles.shell}>
      <SkipLink />
      <TopBar onMenu={() => open("menu")} />
      <div className={styles.frame}>
        <Region as="nav" label={t`Main menu`} className={styles.side}>
          <SideMenu onShortcuts={showShortcuts} />
        </Region>
        <Region as="main" id="main" label={t`Content`} className={styles.main}>
          <ErrorBoundary resetKey={path}>
            <Outlet />
          </ErrorBoundary>
        </Region>
      </div>
      <BottomBar onMore={() => open("more")} />
      <ErrorBoundary fallback={null}>
        <ChatSlot>{(parts) => <parts.ChatDesk bannerClass={styles.banner as string} />}</ChatSlot>
      </ErrorBoundary>
      <Suspense>
        {drawerUsed && <MenuDrawer opened={drawer} onClose={() => setDrawer(null)} />}
        {helpUsed && <ShortcutHelp startOpen />}
      </Suspense>
      <GoKeys />
    </div>
  );
}

/** The key opens the help, so that the menu does what the keyboard does. */
function showShortcuts(): void {
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", bubbles: true }));
}

function GoKeys() {
  const { t } = useLingui();
  const group = t`Go to`;
  const navigate = useNavigate();
  const { state } = useChatRuntime();
  useShortcut({ keys: "g h", label: t`Home`, group, run: () => void navigate({ to: "/" }) });
  useShortcut({
    keys: "g c",
    label: state === "off" ? undefined : t`My chats`,
    group,
    disabled: state === "off",
    run: () => void navigate({ to: "/chats" }),
  });
  return null;
}

/** After a change of page the focus goes to the content, unless someone is writing in a chat window. */
function useFocusOnPageChange(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    if (document.activeElement?.closest("[data-chat-dock]")) return;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [path]);
}
