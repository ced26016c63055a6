import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useChatConfig } from "../../../shared/chat/data/react.tsx";
import type { ChatCard } from "../../../shared/chat/ui/types.ts";
import { useNow } from "../../../shared/ui/time/index.ts";
import { useMe } from "../../me/me.ts";
import { type Availability, availabilityQuery } from "../availability.ts";
import { type CardKind, cardKind } from "./cardKind.ts";
import { useCardText, useCardWords } from "./useCardWords.ts";
import type { WindowActions } from "./useWindowActions.ts";

/** The card in the log with what its buttons do; a button whose permission is missing is absent. */
export function useCard(
  session: ChatSession | undefined,
  can: Record<string, boolean>,
  actions: WindowActions,
): ChatCard | null {
  const { features } = useMe();
  const [kind, availability] = useCardKind(session);
  const { text, hours } = useCardWords(kind, availability);
  const mayAsk = features.chatCallback && can.request_callback === true;
  const mayStart = useMayStart(kind === "missed");
  return useMemo(() => {
    if (!session) return { kind: "waiting", text };
    if (!kind) return null;
    switch (kind) {
      case "nobodyAnswered":
      case "nobodyAtDesk":
        return {
          kind,
          text,
          hours,
          onCallMeBack: mayAsk ? actions.callMeBack : undefined,
          onKeepWaiting: () => undefined,
          onLeave: actions.leave,
        };
      case "quiet":
        return { kind, since: session.quietSince as string, onLeave: actions.leave };
      case "missed":
        return {
          kind,
          reason: reasons[session.missedReason ?? "declined"],
          onCallMeBack: features.chatCallback ? actions.callMeBack : undefined,
          onStartAgain: mayStart ? actions.startAgain : undefined,
        };
      case "callback":
        return callbackCard(session, actions);
      case "closed":
        return { kind, text, onLeave: actions.leave };
      case "waiting":
        return { kind, text };
      default:
        return { kind };
    }
  }, [session, kind, text, hours, mayAsk, mayStart, features.chatCallback, actions]);
}

const reasons = {
  left: "left",
  timed_out: "timed_out",
  disconnected: "disconnected",
  declined: "other",
  cancelled: "other",
  push_timeout: "other",
} as const;

function callbackCard(session: ChatSession, actions: WindowActions): ChatCard | null {
  const { callback } = session;
  if (!callback || callback.withdrawnAt) return null;
  return {
    kind: "callback",
    way: callback.type,
    phone: callback.phoneText ?? callback.phone,
    onChange: actions.changeCallback,
    onWithdraw: actions.withdrawCallback,
  };
}

/**
 * A chat that the server has not made yet waits as well. What may be started now is asked only where the card depends on
 * it: nobody was there, nobody came in time, or the written text says when somebody is there again.
 */
function useCardKind(
  session: ChatSession | undefined,
): [kind: CardKind | null, availability: Availability | undefined] {
  const config = useChatConfig();
  const waiting = session?.status === "created";
  const now = useNow(waiting ? 1_000 : 30_000);
  const nobody = waiting && session.nobodyReachableAtCreate;
  const { data } = useQuery({ ...availabilityQuery, enabled: false });
  const kind = session
    ? cardKind(session, now, {
        noAnswerSeconds: config?.noAnswerSeconds ?? 40,
        anyoneReachable: nobody ? data?.anyoneReachable === true : true,
      })
    : "waiting";
  const saysWhen = useCardText(kind)?.includes("{nextOpen}") === true;
  const needed = nobody || kind === "nobodyAnswered" || saysWhen;
  useQuery({ ...availabilityQuery, enabled: needed, refetchInterval: nobody ? 10_000 : 60_000 });
  return [kind, data];
}

/** Whether a new chat may be started now; asked only where that matters. */
function useMayStart(wanted: boolean): boolean {
  const { features } = useMe();
  const availability = useQuery({ ...availabilityQuery, enabled: wanted && features.preTicketChat });
  return wanted && availability.data?.preTicketChat.allowed === true;
}
