import { useParams } from "@tanstack/react-router";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";
import { ChatSlot } from "../chat/ChatSlot.tsx";
import { ChatUnavailableCard } from "../home/ChatUnavailableCard.tsx";
import styles from "../home/Home.module.css";
import { ReachUsCard } from "../support/ReachUsCard.tsx";

/** One chat, to read and print. */
export function ChatPage() {
  const { id } = useParams({ from: "/chats/$id" });
  const { state } = useChatRuntime();
  return (
    <div className={styles.page}>
      {state === "off" && (
        <div className={styles.single}>
          <ReachUsCard />
        </div>
      )}
      <ChatSlot
        loading={<ListSkeleton rows={4} avatar={false} />}
        failed={(retry) => <ChatUnavailableCard onRetry={retry} />}
      >
        {(parts) => <parts.ChatView key={id} id={id} />}
      </ChatSlot>
    </div>
  );
}
