import type { Capability } from "@deskbell/common/people/roles.ts";
import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import type { ApiResult } from "../../shared/api/operations.ts";

export type Me = ApiResult<"GET /me">;

/** Who is signed in; a 401 leads to the sign-in page before this answers. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => call("GET /me", { signal }),
  staleTime: 60_000,
});

/** The signed-in administrator; only below `SessionGate`, which has them ready. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** Whether the role of the signed-in administrator holds a capability (spec 60 section 6.1). */
export function useMay(): (capability: Capability) => boolean {
  const { capabilities } = useMe();
  return (capability) => capabilities.includes(capability);
}
