import { Trans } from "@lingui/react/macro";
import { ApiProblem } from "../../../shared/api/problem.ts";
import type { ListStatesProps } from "../../../shared/ui/list/ListStates.tsx";

/** What a list of chats says when it did not load. */
export function useListFault(query: { error: Error | null; refetch: () => unknown }): ListStatesProps["fault"] {
  const { error } = query;
  return {
    title: <Trans>Your chats did not load</Trans>,
    detail: <Trans>The chat did not answer. Everything else here works.</Trans>,
    traceId: error instanceof ApiProblem ? error.requestId : undefined,
    onRetry: () => void query.refetch(),
  };
}
