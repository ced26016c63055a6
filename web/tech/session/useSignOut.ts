import { useLingui } from "@lingui/react/macro";
import { useChatData, useUnsent } from "../../shared/chat/data/react.tsx";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";
import { forgetDrafts } from "../../shared/ui/draft/useDraft.ts";
import { useProblemToast } from "../actions/useProblemToast.ts";
import { leaveSite } from "./leave-site.ts";

/** Signs out; asks first when messages have not been sent yet (spec 10 section 20). */
export function useSignOut(): () => Promise<void> {
  const { t } = useLingui();
  const chat = useChatData();
  const confirm = useConfirm();
  const unsent = useUnsent();
  const tell = useProblemToast();
  return async () => {
    if (unsent.hasUnsent) {
      const count = unsent.count;
      const yes = await confirm({
        title: t`Sign out with messages that were not sent?`,
        text: t`Not sent yet: ${count}. Nobody else can send them for you; they are discarded.`,
        action: t`Discard and sign out`,
        danger: true,
      });
      if (!yes) return;
      await unsent.discardAll();
    }
    try {
      await leaveSite(() => chat.stop());
      forgetDrafts();
    } catch (fault) {
      tell(fault);
    }
  };
}
