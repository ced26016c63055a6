import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { ApiProblem, NetworkProblem } from "../../shared/api/problem.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";

/** Says in a toast why an act did not happen; `fallback` is for faults that cannot explain themselves. */
export function useProblemToast(): (fault: unknown, fallback?: string) => void {
  const toast = useToast();
  const { t } = useLingui();
  return useCallback(
    (fault, fallback) => {
      const unreachable = t`The server does not answer. Try again once the connection is back.`;
      const words = fault instanceof ApiProblem && fault.status < 500 ? fault.detail : undefined;
      const message =
        fault instanceof NetworkProblem ? unreachable : (words ?? fallback ?? t`That did not work. Try again.`);
      toast({ kind: "problem", message });
    },
    [toast, t],
  );
}
