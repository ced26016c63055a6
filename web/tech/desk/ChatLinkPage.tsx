import { isActive } from "@deskbell/common/chat/lists.ts";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { call } from "../../shared/api/client.ts";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { useGo } from "../shell/nav.tsx";
import { DeskPage } from "./DeskPage.tsx";

/** The deep link of a chat: its window for those who are in it, its transcript, with Join, for all others. */
export function ChatLinkPage() {
  const { chatId } = useParams({ strict: false }) as { chatId: string };
  const chat = useChatData();
  const go = useGo();
  const { data, isError } = useQuery({
    queryKey: ["chat", chatId],
    queryFn: ({ signal }) => call("GET /chat-sessions/{id}", { params: { id: chatId }, signal }),
    staleTime: 0,
  });
  useEffect(() => {
    const mine = data && isActive(data) && data.users.some((user) => user.userId === chat.me.userId);
    if (mine) {
      chat.dock.open(chatId);
      go({ to: "/" }, { replace: true });
    } else if (data || isError) {
      go({ to: "/history/$chatId", params: { chatId } }, { replace: true });
    }
  }, [data, isError, chat, chatId, go]);
  return <DeskPage />;
}
