/** Fetches the code of dialogs and pages once the portal has come to rest, so that they open also without a connection. */
export function preloadDialogs(): () => void {
  const timer = setTimeout(() => {
    for (const load of parts) load().catch(() => undefined);
  }, 3_000);
  return () => clearTimeout(timer);
}

const parts: (() => Promise<unknown>)[] = [
  () => import("../../shared/ui/confirm/ConfirmDialog.tsx"),
  () => import("../../shared/chat/ui/ChatDock.tsx"),
  () => import("../dialogs/EndDialog.tsx"),
  () => import("../dialogs/InviteDialog.tsx"),
  () => import("../history/HistoryPage.tsx"),
  () => import("../shell/NotificationPanel.tsx"),
];
