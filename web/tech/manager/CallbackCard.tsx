import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { RelativeTime, useNow } from "../../shared/ui/time/index.ts";
import { CallbackFacts } from "../callback/CallbackFacts.tsx";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { callbackDue } from "../people/sessions.ts";
import { CardFrame } from "./CardFrame.tsx";
import styles from "./SessionCard.module.css";
import { ViewButton } from "./ViewButton.tsx";

/** Somebody wants to be called back: number, note, preferred times, age; red once the last time has passed (spec 10 C-46). */
export function CallbackCard({ entry }: { entry: ChatEntry }) {
  const { session } = entry;
  const dialogs = useChatDialogs();
  const now = useNow(30_000);
  const due = session.callback ? callbackDue(session.callback, now) : undefined;
  return (
    <CardFrame
      session={session}
      tone={due?.state === "overdue" ? "alarm" : undefined}
      time={
        <span className={styles.callbackTime}>
          <Icon of={IconPhoneCall} size={14} />
          <RelativeTime row at={session.createdAt} />
        </span>
      }
      words={session.callback?.note ? "" : undefined}
      extra={session.callback && <CallbackFacts callback={session.callback} compact />}
      actions={
        <>
          <ViewButton session={session} />
          <Button size="compact-sm" variant="default" onClick={() => dialogs.end(session)}>
            <Trans>End</Trans>
          </Button>
        </>
      }
    />
  );
}
