import type { ApiInput } from "../../shared/api/operations.ts";

/** Filters of the chat history as they stand in the address. */
export type HistorySearch = {
  q?: string;
  status?: HistoryStatus;
  account?: number;
  /** Only together with an account. */
  contact?: number;
};

export const historyStatuses = ["created", "handled", "missed", "callback", "completed"] as const;
export type HistoryStatus = (typeof historyStatuses)[number];

/** Reads the address; what makes no sense is left out, a contact without account too (spec 10 section 16). */
export function readSearch(raw: Record<string, unknown>): HistorySearch {
  const id = (value: unknown) => (Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined);
  const status = historyStatuses.find((known) => known === raw.status);
  const q = typeof raw.q === "string" || typeof raw.q === "number" ? String(raw.q).slice(0, 200) : "";
  const account = id(raw.account);
  return prune({ q: q || undefined, status, account, contact: account ? id(raw.contact) : undefined });
}

/** The query of one page of 20. */
export function historyQuery(
  search: HistorySearch,
  cursor?: string,
): NonNullable<ApiInput<"GET /chat-sessions">["query"]> {
  return {
    limit: 20,
    include: "total",
    cursor,
    q: search.q?.trim() || undefined,
    status: search.status,
    accountId: search.account,
    contactId: search.contact,
  };
}

export function isFiltered(search: HistorySearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

function prune(search: HistorySearch): HistorySearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
