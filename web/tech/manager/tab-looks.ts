import { useLingui } from "@lingui/react/macro";
import { IconClock, IconMessageCircle, IconPhoneCall, IconPhoneX } from "@tabler/icons-react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import type { Tab } from "./manager-state.ts";

/** Icon and colour of each tab, the same as of the chats in it. */
export const tabIcons: Record<Tab, { icon: IconShape; family: "green" | "amber" | "red" | "violet" }> = {
  mine: { icon: IconMessageCircle, family: "green" },
  waiting: { icon: IconClock, family: "amber" },
  abandoned: { icon: IconPhoneX, family: "red" },
  callbacks: { icon: IconPhoneCall, family: "violet" },
};

export function useTabWords(): Record<Tab, string> {
  const { t } = useLingui();
  return { mine: t`Mine`, waiting: t`Waiting`, abandoned: t`Abandoned`, callbacks: t`Callbacks` };
}
