import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useChatData } from "../../../shared/chat/data/react.tsx";
import { useConfirm } from "../../../shared/ui/confirm/ConfirmProvider.tsx";
import { useToast } from "../../../shared/ui/toast/ToastProvider.tsx";
import { useRefusal } from "../refusal.ts";

/** Withdraws a callback after asking, because it cannot be taken back. */
export function useWithdraw(id: string): [withdraw: () => Promise<void>, withdrawing: boolean] {
  const { t } = useLingui();
  const chat = useChatData();
  const confirm = useConfirm();
  const toast = useToast();
  const refusal = useRefusal();
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = async () => {
    const sure = await confirm({
      title: t`No call back needed any more?`,
      text: t`Our technicians see that you do not need it. You can ask again at any time.`,
      action: t`Withdraw the call back`,
    });
    if (!sure) return;
    setWithdrawing(true);
    try {
      await chat.act.withdrawCallback(id);
      toast({ message: t`Call back withdrawn` });
    } catch (problem) {
      toast({ kind: "problem", message: refusal(problem) });
    }
    setWithdrawing(false);
  };
  return [withdraw, withdrawing];
}
