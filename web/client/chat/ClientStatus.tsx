import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconMessageCircle,
  IconPhoneCall,
  IconPhoneX,
} from "@tabler/icons-react";
import { Sign } from "../../shared/ui/status/Sign.tsx";

/** The state of a chat as a contact reads it: "Finding someone", "Open", "We will call you back", "Closed". */
export function ClientStatus(props: { session: ChatSession; variant?: "badge" | "text"; className?: string }) {
  const { t } = useLingui();
  const { session, variant = "text", className } = props;
  const sign = (icon: typeof IconClock, family: "amber" | "green" | "red" | "violet" | "grey", label: string) => (
    <Sign icon={icon} family={family} label={label} variant={variant} size="sm" className={className} />
  );
  switch (session.status) {
    case "created":
      return sign(IconClock, "amber", session.type === "push" ? t`Invitation` : t`Finding someone`);
    case "handled":
      return session.unattendedSince
        ? sign(IconAlertTriangle, "amber", t`Someone else takes over`)
        : sign(IconMessageCircle, "green", t`Open`);
    case "missed":
      return sign(IconPhoneX, "red", t`Not answered`);
    case "callback":
      if (session.callback?.withdrawnAt) return sign(IconPhoneCall, "grey", t`No longer needed`);
      return session.callback?.type === "chat"
        ? sign(IconPhoneCall, "violet", t`We will write to you`)
        : sign(IconPhoneCall, "violet", t`We will call you back`);
    case "completed":
      return sign(IconCircleCheck, "grey", t`Closed`);
  }
}
