import type { Me as ApiMe } from "@deskbell/common/people/schemas.ts";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";

/** The signed-in agent. */
export type Me = ApiMe & { kind: "agent"; id: number; userId: string };

/** Who is signed in; a 401 leads to the sign-in page before this answers. */
export function useMe() {
  return useQuery({
    queryKey: ["me"],
    queryFn: ({ signal }) => call("GET /me", { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 2,
  });
}

/** True for an agent who may open this portal. */
export function mayWorkHere(me: ApiMe): me is Me {
  return me.kind === "agent" && me.userId !== null && me.portals.includes("tech");
}
