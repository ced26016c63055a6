import { lazy, type ReactNode, Suspense, useMemo, useState } from "react";
import { ShortcutHelp } from "../../shared/ui/shortcuts/index.ts";
import type { Me } from "../session/me.ts";
import { type Portal, PortalContext } from "./usePortal.ts";

const NotificationPanel = lazy(() =>
  import("./NotificationPanel.tsx").then((module) => ({ default: module.NotificationPanel })),
);

/** Who is here, and the panels that any part of the shell may open. */
export function PortalFrame(props: { me: Me; signOut: () => Promise<void>; chat: boolean; children: ReactNode }) {
  const [panel, setPanel] = useState<"closed" | "open" | "never">("never");
  const { me, signOut } = props;
  const portal = useMemo<Portal>(
    () => ({ me, signOut, openPanel: () => setPanel("open"), openHelp: pressQuestionMark }),
    [me, signOut],
  );
  return (
    <PortalContext value={portal}>
      {props.children}
      {props.chat && panel !== "never" && (
        <Suspense>
          <NotificationPanel opened={panel === "open"} onClose={() => setPanel("closed")} />
        </Suspense>
      )}
      <ShortcutHelp />
    </PortalContext>
  );
}

/** The help listens for its key; a button presses it. */
function pressQuestionMark(): void {
  setTimeout(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "?", shiftKey: true })));
}
