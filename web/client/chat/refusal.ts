import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useTimeStyle } from "../../shared/ui/time/index.ts";
import { availabilityQuery } from "./availability.ts";
import { nextOpenWords } from "./card/hours.ts";

/** A refusal of the server in the contact's words. */
export function useRefusal(): (problem: unknown) => string {
  const { t } = useLingui();
  const style = useTimeStyle();
  const queries = useQueryClient();
  const closedNow = (): string => {
    const hours = queries.getQueryData(availabilityQuery.queryKey)?.hours;
    const next = hours && nextOpenWords(hours.nextOpen, new Date(), style);
    return next ? t`Chat is closed at this hour. We are next available ${next}.` : t`Chat is closed at this hour.`;
  };
  return (problem) => {
    if (!(problem instanceof ApiProblem)) return t`The server could not be reached. Try again in a moment.`;
    switch (problem.code) {
      case "outside_office_hours":
        return closedNow();
      case "chat_not_permitted":
        return t`Chat is not switched on for you any more.`;
      case "active_session_exists":
        return t`You already have an open chat.`;
      case "invalid_transition":
      case "session_closed":
      case "already_completed":
        return t`Meanwhile this chat has moved on. What you see now is up to date.`;
      case "rate_limited":
        return t`That was a little fast. Try again in a minute.`;
      case "not_found":
        return t`This chat does not exist or is not visible to you.`;
      case "impersonated":
        return t`Not available while acting as somebody else.`;
      default:
        return problem.errors[0]?.detail ?? problem.detail;
    }
  };
}
