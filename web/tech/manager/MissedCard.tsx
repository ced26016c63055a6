import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconPhoneX } from "@tabler/icons-react";
import type { ChatEntry } from "../../shared/chat/data/types.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { duration, RelativeTime } from "../../shared/ui/time/index.ts";
import { useChatDialogs } from "../dialogs/ChatDialogs.tsx";
import { CardFrame } from "./CardFrame.tsx";
import styles from "./SessionCard.module.css";
import { ViewButton } from "./ViewButton.tsx";

/** Somebody left before anyone joined: to be followed up, then ended with a note. */
export function MissedCard({ entry }: { entry: ChatEntry }) {
  const { session } = entry;
  const dialogs = useChatDialogs();
  const { i18n } = useLingui();
  const waited = session.report.creatorWaitedSeconds;
  return (
    <CardFrame
      session={session}
      time={
        <span className={styles.quietTime}>
          <RelativeTime row at={session.createdAt} />
        </span>
      }
      sign={
        <span className={styles.alarm}>
          <Icon of={IconPhoneX} size={14} />
          {waited === undefined ? (
            <Trans>Left before anyone joined</Trans>
          ) : (
            <Trans>Waited {duration(waited, i18n)}</Trans>
          )}
        </span>
      }
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
