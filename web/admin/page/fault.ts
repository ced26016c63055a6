import { useLingui } from "@lingui/react/macro";
import { ApiProblem, NetworkProblem } from "../../shared/api/problem.ts";

/** The trace id of a refusal, to copy. */
export function traceOf(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.requestId : undefined;
}

/** True when the thing asked for does not exist or may not be known. */
export function isGone(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** True when somebody else has changed the same thing meanwhile. */
export function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412;
}

/** Why something failed, as a sentence. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    if (error instanceof NetworkProblem) return t`The server could not be reached. Nothing is lost; try again.`;
    if (error instanceof ApiProblem) return error.errors[0]?.detail ?? error.detail;
    return t`That did not work. Try again in a moment.`;
  };
}
