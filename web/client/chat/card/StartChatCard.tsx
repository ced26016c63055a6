import { Trans } from "@lingui/react/macro";
import { IconMessageCircle, IconPhoneCall } from "@tabler/icons-react";
import { Icon } from "../../../shared/ui/icon/Icon.tsx";
import styles from "../../home/Home.module.css";
import { useMe } from "../../me/me.ts";
import type { Availability } from "../availability.ts";
import { CallMeBack } from "./CallMeBack.tsx";
import { HoursLine } from "./HoursLine.tsx";
import { StartBox } from "./StartBox.tsx";
import { useFilled } from "./useFilled.ts";

/** The box that starts a chat, with the hours, and Call me back beside it. */
export function StartChatCard(props: { availability: Availability | undefined; texts: Record<string, string> }) {
  const { availability, texts } = props;
  const { features } = useMe();
  const filled = useFilled(availability);
  const chat = features.preTicketChat;
  return (
    <section className={`${styles.card} ${styles.important}`} aria-labelledby="chat-card">
      <div className={styles.head}>
        <span className={styles.tile}>
          <Icon of={chat ? IconMessageCircle : IconPhoneCall} size={20} />
        </span>
        <div className={styles.words}>
          <h2 className={styles.title} id="chat-card">
            {chat ? (
              (filled(texts.tileTitle) ?? <Trans>Chat with a technician</Trans>)
            ) : (
              <Trans>We call you back</Trans>
            )}
          </h2>
          {chat && texts.tileDescription && <p className={styles.line}>{filled(texts.tileDescription)}</p>}
          {chat ? (
            <HoursLine availability={availability} closedText={filled(texts.outsideHours)} />
          ) : (
            <p className={styles.line}>
              <Trans>Leave your number and a few words. A technician calls you.</Trans>
            </p>
          )}
        </div>
        {features.chatCallback && <CallMeBack availability={availability} alone={!chat} />}
      </div>
      {chat && <StartBox availability={availability} />}
    </section>
  );
}
