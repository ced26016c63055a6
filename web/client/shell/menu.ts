import { useLingui } from "@lingui/react/macro";
import { IconHeadset, IconHome, IconMessageCircle } from "@tabler/icons-react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";

export type MenuItem = { to: "/" | "/chats" | "/support"; label: string; shortLabel: string; icon: IconShape };

/** The entries of this person's menu; what they may not use is absent (spec 50 section 2.3). */
export function useMenu(): MenuItem[] {
  const { t } = useLingui();
  const { state } = useChatRuntime();
  return [
    { to: "/", label: t`Home`, shortLabel: t`Home`, icon: IconHome },
    ...(state === "off"
      ? []
      : [{ to: "/chats" as const, label: t`My chats`, shortLabel: t`My chats`, icon: IconMessageCircle }]),
    { to: "/support", label: t`Contact support`, shortLabel: t`Support`, icon: IconHeadset },
  ];
}
