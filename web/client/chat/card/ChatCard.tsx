import { ApiProblem } from "../../../shared/api/problem.ts";
import { useChatConfig, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { ChatUnavailableCard } from "../../home/ChatUnavailableCard.tsx";
import { useMe } from "../../me/me.ts";
import { ReachUsCard } from "../../support/ReachUsCard.tsx";
import { useAvailability } from "../availability.ts";
import { OpenChatCard } from "./OpenChatCard.tsx";
import { StartChatCard } from "./StartChatCard.tsx";

/**
 * The first thing on the home page: the open chat to go on with, or the box to start one. Says "unavailable" when the
 * chat's part of the server does not answer (spec 10 section 20, 14).
 */
export function ChatCard() {
  const { features } = useMe();
  const own = useOwnChats();
  const config = useChatConfig();
  const availability = useAvailability();
  const open = own.active.filter((entry) => entry.session.reference === null);
  if (open.length > 0) return open.map((entry) => <OpenChatCard key={entry.session.id} session={entry.session} />);
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
  return <StartChatCard availability={availability.data} texts={config?.texts ?? {}} />;
}
