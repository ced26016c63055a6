import type { Calendar } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { MultiSelect, Select, Switch, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { call } from "../../shared/api/client.ts";
import { accountQuery } from "../account/account.ts";
import styles from "./Hours.module.css";
import type { PartProps } from "./part.ts";

const below: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

/** Name, place and whose hours these are. */
export function CalendarBasics(props: PartProps & { calendars: readonly Calendar[]; own: number | undefined }) {
  const { t, i18n } = useLingui();
  const { input, disabled, onChange, errorOf } = props;
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf("timeZone");
    const all = known.includes(input.timeZone) ? known : [input.timeZone, ...known];
    return all.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  }, [input.timeZone]);
  const language = i18n.locale;
  const { country } = input;
  const places = useQuery({
    queryKey: ["holiday-regions", country, language],
    queryFn: ({ signal }) =>
      call("GET /calendars/holiday-regions", { query: { language, ...(country ? { country } : {}) }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const options = (list: { code: string; name: string }[] | undefined, own: string | null) => {
    const found = (list ?? []).map(({ code, name }) => ({ value: code, label: name }));
    return own && !found.some(({ value }) => value === own) ? [...found, { value: own, label: own }] : found;
  };
  const other = props.calendars.find(({ isDefault, id }) => isDefault && id !== props.own);
  return (
    <section className={styles.section} aria-label={t`Place`}>
      <div className={styles.fields}>
        <TextInput
          label={t`Name`}
          required
          maxLength={100}
          disabled={disabled}
          value={input.name}
          error={errorOf("name")}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t`Time zone`}
          searchable
          allowDeselect={false}
          limit={60}
          disabled={disabled}
          data={zones}
          value={input.timeZone}
          error={errorOf("timeZone")}
          nothingFoundMessage={t`No such zone`}
          onChange={(timeZone) => timeZone && onChange({ timeZone })}
        />
        <Select
          label={t`Country`}
          inputWrapperOrder={below}
          description={t`Holidays are proposed from it`}
          searchable
          clearable
          disabled={disabled}
          data={options(places.data?.countries, country)}
          value={country}
          error={errorOf("country")}
          nothingFoundMessage={t`No such country`}
          onChange={(code) => onChange({ country: code, region: null })}
        />
        <Select
          label={t`Region`}
          inputWrapperOrder={below}
          description={t`Some holidays are regional`}
          searchable
          clearable
          disabled={disabled || !country || (places.data?.regions.length ?? 0) === 0}
          data={options(places.data?.regions, input.region)}
          value={input.region}
          error={errorOf("region")}
          nothingFoundMessage={t`No such region`}
          onChange={(region) => onChange({ region })}
        />
      </div>
      <Switch
        label={t`Default`}
        description={
          other && input.isDefault ? (
            <Trans>Takes the place of "{other.name}"</Trans>
          ) : (
            <Trans>For everybody without office hours of their own</Trans>
          )
        }
        disabled={disabled}
        checked={input.isDefault}
        onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
      />
      <AccountChoice {...props} />
    </section>
  );
}

function AccountChoice(props: PartProps & { calendars: readonly Calendar[]; own: number | undefined }) {
  const { t } = useLingui();
  const { input, disabled, onChange } = props;
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ["accounts", "choice", q],
    queryFn: ({ signal }) => call("GET /accounts", { query: { limit: 50, ...(q ? { q } : {}) }, signal }),
    placeholderData: keepPreviousData,
  }).data;
  const chosen = useQueries({
    queries: input.accountIds.slice(0, 50).map((id) => accountQuery(id)),
    combine: (answers) => answers.flatMap(({ data }) => (data ? [data] : [])),
  });
  const names = new Map([...(found?.data ?? []), ...chosen].map(({ id, name }) => [String(id), name]));
  for (const id of input.accountIds) if (!names.has(String(id))) names.set(String(id), `#${id}`);
  const taken = props.calendars.filter(
    ({ id, accountIds }) => id !== props.own && accountIds.some((account) => input.accountIds.includes(account)),
  );
  return (
    <MultiSelect
      label={t`Accounts`}
      inputWrapperOrder={below}
      description={
        taken[0]
          ? t`Some of them leave "${taken[0].name}"`
          : t`These accounts have these office hours instead of the default`
      }
      placeholder={input.accountIds.length === 0 ? t`Choose accounts` : undefined}
      searchable
      clearable
      hidePickedOptions
      disabled={disabled}
      filter={({ options }) => options}
      data={[...names].map(([value, label]) => ({ value, label }))}
      value={input.accountIds.map(String)}
      error={props.errorOf("accountIds")}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t`No such account`}
      onChange={(ids) => onChange({ accountIds: ids.map(Number) })}
    />
  );
}
