import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { api } from "../../shared/api/client.ts";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";
import { forgetDrafts } from "../../shared/ui/draft/useDraft.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";

/**
 * Signs out and goes to the sign-in page. Messages that have not reached the server are named first; they stay on this
 * device for this person alone (spec 10 section 20, 9). `unsent` counts them, `stop` ends the chat.
 */
export function useSignOut(chat?: { unsent: () => number; stop: () => void }): () => Promise<void> {
  const { t } = useLingui();
  const confirm = useConfirm();
  const toast = useToast();
  return async () => {
    const unsent = chat?.unsent() ?? 0;
    const sure =
      unsent === 0 ||
      (await confirm({
        title: t`${plural(unsent, { one: "# message is not sent yet", other: "# messages are not sent yet" })}`,
        text: t`If you sign out now, they wait on this device and are sent when you sign in here again.`,
        action: t`Sign out anyway`,
        danger: true,
      }));
    if (!sure) return;
    try {
      await api.fetch("/auth/sign-out", { method: "POST" }, { quiet: true });
    } catch {
      toast({ kind: "problem", message: t`You are still signed in: the server could not be reached. Try again.` });
      return;
    }
    chat?.stop();
    forgetDrafts();
    location.assign("/auth/");
  };
}
