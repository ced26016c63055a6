import { useLingui as useI18n } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import { IconMessageCircleOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { ApiProblem } from "../../../shared/api/problem.ts";
import { useOwnChats } from "../../../shared/chat/data/react.tsx";
import { ListSkeleton } from "../../../shared/ui/list/ListSkeleton.tsx";
import { useDocumentTitle } from "../../../shared/ui/page/useDocumentTitle.ts";
import { EmptyState } from "../../../shared/ui/state/EmptyState.tsx";
import { FaultState } from "../../../shared/ui/state/FaultState.tsx";
import { useMe } from "../../me/me.ts";
import { CallbackCard } from "../callback/CallbackCards.tsx";
import { chatTitle } from "../chatWords.ts";
import list from "../list/ChatList.module.css";
import { ChatViewHead } from "./ChatViewHead.tsx";
import { TranscriptRows } from "./TranscriptRows.tsx";
import { transcriptQuery } from "./transcript.ts";
import { usePaperColours } from "./usePaperColours.ts";

/** One chat to read from top to bottom, to print, and to go back into while it is open. */
export function ChatView({ id }: { id: string }) {
  const { i18n } = useI18n();
  const me = useMe();
  const transcript = useQuery(transcriptQuery(id, me));
  const { data, error } = transcript;
  useDocumentTitle(data ? chatTitle(data.session, i18n) : "", me.site.name);
  usePaperColours();
  useFollowing(id, data?.session.version, transcript.refetch);
  if (data) {
    return (
      <>
        <ChatViewHead session={data.session} />
        <CallbackCard session={data.session} />
        <TranscriptRows session={data.session} items={data.items} />
      </>
    );
  }
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) return <Gone />;
  if (error) {
    return (
      <FaultState
        title={<Trans>The chat did not load</Trans>}
        detail={<Trans>It did not answer. Everything else here works.</Trans>}
        traceId={error instanceof ApiProblem ? error.requestId : undefined}
        onRetry={() => void transcript.refetch()}
      />
    );
  }
  return <ListSkeleton rows={4} avatar={false} />;
}

/** While the chat goes on, its page follows. */
function useFollowing(id: string, version: number | undefined, refetch: () => unknown): void {
  const { active, callbacks, closed } = useOwnChats();
  const live = [...active, ...callbacks, ...closed].find((entry) => entry.session.id === id)?.session;
  const moved = version !== undefined && live !== undefined && live.version > version;
  useEffect(() => {
    if (moved) void refetch();
  }, [moved, refetch]);
}

function Gone() {
  return (
    <EmptyState
      icon={IconMessageCircleOff}
      title={<Trans>This chat does not exist or is not visible to you</Trans>}
      action={
        <Link to="/chats" className={list.all}>
          <Trans>Go to my chats</Trans>
        </Link>
      }
    />
  );
}
