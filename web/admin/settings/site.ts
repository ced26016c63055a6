import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";

/** Settings of the site under one heading. */
export function siteSettingsQuery(group: string) {
  return queryOptions({
    queryKey: ["settings", group],
    queryFn: ({ signal }) => call("GET /settings", { query: { group }, signal }),
  });
}
