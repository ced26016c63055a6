import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";

/** The words of each presence. */
export function usePresenceWords(): Record<PresenceState, string> {
  const { t } = useLingui();
  return { online: t`Online`, away: t`Away`, busy: t`Do Not Disturb`, offline: t`Offline` };
}
