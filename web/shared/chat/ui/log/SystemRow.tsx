import { useLingui } from "@lingui/react";
import { Trans } from "@lingui/react/macro";
import {
  IconCircleCheck,
  IconClock,
  IconInfoCircle,
  IconPhoneCall,
  IconPhoneX,
  IconRobot,
  IconTicket,
  IconUserMinus,
  IconUserPlus,
} from "@tabler/icons-react";
import { Icon, type IconShape } from "../../../ui/icon/Icon.tsx";
import { clockTime, useTimeStyle } from "../../../ui/time/index.ts";
import type { ChatSystemItem, ChatViewerKind } from "../types.ts";
import styles from "./ChatLog.module.css";
import { systemWords } from "./systemWords.ts";

const shapes: Partial<Record<ChatSystemItem["code"], IconShape>> = {
  joined: IconUserPlus,
  invited: IconUserPlus,
  left: IconUserMinus,
  handler_disconnected: IconUserMinus,
  callback_requested: IconPhoneCall,
  callback_changed: IconPhoneCall,
  callback_withdrawn: IconPhoneX,
  abandoned: IconPhoneX,
  ticket_created: IconTicket,
  ticket_linked: IconTicket,
  completed: IconCircleCheck,
  automation: IconRobot,
  no_answer_notice: IconClock,
  idle_notice: IconClock,
};

/** One quiet, centred line: "Tess joined at 10:32". An automation's text stands in a frame of its own. */
export function SystemRow(props: { item: ChatSystemItem; viewer: ChatViewerKind; viewerUserId: string }) {
  const { item } = props;
  const { i18n } = useLingui();
  const style = useTimeStyle();
  const words = systemWords(item, { viewer: props.viewer, viewerUserId: props.viewerUserId, i18n });
  const time = clockTime(new Date(item.at), style);
  const automation = item.code === "automation";
  return (
    <div className={automation ? styles.automation : styles.system} dir="auto">
      <Icon of={shapes[item.code] ?? IconInfoCircle} size={14} />
      <span>
        {automation ? (
          words
        ) : (
          <Trans>
            {words} at {time}
          </Trans>
        )}
      </span>
    </div>
  );
}
