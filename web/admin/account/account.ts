import { queryOptions } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";

/** Id of the account or contact in the address. */
export function useIdParam(): number {
  return Number(useParams({ strict: false }).id);
}

/** One account. */
export function accountQuery(id: number) {
  return queryOptions({
    queryKey: ["account", id],
    queryFn: ({ signal }) => call("GET /accounts/{id}", { params: { id }, signal }),
    enabled: Number.isInteger(id) && id > 0,
  });
}
