import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { call } from "../../shared/api/client.ts";
import type { HistorySearch, HistoryStatus } from "./filters.ts";

export function useStatusWords(): Record<HistoryStatus, string> {
  const { t } = useLingui();
  return {
    created: t`Waiting`,
    handled: t`Handled`,
    missed: t`Abandoned`,
    callback: t`Callback`,
    completed: t`Completed`,
  };
}

/** Name of an account by id; undefined until known. */
export function useAccountName(id: number | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ["account", id],
    queryFn: ({ signal }) => call("GET /accounts/{id}", { params: { id: id as number }, signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.name;
}

/** Name of a contact by id; undefined until known. */
export function useContactName(id: number | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => call("GET /contacts/{id}", { params: { id: id as number }, signal }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.fullName;
}

/** The filters in words, for "No chat matches". */
export function useFilterWords(search: HistorySearch): string {
  const { t } = useLingui();
  const statuses = useStatusWords();
  const account = useAccountName(search.account);
  const contact = useContactName(search.contact);
  const parts = [
    search.q && t`with “${search.q}”`,
    search.status && t`status ${statuses[search.status]}`,
    search.account !== undefined && t`account ${account ?? ""}`,
    search.contact !== undefined && t`contact ${contact ?? ""}`,
  ].filter((part) => typeof part === "string");
  const words = parts.join(", ");
  return words && `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`;
}
