import type { ReactNode } from "react";
import type { ChatData } from "../../shared/chat/data/chat-data.ts";
import { ChatDataProvider } from "../../shared/chat/data/react.tsx";
import { CallbackDialogs } from "./callback/CallbackDialogs.tsx";

/** What every part of the chat needs around it: the data, and the callback form that any of them may open. */
export function ChatProvider(props: { chat: ChatData; children: ReactNode }) {
  return (
    <ChatDataProvider chat={props.chat}>
      <CallbackDialogs>{props.children}</CallbackDialogs>
    </ChatDataProvider>
  );
}
