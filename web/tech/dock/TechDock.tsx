import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useCallback, useRef, useState } from "react";
import { useDock } from "../../shared/chat/data/react.tsx";
import type { ChatWindowProps, DockedChat } from "../../shared/chat/ui/types.ts";
import { useShortcut } from "../../shared/ui/shortcuts/index.ts";
import { WindowSource } from "./WindowSource.tsx";

const ChatDock = lazy(() =>
  import("../../shared/chat/ui/ChatDock.tsx").then((module) => ({ default: module.ChatDock })),
);

/** The agent's chat windows, growing left from the session manager; `Ctrl+Alt+Left/Right` walks them (design section 6.4). */
export function TechDock({ insetRight }: { insetRight: number }) {
  const dock = useDock();
  const [shown, setShown] = useState<Record<string, ChatWindowProps>>({});
  const report = useCallback((id: string, window: ChatWindowProps | undefined) => {
    setShown(({ [id]: _, ...others }) => (window ? { ...others, [id]: window } : others));
  }, []);
  const here = useRef(new Set(dock.windows.map((window) => window.id)));
  const chats: DockedChat[] = dock.windows.flatMap((window) =>
    shown[window.id]
      ? [{ id: window.id, minimised: window.minimised, window: shown[window.id] as ChatWindowProps }]
      : [],
  );
  useWindowKeys();
  return (
    <>
      {dock.windows.map((window) => (
        <WindowSource
          key={window.key}
          id={window.id}
          minimised={window.minimised}
          returning={here.current.has(window.id)}
          onWindow={report}
        />
      ))}
      {chats.length > 0 && (
        <Suspense>
          <ChatDock viewer="agent" chats={chats} insetRight={insetRight} onOpen={dock.restore} />
        </Suspense>
      )}
    </>
  );
}

function useWindowKeys(): void {
  const { t } = useLingui();
  const group = t`Chats`;
  useShortcut({ keys: "Ctrl+Alt+ArrowLeft", label: t`Next chat window to the left`, group, run: () => step(-1) });
  useShortcut({ keys: "Ctrl+Alt+ArrowRight", label: t`Next chat window to the right`, group, run: () => step(1) });
}

/** Windows and bars by where they stand on screen; the focus goes to the composer where there is one. */
function step(direction: 1 | -1): void {
  const dock = document.querySelector(
    "[data-chat-dock], section:has(> [data-chat-bar]), section:has(> section[data-region] textarea)",
  );
  const parts = [...(dock?.children ?? [])] as HTMLElement[];
  parts.sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
  if (parts.length === 0) return;
  const present = parts.findIndex((part) => part.contains(document.activeElement));
  const start = present === -1 && direction === -1 ? parts.length : present;
  const next = parts[(start + direction + parts.length) % parts.length] as HTMLElement;
  (next.querySelector<HTMLElement>("textarea:not(:disabled)") ?? next).focus();
}
