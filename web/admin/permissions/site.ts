import { queryOptions } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";

/** All permissions with what the site says. */
export const sitePermissionsQuery = queryOptions({
  queryKey: ["permissions"],
  queryFn: ({ signal }) => call("GET /permissions", { signal }),
});
