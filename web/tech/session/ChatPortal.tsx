import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { type ChatData, createChatData } from "../../shared/chat/data/chat-data.ts";
import { ChatDataProvider } from "../../shared/chat/data/react.tsx";
import { setClockOffset } from "../../shared/ui/time/index.ts";
import { router } from "../router.tsx";
import { PortalFrame } from "../shell/PortalFrame.tsx";
import type { Me } from "./me.ts";
import { openFromNotification } from "./open-from-notification.ts";
import { preloadDialogs } from "./preload.ts";
import { useAlertWords } from "./useAlertWords.ts";
import { useSignOut } from "./useSignOut.ts";

/** The portal of an agent who takes part in chats. `onChanged` is called when rights or settings have changed. */
export function ChatPortal({ me, onChanged }: { me: Me; onChanged: () => void }) {
  const chat = useChat(me, onChanged);
  useEffect(preloadDialogs, []);
  const signOut = useSignOut({ unsent: () => chat.outbox.items.get().length, stop: () => chat.stop() });
  return (
    <ChatDataProvider chat={chat}>
      <PortalFrame me={me} signOut={signOut} chat>
        <RouterProvider router={router} />
      </PortalFrame>
    </ChatDataProvider>
  );
}

function useChat(me: Me, onChanged: () => void): ChatData {
  const words = useAlertWords();
  const latest = useRef({ words, onChanged });
  useEffect(() => {
    latest.current = { words, onChanged };
  });
  const { userId, id, name } = me;
  const chat = useMemo(() => {
    const data: ChatData = createChatData({
      me: { userId, userType: "agent", id, name },
      portal: "tech",
      words: (...notice) => latest.current.words(...notice),
      onOpen: (sessionId) => openFromNotification(data, sessionId),
      onSettingsChanged: () => latest.current.onChanged(),
      onClock: setClockOffset,
    });
    return data;
  }, [userId, id, name]);
  useEffect(() => {
    chat.start();
    return () => chat.stop();
  }, [chat]);
  return chat;
}
