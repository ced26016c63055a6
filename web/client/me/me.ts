import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import type { ApiResult } from "../../shared/api/operations.ts";

type Caller = ApiResult<"GET /me">;

/** The signed-in contact: what the portal shows of them, and which chat features they may use. */
export type Me = Pick<Caller, "name" | "email" | "account" | "site"> & {
  id: number;
  userId: string;
  features: { preTicketChat: boolean; ticketChat: boolean; chatCallback: boolean };
};

/**
 * Asked again by `SignedIn` when the window gets the focus, so that changed permissions also reach those who have no
 * stream; with a stream they arrive at once (`chat/startChat.ts`).
 */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call("GET /me", { signal }),
  staleTime: 5_000,
  refetchOnWindowFocus: false,
});

/** The signed-in contact; only below `SignedIn`, which has them ready. */
export function useMe(): Me {
  return useSuspenseQuery({ ...meQuery, select: contactOf }).data;
}

function contactOf(caller: Caller): Me {
  const { features } = caller;
  return {
    id: Number(caller.id),
    userId: caller.userId ?? "",
    name: caller.name,
    email: caller.email,
    account: caller.account,
    site: caller.site,
    features: {
      preTicketChat: features.preTicketChat === true,
      ticketChat: features.ticketChat === true,
      chatCallback: features.chatCallback === true,
    },
  };
}
