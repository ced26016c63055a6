import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { api } from "../../shared/api/client.ts";
import { forgetDrafts } from "../../shared/ui/draft/useDraft.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";

/** Signs out and goes to the sign-in page. */
export function useSignOut(): [signOut: () => Promise<void>, leaving: boolean] {
  const { t } = useLingui();
  const toast = useToast();
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    setLeaving(true);
    try {
      await api.fetch("/auth/sign-out", { method: "POST" }, { quiet: true });
    } catch {
      setLeaving(false);
      toast({ kind: "problem", message: t`You are still signed in: the server could not be reached. Try again.` });
      return;
    }
    forgetDrafts();
    location.assign("/auth/");
  };
  return [signOut, leaving];
}
