import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useEffect, useRef } from "react";
import { ApiProblem } from "../../../shared/api/problem.ts";
import { useChatConfig, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { CardSkeleton } from "../../home/CardSkeleton.tsx";
import { ChatUnavailableCard } from "../../home/ChatUnavailableCard.tsx";
import { useMe } from "../../me/me.ts";
import { ReachUsCard } from "../../support/ReachUsCard.tsx";
import { type Availability, useAvailability } from "../availability.ts";
import { isOpen } from "../chatWords.ts";
import { OpenChatCard } from "./OpenChatCard.tsx";
import { StartChatCard } from "./StartChatCard.tsx";

/**
 * The first thing on the home page: the open chat to go on with, or the box to start one. Says "unavailable" when the
 * chat's part of the server does not answer (spec 10 section 20, 14).
 */
export function ChatCard() {
  const { features } = useMe();
  const config = useChatConfig();
  const availability = useAvailability();
  const open = useOpenChats(availability.data);
  useRenewal(open?.length ?? 0, availability.refetch);
  if (open && open.length > 0) return open.map((session) => <OpenChatCard key={session.id} session={session} />);
  if (!features.preTicketChat && !features.chatCallback) return <ReachUsCard />;
  if (availability.isError) {
    return (
      <ChatUnavailableCard
        onRetry={() => void availability.refetch()}
        retrying={availability.isFetching}
        traceId={availability.error instanceof ApiProblem ? availability.error.requestId : undefined}
      />
    );
  }
  if (!open) return <CardSkeleton />;
  return <StartChatCard availability={availability.data} texts={config?.texts ?? {}} />;
}

/** Open chats without a ticket: from the stream, until then from what the server said first; undefined until either. */
function useOpenChats(availability: Availability | undefined): ChatSession[] | undefined {
  const own = useOwnChats();
  const known = own.active.map((entry) => entry.session);
  const sessions = own.ready || known.length > 0 ? known : availability?.activeSessions.filter(isOpen);
  return sessions?.filter((session) => session.reference === null);
}

/** What may be started changes with the chats that are open. */
function useRenewal(openChats: number, refetch: () => unknown): void {
  const before = useRef(openChats);
  useEffect(() => {
    if (before.current === openChats) return;
    before.current = openChats;
    void refetch();
  }, [openChats, refetch]);
}
