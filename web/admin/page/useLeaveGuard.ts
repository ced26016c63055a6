import { useLingui } from "@lingui/react/macro";
import { useBlocker } from "@tanstack/react-router";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";

/** Asks before another page of the portal opens while something is not saved; the save bar covers closing the tab. */
export function useLeaveGuard(changed: boolean): void {
  const { t } = useLingui();
  const confirm = useConfirm();
  useBlocker({
    disabled: !changed,
    enableBeforeUnload: false,
    shouldBlockFn: async ({ current, next }) => {
      if (current.pathname === next.pathname) return false;
      const leave = await confirm({
        title: t`Leave without saving?`,
        text: t`Your changes on this page are not saved yet.`,
        action: t`Leave and discard`,
        danger: true,
      });
      return !leave;
    },
  });
}
