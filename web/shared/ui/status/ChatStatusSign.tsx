import type { ChatStatus } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconMessageCircle,
  IconPhoneCall,
  IconPhoneX,
} from "@tabler/icons-react";
import type { Family } from "../../theme/tokens.ts";
import type { IconShape } from "../icon/Icon.tsx";
import { TickingTime } from "../time/TickingTime.tsx";
import { Sign } from "./Sign.tsx";

type ShownStatus = ChatStatus | "unattended";

const shapes: Record<ShownStatus, [IconShape, Family]> = {
  created: [IconClock, "amber"],
  handled: [IconMessageCircle, "green"],
  missed: [IconPhoneX, "red"],
  callback: [IconPhoneCall, "violet"],
  completed: [IconCircleCheck, "grey"],
  unattended: [IconAlertTriangle, "red"],
};

/** Status of a chat in Deskbell's words; `since` adds the ticking time of one that waits. */
export function ChatStatusSign(props: {
  status: ShownStatus;
  since?: string;
  variant?: "badge" | "text";
  size?: "sm" | "md";
  className?: string;
}) {
  const { t } = useLingui();
  const words: Record<ShownStatus, string> = {
    created: t`Waiting`,
    handled: t`Handled`,
    missed: t`Abandoned`,
    callback: t`Callback`,
    completed: t`Completed`,
    unattended: t`Unattended`,
  };
  const [icon, family] = shapes[props.status];
  const label = props.since ? (
    <>
      {words[props.status]} <TickingTime since={props.since} />
    </>
  ) : (
    words[props.status]
  );
  return (
    <Sign
      icon={icon}
      family={family}
      label={label}
      variant={props.variant}
      size={props.size}
      className={props.className}
    />
  );
}
