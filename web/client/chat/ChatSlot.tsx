import { type ReactNode, Suspense } from "react";
import { useChatRuntime } from "./ChatRuntime.tsx";
import type * as ChatParts from "./parts.ts";

/**
 * A place in a page that the chat fills once its code is there: `loading` keeps the space until then, `failed` says that
 * chat is unavailable. Nothing at all for those who may not chat.
 */
export function ChatSlot(props: {
  loading?: ReactNode;
  failed?: (retry: () => void) => ReactNode;
  children: (parts: typeof ChatParts) => ReactNode;
}) {
  const runtime = useChatRuntime();
  if (runtime.state === "off") return null;
  if (runtime.state === "loading") return props.loading ?? null;
  if (runtime.state === "failed") return props.failed?.(runtime.retry) ?? null;
  const { ChatProvider } = runtime.parts;
  return (
    <ChatProvider chat={runtime.chat}>
      <Suspense fallback={props.loading}>{props.children(runtime.parts)}</Suspense>
    </ChatProvider>
  );
}
