import { useLingui } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { Suspense } from "react";
import { useConnection } from "../../shared/chat/data/react.tsx";
import { ConnectionBanner } from "../../shared/ui/connection/ConnectionBanner.tsx";
import { ErrorBoundary } from "../../shared/ui/fault/ErrorBoundary.tsx";
import { Region, SkipLink } from "../../shared/ui/regions/index.ts";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { AlertStack } from "../alerts/AlertStack.tsx";
import { ChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { TechDock } from "../dock/TechDock.tsx";
import { Manager, type Tab, useManager, useManagerState } from "../manager/manager-state.ts";
import { SessionManager } from "../manager/SessionManager.tsx";
import { ChatNews } from "./ChatNews.tsx";
import { NoticeBar } from "./NoticeBar.tsx";
import { useGo } from "./nav.tsx";
import { BottomBar, PhoneTop } from "./PhoneBars.tsx";
import { Rail } from "./Rail.tsx";
import styles from "./Shell.module.css";
import { TopBar } from "./TopBar.tsx";

/** The frame around all pages of an agent who may chat (design section 5, TECH). */
export function Shell() {
  const narrow = useMediaQuery("(max-width: 1023px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const phone = useMediaQuery("(max-width: 639px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const manager = useManagerState(narrow);
  return (
    <Manager value={manager}>
      <ChatDialogs>
        <SkipLink />
        <div className={styles.shell}>
          {phone ? <PhoneTop chat /> : <Rail chat />}
          <Centre phone={phone} />
          {!phone && (
            <div className={styles.side}>
              <ErrorBoundary>
                <SessionManager />
              </ErrorBoundary>
            </div>
          )}
          {phone && <BottomBar />}
        </div>
        <TechDock insetRight={phone ? 0 : (manager.opened && !narrow ? 272 : 48) + 8} />
        <AlertStack />
        <Keys />
        <ChatNews />
      </ChatDialogs>
    </Manager>
  );
}

function Centre({ phone }: { phone: boolean }) {
  const { t } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className={styles.centre}>
      {!phone && <TopBar />}
      <div className={styles.banner}>
        <Connection />
        <NoticeBar />
      </div>
      <Region as="main" id="main" label={t`Content`} className={styles.main}>
        <ErrorBoundary resetKey={path}>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </Region>
    </div>
  );
}

function Connection() {
  const connection = useConnection();
  return (
    <ConnectionBanner
      connected={connection.name === "live"}
      retryAt={connection.retryAt}
      onRetry={() => connection.reconnect()}
    />
  );
}

/** Keys that work on every page (design section 7.4). */
function Keys() {
  const { t } = useLingui();
  const go = useGo();
  const manager = useManager();
  const group = t`Go to`;
  const toTab = (tab: Tab) => () => {
    manager.show(tab);
    requestAnimationFrame(() => document.getElementById(`manager-tab-${tab}`)?.focus());
  };
  useShortcut({ keys: "g c", label: t`Chats`, group, run: () => go({ to: "/" }) });
  useShortcut({ keys: "g h", label: t`Chat history`, group, run: () => go({ to: "/history" }) });
  useShortcut({ keys: "g w", label: t`Waiting chats`, group, run: toTab("waiting") });
  useShortcut({ keys: "g m", label: t`My chats`, group, run: toTab("mine") });
  useShortcut({ keys: "\\", label: t`Fold or open the session manager`, group: t`Chats`, run: manager.toggle });
  return null;
}
