import type { Capability } from "@deskbell/common/people/roles.ts";
import { useLingui } from "@lingui/react/macro";
import {
  IconBuilding,
  IconClockHour4,
  IconHeadset,
  IconMessages,
  IconShieldLock,
  IconUsers,
} from "@tabler/icons-react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import { useMay } from "../session/me.ts";

/** `aliases` are other words that people look for the page by. */
export type NavPage = { to: string; label: string; icon: IconShape; aliases: string; needs: Capability };
export type NavGroup = { label: string; pages: NavPage[] };

/** The pages that work and that the signed-in role may open, by group (spec 95 sections 1.1 and 1.2). */
export function useNav(): NavGroup[] {
  const { t } = useLingui();
  const may = useMay();
  const groups: NavGroup[] = [
    {
      label: t`People`,
      pages: [
        {
          to: "/accounts",
          label: t`Accounts`,
          icon: IconBuilding,
          aliases: t`companies customers clients`,
          needs: "accounts.write",
        },
        {
          to: "/contacts",
          label: t`Contacts`,
          icon: IconUsers,
          aliases: t`people persons users e-mail`,
          needs: "contacts.write",
        },
        {
          to: "/agents",
          label: t`Agents`,
          icon: IconHeadset,
          aliases: t`technicians staff team roles`,
          needs: "admin",
        },
      ],
    },
    {
      label: t`Service`,
      pages: [
        {
          to: "/chat",
          label: t`Chat settings`,
          icon: IconMessages,
          aliases: t`waiting alarm texts messages sound`,
          needs: "settings.client",
        },
        {
          to: "/hours",
          label: t`Office hours`,
          icon: IconClockHour4,
          aliases: t`calendar holidays opening times closed time zone`,
          needs: "settings.client",
        },
      ],
    },
    {
      label: t`Site`,
      pages: [
        {
          to: "/permissions",
          label: t`Permissions`,
          icon: IconShieldLock,
          aliases: t`features rights allow switch on off`,
          needs: "settings.client",
        },
      ],
    },
  ];
  return groups
    .map((group) => ({ ...group, pages: group.pages.filter((page) => may(page.needs)) }))
    .filter((group) => group.pages.length > 0);
}
