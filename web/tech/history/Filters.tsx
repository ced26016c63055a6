import { useLingui } from "@lingui/react/macro";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { call } from "../../shared/api/client.ts";
import { SearchField } from "../../shared/ui/search/SearchField.tsx";
import { ChatStatusSign } from "../../shared/ui/status/ChatStatusSign.tsx";
import { FilterChip } from "./FilterChip.tsx";
import styles from "./Filters.module.css";
import { type HistorySearch, type HistoryStatus, historyStatuses } from "./filters.ts";
import { useAccountName, useContactName, useStatusWords } from "./names.ts";

type Props = { search: HistorySearch; onChange: (search: HistorySearch) => void };

/** Search, status, account, then contact, which waits for an account (spec 10 section 16). */
export function Filters({ search, onChange }: Props) {
  return (
    <div className={styles.filters}>
      <TextFilter search={search} onChange={onChange} />
      <div className={styles.chips}>
        <StatusFilter search={search} onChange={onChange} />
        <AccountFilter search={search} onChange={onChange} />
        <ContactFilter search={search} onChange={onChange} />
      </div>
    </div>
  );
}

function TextFilter({ search, onChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState(search.q ?? "");
  const [settled] = useDebouncedValue(text, 300);
  useEffect(() => setText(search.q ?? ""), [search.q]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed changes the address
  useEffect(() => {
    const q = settled.trim() || undefined;
    if (settled === text && q !== search.q) onChange({ ...search, q });
  }, [settled]);
  return (
    <SearchField
      value={text}
      onChange={setText}
      label={t`Search names, messages, notes`}
      withKey={false}
      onSubmit={() => onChange({ ...search, q: text.trim() || undefined })}
    />
  );
}

function StatusFilter({ search, onChange }: Props) {
  const { t } = useLingui();
  const words = useStatusWords();
  return (
    <FilterChip
      name={t`Any status`}
      value={search.status}
      shown={search.status && words[search.status]}
      options={historyStatuses.map((status) => ({
        value: status,
        label: words[status],
        sign: <ChatStatusSign status={status} variant="text" />,
      }))}
      onChange={(status) => onChange({ ...search, status: status as HistoryStatus | undefined })}
    />
  );
}

function AccountFilter({ search, onChange }: Props) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 200);
  const accounts = useQuery({
    queryKey: ["accounts", q],
    queryFn: ({ signal }) => call("GET /accounts", { query: { q: q || undefined, limit: 100 }, signal }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  return (
    <FilterChip
      name={t`Account`}
      value={search.account === undefined ? undefined : String(search.account)}
      shown={useAccountName(search.account)}
      search={text}
      onSearch={setText}
      loading={accounts.isPending}
      options={(accounts.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
      onChange={(account) => {
        setText("");
        onChange({ ...search, account: account === undefined ? undefined : Number(account), contact: undefined });
      }}
    />
  );
}

function ContactFilter({ search, onChange }: Props) {
  const { t } = useLingui();
  const { account } = search;
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 200);
  const contacts = useQuery({
    queryKey: ["contacts", account, q],
    queryFn: ({ signal }) =>
      call("GET /accounts/{id}/contacts", {
        params: { id: account as number },
        query: { q: q || undefined, limit: 100 },
        signal,
      }),
    enabled: account !== undefined,
    placeholderData: (before) => before,
    staleTime: 60_000,
  });
  return (
    <FilterChip
      name={t`Contact`}
      disabledReason={account === undefined ? t`Choose an account first` : undefined}
      value={search.contact === undefined ? undefined : String(search.contact)}
      shown={useContactName(search.contact)}
      search={text}
      onSearch={setText}
      loading={contacts.isPending}
      options={(contacts.data?.data ?? []).map(({ id, fullName }) => ({ value: String(id), label: fullName }))}
      onChange={(contact) => {
        setText("");
        onChange({ ...search, contact: contact === undefined ? undefined : Number(contact) });
      }}
    />
  );
}
