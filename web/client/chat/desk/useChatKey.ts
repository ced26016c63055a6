import { useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useDock } from "../../../shared/chat/data/react.tsx";
import { useShortcut } from "../../../shared/ui/shortcuts/ShortcutProvider.tsx";

/** `c` goes to the chat from anywhere: to the window that is there, else to the box that starts one. */
export function useChatKey(): void {
  const { t } = useLingui();
  const dock = useDock();
  const navigate = useNavigate();
  useShortcut({
    keys: "c",
    label: t`Chat`,
    group: t`Chat`,
    run: () => {
      const window = dock.windows[0];
      if (window) {
        dock.restore(window.id);
        focusComposer();
      } else void navigate({ to: "/" }).then(() => setTimeout(focusStart, 50));
    },
  });
}

/** Puts the cursor into the open chat window; a little later, because the window may just be opening. */
export function focusComposer(): void {
  setTimeout(() => document.querySelector<HTMLElement>("[data-chat-dock] textarea")?.focus(), 60);
}

/** Id of the box that starts a chat. */
export const startBoxId = "start-chat";

function focusStart(): void {
  document.getElementById(startBoxId)?.focus();
}
