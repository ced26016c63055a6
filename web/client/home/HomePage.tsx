import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { PageTitle } from "../../shared/ui/page/PageTitle.tsx";
import { useNow } from "../../shared/ui/time/clock.ts";
import { useTimeStyle } from "../../shared/ui/time/useTimeStyle.ts";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";
import { ChatSlot } from "../chat/ChatSlot.tsx";
import { useMe } from "../me/me.ts";
import { ReachUsCard } from "../support/ReachUsCard.tsx";
import { CardSkeleton } from "./CardSkeleton.tsx";
import { ChatUnavailableCard } from "./ChatUnavailableCard.tsx";
import { GoodToKnowCard } from "./GoodToKnowCard.tsx";
import { firstName, greeting, hourIn } from "./greeting.ts";
import styles from "./Home.module.css";

/** Where contacts arrive: one question, one box to answer it, and what happened before (spec 50 section 3). */
export function HomePage() {
  const { t } = useLingui();
  const me = useMe();
  const { state } = useChatRuntime();
  const chats = state !== "off";
  useEffect(() => {
    // With the rest of the chat's code, not after it.
    if (chats) void import("../chat/list/RecentChats.tsx").catch(() => undefined);
  }, [chats]);
  return (
    <div className={styles.page}>
      <PageTitle tab={t`Home`} portal={me.site.name} sub={<Trans>How can we help today?</Trans>}>
        <Greeting name={me.name} />
      </PageTitle>
      {!chats ? (
        <div className={styles.single}>
          <ReachUsCard />
        </div>
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>
            <ChatSlot loading={<CardSkeleton />} failed={(retry) => <ChatUnavailableCard onRetry={retry} />}>
              {(parts) => (
                <>
                  <parts.ChatCard />
                  <parts.CallbackCards />
                </>
              )}
            </ChatSlot>
            <ChatSlot loading={<CardSkeleton rows />}>{(parts) => <parts.RecentChats />}</ChatSlot>
          </div>
          <div className={styles.column}>
            <ChatSlot>{(parts) => <parts.WeekCard ifSet />}</ChatSlot>
            <GoodToKnowCard />
          </div>
        </div>
      )}
    </div>
  );
}

function Greeting({ name }: { name: string }) {
  const { i18n } = useI18n();
  const now = useNow(30_000);
  const { timeZone } = useTimeStyle();
  return i18n._(greeting(hourIn(new Date(now), timeZone), firstName(name)));
}
