import { useLingui } from "@lingui/react/macro";
import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import { PersonAvatar } from "../page/PersonAvatar.tsx";

/** Chooses a contact of the account, with the server's search for accounts of any size. */
export function ContactSelect(props: {
  accountId: number;
  permission: string;
  value: number | undefined;
  onChange: (id: number) => void;
}) {
  const { t } = useLingui();
  const { accountId, permission, value } = props;
  const [typed, setTyped] = useState("");
  const [typing, setTyping] = useState(false);
  const [q] = useDebouncedValue(typing ? typed.trim() : "", 200);
  const params = { id: accountId, key: permission };
  const { data, isFetching } = useQuery({
    queryKey: ["permission-contacts", accountId, permission, "choice", q],
    queryFn: ({ signal }) =>
      call("GET /accounts/{id}/permissions/{key}/contacts", {
        params,
        query: { limit: 50, ...(q ? { q } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const known = data?.data.map(({ contact }) => contact) ?? [];
  const chosen = useQuery({
    queryKey: ["contact", value],
    queryFn: ({ signal }) => call("GET /contacts/{id}", { params: { id: value ?? 0 }, signal }),
    enabled: value !== undefined && !known.some(({ id }) => id === value),
  }).data;
  const people =
    chosen && !known.some(({ id }) => id === chosen.id) && !q
      ? [...known, { id: chosen.id, name: chosen.fullName }]
      : known;
  const name = people.find(({ id }) => id === value)?.name ?? "";
  return (
    <Select
      aria-labelledby="why-question"
      searchable
      allowDeselect={false}
      filter={({ options }) => options}
      data={people.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === undefined ? null : String(value)}
      searchValue={typing ? typed : name}
      onSearchChange={setTyped}
      onFocus={(event) => event.currentTarget.select()}
      onInput={() => setTyping(true)}
      onDropdownClose={() => setTyping(false)}
      onChange={(id) => {
        setTyping(false);
        if (id) props.onChange(Number(id));
      }}
      leftSection={
        value !== undefined && !typing ? <PersonAvatar kind="contact" id={value} name={name} size={20} /> : undefined
      }
      nothingFoundMessage={isFetching ? t`Searching` : t`Nobody of this name`}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
