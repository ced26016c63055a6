import type { Permission } from "@deskbell/common/permissions/api.ts";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { TextInput } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { call } from "../../shared/api/client.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { SaveBar } from "../../shared/ui/save/SaveBar.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { ConflictDialog } from "../page/ConflictDialog.tsx";
import { isStale, traceOf, useProblemWords } from "../page/fault.ts";
import { Page } from "../page/Page.tsx";
import { type KeyChange, type Outcome, useKeyedDraft } from "../page/useKeyedDraft.ts";
import { useLeaveGuard } from "../page/useLeaveGuard.ts";
import { usePermissionWords } from "../words/permissions.ts";
import styles from "./CascadeEditor.module.css";
import type { Own } from "./draft.ts";
import { PermissionTable } from "./PermissionTable.tsx";
import type { PanelSearch } from "./panel-search.ts";
import { SiteRow } from "./SiteRow.tsx";
import { sitePermissionsQuery } from "./site.ts";

/** What the site says about every permission: the level from which accounts inherit. */
export function SitePermissions() {
  const { t } = useLingui();
  const words = usePermissionWords();
  const problem = useProblemWords();
  const client = useQueryClient();
  const { open } = useSearch({ strict: false }) as PanelSearch;
  const { data, error, refetch } = useQuery(sitePermissionsQuery);
  const [filter, setFilter] = useState("");
  const edit = useKeyedDraft({
    saved: data?.data,
    done: t`Permissions saved`,
    save: (changes) => saveEach(changes, problem),
    reload: async () => {
      void client.invalidateQueries({ queryKey: ["account-permissions"] });
      return (await client.fetchQuery({ ...sitePermissionsQuery, staleTime: 0 })).data;
    },
  });
  useLeaveGuard(edit.count > 0);
  useShown(open, data !== undefined);
  const rows = data?.data.filter((row) => {
    const { title, description } = words(row);
    return `${title} ${description}`.toLocaleLowerCase().includes(filter.trim().toLocaleLowerCase());
  });
  const say = (own: unknown) => (own === null ? t`Default` : own ? t`On` : t`Off`);
  const failed = Object.values(edit.problems)[0] ?? (edit.fault ? problem(edit.fault) : undefined);
  return (
    <Page
      title={t`Permissions`}
      tab={t`Permissions`}
      sub={t`What contacts may do. Accounts and contacts inherit this, unless they have a value of their own.`}
      footer={
        <>
          <SaveBar
            changes={edit.count}
            effect={
              <Plural
                value={edit.count}
                one="Applies to every account that inherits it. Live within 5 seconds."
                other="Apply to every account that inherits them. Live within 5 seconds."
              />
            }
            problem={failed}
            saving={edit.saving}
            onSave={edit.save}
            onDiscard={edit.discard}
          />
          <ConflictDialog
            conflicts={edit.clashes.map(({ key, theirs, mine }) => {
              const row = data?.data.find((known) => known.key === key);
              return { key, title: row ? words(row).title : key, theirs: say(theirs), mine: say(mine) };
            })}
            onChosen={edit.resolve}
            onClose={edit.closeClashes}
          />
        </>
      }
    >
      <div className={styles.tools}>
        <TextInput
          className={styles.filter}
          type="search"
          aria-label={t`Filter permissions`}
          placeholder={t`Filter permissions`}
          leftSection={<Icon of={IconFilter} size={16} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      </div>
      {!rows && !error && <ListSkeleton rows={10} rowHeight={46} avatar={false} />}
      {!rows && error && (
        <FaultState
          title={<Trans>The permissions did not load</Trans>}
          detail={problem(error)}
          traceId={traceOf(error)}
          onRetry={() => void refetch()}
        />
      )}
      {rows?.length === 0 && (
        <EmptyState icon={IconFilter} title={t`No permission matches`}>{t`"${filter}"`}</EmptyState>
      )}
      {rows && rows.length > 0 && (
        <PermissionTable<Permission>
          label={t`Permissions of the site`}
          layout="site"
          rows={rows}
          columns={[
            { key: "name", head: t`Permission` },
            { key: "site", head: t`Site` },
            { key: "origin", head: t`Set by` },
          ]}
          renderRow={(row, tabStop) => {
            const change = edit.changes[row.key];
            return (
              <SiteRow
                key={row.key}
                row={row}
                {...words(row)}
                own={change ? (change.value as Own) : row.own}
                changed={change !== undefined}
                problem={edit.problems[row.key]}
                tabStop={tabStop}
                selected={open === row.key}
                onChange={(value) => edit.set(row.key, value)}
              />
            );
          }}
        />
      )}
    </Page>
  );
}

/** One request a permission, since each has its own version. */
async function saveEach(changes: readonly KeyChange[], words: (error: unknown) => string): Promise<Outcome> {
  const problems: Record<string, string> = {};
  const stale: string[] = [];
  for (const { key, value, etag } of changes) {
    try {
      await call("PUT /permissions/{key}", { params: { key }, body: { value: value as Own }, ifMatch: etag });
    } catch (error) {
      if (isStale(error)) stale.push(key);
      else problems[key] = words(error);
    }
  }
  return { problems, stale };
}

/** Brings the row that a search result points at into view. */
function useShown(key: string | undefined, ready: boolean): void {
  useEffect(() => {
    if (!key || !ready) return;
    const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("[data-stop]")?.focus({ preventScroll: true });
  }, [key, ready]);
}
