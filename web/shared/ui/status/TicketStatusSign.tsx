import {
  IconAlertTriangle,
  IconArchive,
  IconBan,
  IconCalendar,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleHalf2,
  IconClock,
  IconHourglass,
  IconPlayerPause,
  IconTool,
  IconTruck,
  IconUserQuestion,
} from "@tabler/icons-react";
import type { Family } from "../../theme/tokens.ts";
import type { IconShape } from "../icon/Icon.tsx";
import { Sign } from "./Sign.tsx";

/** Icons a ticket status may choose from. */
export const statusIcons = {
  "circle-dashed": IconCircleDashed,
  "circle-half-2": IconCircleHalf2,
  "user-question": IconUserQuestion,
  hourglass: IconHourglass,
  calendar: IconCalendar,
  "circle-check": IconCircleCheck,
  clock: IconClock,
  pause: IconPlayerPause,
  truck: IconTruck,
  tool: IconTool,
  archive: IconArchive,
  ban: IconBan,
  alert: IconAlertTriangle,
} as const satisfies Record<string, IconShape>;

/** A ticket status is data: its name (or client label), icon and colour family come from the site. */
export type TicketStatusLook = { name: string; icon: keyof typeof statusIcons; family: Family };

/** Looks of the seeded statuses (design section 4). */
export const seededStatuses = {
  new: { name: "New", icon: "circle-dashed", family: "sky" },
  inProgress: { name: "In progress", icon: "circle-half-2", family: "accent" },
  waitingForClient: { name: "Waiting for client", icon: "user-question", family: "violet" },
  waitingForVendor: { name: "Waiting for vendor", icon: "hourglass", family: "amber" },
  scheduled: { name: "Scheduled", icon: "calendar", family: "sky" },
  closed: { name: "Closed", icon: "circle-check", family: "grey" },
} as const satisfies Record<string, TicketStatusLook>;

/** Status of a ticket as icon and word. */
export function TicketStatusSign(props: {
  status: TicketStatusLook;
  variant?: "badge" | "text";
  size?: "sm" | "md";
  className?: string;
}) {
  const { status, variant = "text" } = props;
  return (
    <Sign
      icon={statusIcons[status.icon] ?? IconCircleDashed}
      family={status.family}
      label={status.name}
      variant={variant}
      size={props.size}
      className={props.className}
    />
  );
}
