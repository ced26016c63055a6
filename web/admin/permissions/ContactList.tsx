import type { ContactPermission } from "@deskbell/common/permissions/api.ts";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { PersonAvatar } from "../page/PersonAvatar.tsx";
import type { Draft, Own, Person, RowView } from "./draft.ts";
import { OwnSelect } from "./OwnSelect.tsx";
import styles from "./WhyPanel.module.css";

const FEW = 5;

/** Everybody's own value of one permission: those who differ first, then all by name with a search. */
export function ContactList(props: {
  accountId: number;
  view: RowView;
  total: number;
  draft: Draft;
  disabled: boolean;
  selected: number | undefined;
  onContact: (id: number) => void;
  onChange: (person: Person, base: Own, value: Own) => void;
}) {
  const { t } = useLingui();
  const { view, total, accountId } = props;
  const [all, setAll] = useState(false);
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed.trim(), 200);
  const problem = useProblemWords();
  const few = useFew(accountId, view.row.key, !all);
  const list = useInfiniteQuery({
    queryKey: ["permission-contacts", accountId, view.row.key, "all", q],
    queryFn: ({ signal, pageParam }) =>
      page(accountId, view.row.key, { limit: 50, q: q || undefined, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled: all,
  });
  const rows = all ? list.data?.pages.flatMap(({ data }) => data) : few.data;
  const error = all ? list.error : few.error;
  return (
    <section className={styles.list} aria-label={t`Contacts`}>
      <div className={styles.listHead}>
        <h3>
          <Trans>Contacts</Trans>
        </h3>
        <span>
          {view.row.account === null ? (
            <Trans>
              {view.differing} of {total} on
            </Trans>
          ) : (
            <Plural value={view.differing} one={`# of ${total} differs`} other={`# of ${total} differ`} />
          )}
        </span>
      </div>
      {all && (
        <TextInput
          type="search"
          aria-label={t`Search contacts`}
          placeholder={t`Search contacts`}
          leftSection={<Icon of={IconSearch} size={16} />}
          value={typed}
          autoFocus
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <ListStates
        status={rows ? (all && list.isPlaceholderData ? "stale" : "ready") : error ? "fault" : "loading"}
        count={rows?.length ?? 0}
        skeleton={{ rows: Math.min(FEW, total), rowHeight: 36 }}
        nothingYet={{ icon: IconSearch, title: t`No active contacts` }}
        filtered={q ? { title: t`Nobody of this name`, filters: t`"${q}"`, onRemove: () => setTyped("") } : undefined}
        fault={{
          title: t`The contacts did not load`,
          detail: problem(error),
          traceId: traceOf(error),
          onRetry: () => void (all ? list.refetch() : few.refetch()),
        }}
        end={
          all
            ? {
                onMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
                loadingMore: list.isFetchingNextPage,
              }
            : false
        }
      >
        <ul className={styles.people}>
          {rows?.map((row) => (
            <PersonRow key={row.contact.id} {...props} row={row} />
          ))}
        </ul>
      </ListStates>
      {!all && total > (rows?.length ?? 0) && rows && (
        <Button variant="subtle" className={styles.all} onClick={() => setAll(true)}>
          <Trans>Show all {total}</Trans>
        </Button>
      )}
    </section>
  );
}

function PersonRow(props: {
  row: ContactPermission;
  view: RowView;
  draft: Draft;
  disabled: boolean;
  selected: number | undefined;
  onContact: (id: number) => void;
  onChange: (person: Person, base: Own, value: Own) => void;
}) {
  const { t } = useLingui();
  const { row, view } = props;
  const { contact } = row;
  const change = props.draft.contacts[contact.id]?.values[view.row.key];
  return (
    <li className={styles.person}>
      <button
        type="button"
        className={styles.personName}
        aria-current={props.selected === contact.id || undefined}
        title={contact.name}
        onClick={() => props.onContact(contact.id)}
      >
        <PersonAvatar kind="contact" id={contact.id} name={contact.name} size={24} />
        <span>{contact.name}</span>
        {change && <span className={styles.dot} role="img" aria-label={t`not saved yet`} />}
      </button>
      <OwnSelect
        label={contact.name}
        value={change ? change.value : row.own}
        yields={view.inherited}
        disabled={props.disabled}
        onChange={(value) => props.onChange(contact, row.own, value)}
      />
    </li>
  );
}

type Query = { limit: number; q?: string; own?: "true" | "false"; cursor?: string };

function page(id: number, key: string, query: Query, signal: AbortSignal) {
  return call("GET /accounts/{id}/permissions/{key}/contacts", { params: { id, key }, query, signal });
}

/** A handful for a first look: contacts with a value of their own, filled up with others by name. */
function useFew(accountId: number, key: string, enabled: boolean) {
  return useQuery({
    queryKey: ["permission-contacts", accountId, key, "few"],
    queryFn: async ({ signal }) => {
      const own = (await page(accountId, key, { limit: FEW, own: "true" }, signal)).data;
      if (own.length === FEW) return own;
      return [...own, ...(await page(accountId, key, { limit: FEW - own.length, own: "false" }, signal)).data];
    },
    enabled,
  });
}
