import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import type { Refusal } from "./postJson.ts";

/** A refusal as a sentence: the server's own, or ours when there was no answer or no words. */
export function useRefusalWords(): (refusal: Refusal) => string {
  const { t } = useLingui();
  return useCallback(
    (refusal) => {
      if (refusal.code === "no_connection")
        return t`The server cannot be reached. Check your connection and try again.`;
      if (refusal.status === 429) return t`Too many attempts. Wait a minute, then try again.`;
      return refusal.detail || t`That did not work. Try again in a moment.`;
    },
    [t],
  );
}
