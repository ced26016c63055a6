import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "../../shared/api/client.ts";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";
import { forgetDrafts } from "../../shared/ui/draft/useDraft.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { useChatRuntime } from "../chat/ChatRuntime.tsx";

/**
 * Signs out and goes to the sign-in page. Messages that have not reached the server yet are named first; they stay on this
 * device for this person alone (spec 10 section 20, 9).
 */
export function useSignOut(): [signOut: () => Promise<void>, leaving: boolean] {
  const { t } = useLingui();
  const runtime = useChatRuntime();
  const confirm = useConfirm();
  const toast = useToast();
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    const unsent = runtime.state === "ready" ? runtime.chat.outbox.items.get().length : 0;
    const sure =
      unsent === 0 ||
      (await confirm({
        title: t`${plural(unsent, { one: "# message is not sent yet", other: "# messages are not sent yet" })}`,
        text: t`If you sign out now, what is not sent waits on this device and is sent when you sign in here again.`,
        action: t`Sign out anyway`,
        danger: true,
      }));
    if (!sure) return;
    setLeaving(true);
    try {
      await api.fetch("/auth/sign-out", { method: "POST" }, { quiet: true });
    } catch {
      setLeaving(false);
      toast({ kind: "problem", message: t`You are still signed in: the server could not be reached. Try again.` });
      return;
    }
    if (runtime.state === "ready") runtime.chat.stop();
    forgetDrafts();
    location.assign("/auth/");
  };
  return [signOut, leaving];
}
