import { Trans, useLingui } from "@lingui/react/macro";
import { PageTitle } from "../../shared/ui/page/PageTitle.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";
import { ChatSlot } from "../chat/ChatSlot.tsx";
import { ChatUnavailableCard } from "../home/ChatUnavailableCard.tsx";
import styles from "../home/Home.module.css";
import { useMe } from "../me/me.ts";
import { ReachUsCard } from "./ReachUsCard.tsx";

/** The ways to reach the help desk, and when. */
export function SupportPage() {
  const { t } = useLingui();
  const me = useMe();
  const { state } = useChatRuntime();
  return (
    <div className={styles.page}>
      <PageTitle
        tab={t`Contact support`}
        portal={me.site.name}
        sub={<Trans>How and when you reach {me.site.name}.</Trans>}
      >
        <Trans>Contact support</Trans>
      </PageTitle>
      <div className={styles.single}>
        {state === "off" && <ReachUsCard />}
        <ChatSlot failed={(retry) => <ChatUnavailableCard onRetry={retry} />}>
          {(parts) => (
            <div className={styles.column}>
              <parts.ChatCard />
              <parts.CallbackCards />
              <parts.WeekCard />
            </div>
          )}
        </ChatSlot>
      </div>
    </div>
  );
}
