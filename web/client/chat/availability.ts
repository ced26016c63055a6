import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../shared/api/client.ts";
import type { ApiResult } from "../../shared/api/operations.ts";
import { useNow } from "../../shared/ui/time/index.ts";

export type Availability = ApiResult<"GET /chat/availability">;

/** What the contact may start now. Renewed every minute, so that opening and closing show in open pages. */
export const availabilityQuery = queryOptions({
  queryKey: ["chat", "availability"],
  queryFn: ({ signal }) => call("GET /chat/availability", { signal }),
  staleTime: 15_000,
  refetchInterval: 60_000,
  refetchOnWindowFocus: true,
  retry: 1,
  retryDelay: 500,
});

/** Availability, asked again at the minute in which the hours open or close. */
export function useAvailability() {
  const query = useQuery(availabilityQuery);
  const now = useNow(30_000);
  const turn = query.data?.hours.open ? query.data.hours.nextClose : query.data?.hours.nextOpen;
  const passed = turn !== null && turn !== undefined && Date.parse(turn) <= now;
  const { refetch } = query;
  useEffect(() => {
    if (passed) void refetch();
  }, [passed, refetch]);
  return query;
}
