import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCircleCheck, IconHomeCog, IconMessages, IconShield, IconTicket, IconUsers } from "@tabler/icons-react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";

const known: Record<string, { label: MessageDescriptor; icon: IconShape }> = {
  chat: { label: msg`Chat`, icon: IconMessages },
  tickets: { label: msg`Tickets`, icon: IconTicket },
  approvals: { label: msg`Approvals`, icon: IconCircleCheck },
  portal: { label: msg`Portal`, icon: IconHomeCog },
  people: { label: msg`People`, icon: IconUsers },
};

/** Word and icon of a heading of permissions; one that this portal does not know shows its key. */
export function usePermissionGroup(): (group: string) => { label: string; icon: IconShape } {
  const { i18n } = useLingui();
  return (group) => {
    const found = known[group];
    return found ? { label: i18n._(found.label), icon: found.icon } : { label: group, icon: IconShield };
  };
}

/** Rows under their headings, in the order in which the headings first appear. */
export function byGroup<T>(rows: readonly T[], groupOf: (row: T) => string): [group: string, rows: T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return [...groups];
}
