import { Trans, useLingui } from "@lingui/react/macro";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { PageTitle } from "../../shared/ui/page/PageTitle.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";
import { ChatSlot } from "../chat/ChatSlot.tsx";
import { ChatUnavailableCard } from "../home/ChatUnavailableCard.tsx";
import styles from "../home/Home.module.css";
import { useMe } from "../me/me.ts";
import { ReachUsCard } from "../support/ReachUsCard.tsx";

/** Own chats with their words, also those that never became a ticket (spec 10 section 13). */
export function ChatsPage() {
  const { t } = useLingui();
  const { state } = useChatRuntime();
  const { site } = useMe();
  return (
    <div className={styles.page}>
      <PageTitle tab={t`My chats`} portal={site.name} sub={<Trans>Everything we wrote, to read again.</Trans>}>
        <Trans>My chats</Trans>
      </PageTitle>
      {state === "off" && (
        <div className={styles.single}>
          <ReachUsCard />
        </div>
      )}
      <ChatSlot
        loading={<ListSkeleton rows={6} avatar={false} />}
        failed={(retry) => <ChatUnavailableCard onRetry={retry} />}
      >
        {(parts) => <parts.ChatList />}
      </ChatSlot>
    </div>
  );
}
