import type { EntityState } from "@deskbell/common/people/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import type { IconShape } from "../../shared/ui/icon/Icon.tsx";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { SearchField } from "../../shared/ui/search/SearchField.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { Part } from "../page/Part.tsx";
import styles from "./PeopleList.module.css";
import type { ListSearch } from "./search.ts";

type PageOf<T> = { data: T[]; page: { nextCursor: string | null } };
export type ListQuery = { q?: string; state?: EntityState; cursor?: string; limit: number };

/** A read-only list of people with search, state and the next page, all in the address (spec 95 section 1.1). */
export function PeopleList<T extends { id: number }>(props: {
  queryKey: readonly unknown[];
  load: (query: ListQuery, signal: AbortSignal) => Promise<PageOf<T>>;
  searchLabel: string;
  icon: IconShape;
  words: { label: string; nothingYet: string; nothingYetText: string; noMatch: string; fault: string };
  columns: ReactNode[];
  layout: string;
  renderRow: (row: T) => ReactNode;
}) {
  const { t } = useLingui();
  const search = useSearch({ strict: false }) as ListSearch;
  const navigate = useNavigate();
  const problem = useProblemWords();
  const set = (next: ListSearch) => void navigate({ to: ".", search: next, replace: true, resetScroll: false });
  const { q, state } = search;
  const list = useInfiniteQuery({
    queryKey: [...props.queryKey, q ?? "", state ?? "active"],
    queryFn: ({ signal, pageParam }) =>
      props.load({ limit: 50, q, state: state ?? "active", cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const stateWords = { active: t`Active`, inactive: t`Inactive`, archived: t`Archived` };
  const filters = [q && t`"${q}"`, state && stateWords[state]].filter(Boolean).join(", ");
  return (
    <>
      <div className={styles.tools}>
        <Search
          value={q ?? ""}
          label={props.searchLabel}
          onChange={(text) => set({ state, ...(text ? { q: text } : {}) })}
        />
        <SegmentedControl
          aria-label={t`State`}
          value={state ?? "active"}
          onChange={(value) =>
            set({ ...(q ? { q } : {}), ...(value === "active" ? {} : { state: value as ListSearch["state"] }) })
          }
          data={Object.entries(stateWords).map(([value, label]) => ({ value, label }))}
        />
      </div>
      <ListStates
        status={list.data ? (list.isPlaceholderData ? "stale" : "ready") : list.error ? "fault" : "loading"}
        count={rows.length}
        skeleton={{ rows: 8, rowHeight: 46 }}
        nothingYet={{ icon: props.icon, title: props.words.nothingYet, text: props.words.nothingYetText }}
        filtered={filters ? { title: props.words.noMatch, filters, onRemove: () => set({}) } : undefined}
        fault={{
          title: props.words.fault,
          detail: problem(list.error),
          traceId: traceOf(list.error),
          onRetry: () => void list.refetch(),
        }}
        end={{
          onMore: list.hasNextPage ? () => void list.fetchNextPage() : undefined,
          loadingMore: list.isFetchingNextPage,
        }}
      >
        <div className={styles.place}>
          <Part as="table" aria-label={props.words.label} className={`${styles.table} ${props.layout}`}>
            <Part as="rowgroup">
              <Part as="row" className={`${styles.row} ${styles.head}`}>
                {props.columns.map((column, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                  <Part key={index} as="columnheader">
                    {column}
                  </Part>
                ))}
              </Part>
            </Part>
            <Part as="rowgroup">
              {rows.map((row) => (
                <Part key={row.id} as="row" className={styles.row}>
                  {props.renderRow(row)}
                </Part>
              ))}
            </Part>
          </Part>
        </div>
      </ListStates>
      {list.error && list.data && (
        <p className={styles.problem} role="alert">
          <Trans>The rest did not load.</Trans> {problem(list.error)}
        </p>
      )}
    </>
  );
}

/** Keeps what is typed at once and the address a moment later. */
function Search(props: { value: string; label: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const { value } = props;
  const tell = useDebouncedCallback((text: string) => props.onChange(text.trim()), 250);
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);
  return (
    <SearchField
      className={styles.search}
      label={props.label}
      withKey={false}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        tell(text);
      }}
    />
  );
}
