import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { sitePermissionsQuery } from "../permissions/site.ts";
import { useMay } from "../session/me.ts";
import { siteSettingsQuery } from "../settings/site.ts";
import { useNav } from "../shell/nav.ts";
import { usePermissionWords } from "../words/permissions.ts";
import { useSettingWords } from "../words/settings.ts";
import type { Entry } from "./index-entries.ts";

/** Every page, chat setting and permission that the role may open, by the words of the reader's language. */
export function useEntries(enabled: boolean): { entries: Entry[]; pages: string } {
  const { t } = useLingui();
  const nav = useNav();
  const may = useMay();
  const asked = enabled && may("settings.client");
  const permissions = useQuery({ ...sitePermissionsQuery, enabled: asked }).data;
  const settings = useQuery({ ...siteSettingsQuery("chat"), enabled: asked }).data;
  const texts = useQuery({ ...siteSettingsQuery("chat_texts"), enabled: asked }).data;
  const permissionWords = usePermissionWords();
  const settingWords = useSettingWords();
  const pages = t`Pages`;
  const settingsGroup = t`Chat settings`;
  const textsGroup = t`Chat texts`;
  const permissionsGroup = t`Permissions`;
  const entries = useMemo(
    (): Entry[] => [
      ...nav.flatMap(({ label: group, pages: inGroup }) =>
        inGroup.map(({ to, label, aliases }) => ({
          id: to,
          group: pages,
          title: label,
          description: group,
          aliases,
          to,
        })),
      ),
      ...[settings, texts].flatMap((list, index) =>
        (list?.data ?? []).map((setting) => ({
          id: setting.key,
          group: index === 0 ? settingsGroup : textsGroup,
          ...settingWords(setting),
          to: "/chat",
          search: { setting: setting.key },
        })),
      ),
      ...(permissions?.data ?? []).map((permission) => ({
        id: permission.key,
        group: permissionsGroup,
        ...permissionWords(permission),
        to: "/permissions",
        search: { open: permission.key },
      })),
    ],
    [
      nav,
      settings,
      texts,
      permissions,
      permissionWords,
      settingWords,
      pages,
      settingsGroup,
      textsGroup,
      permissionsGroup,
    ],
  );
  return { entries, pages };
}
