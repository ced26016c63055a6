import type { ReactNode } from "react";
import { useUnread } from "../../shared/chat/data/react.tsx";

/** Gives the number of unread messages over all own chats. */
export function Unread(props: { children: (count: number) => ReactNode }) {
  return props.children(useUnread());
}
