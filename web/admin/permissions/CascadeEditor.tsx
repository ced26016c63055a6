import type { AccountPermissions } from "@deskbell/common/permissions/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, TextInput } from "@mantine/core";
import { IconArrowRight, IconBuilding, IconFilter, IconHeadset, IconUser } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { useMe } from "../session/me.ts";
import { usePermissionWords } from "../words/permissions.ts";
import { AccountRow } from "./AccountRow.tsx";
import styles from "./CascadeEditor.module.css";
import { type Draft, type Own, viewRow } from "./draft.ts";
import table from "./PermissionTable.module.css";
import { PermissionTable } from "./PermissionTable.tsx";

/**
 * The permissions of one account, read from left to right: site, account, contacts; the value furthest right wins
 * (design section 6.9).
 */
export function CascadeEditor(props: {
  account: string;
  permissions: AccountPermissions;
  draft: Draft;
  open: string | undefined;
  onChange: (key: string, base: Own, value: Own) => void;
  onOpen: (key: string) => void;
}) {
  const { t } = useLingui();
  const { site } = useMe();
  const words = usePermissionWords();
  const { data, contactCount, can } = props.permissions;
  const [filter, setFilter] = useState("");
  const [differs, setDiffers] = useState(false);
  const views = useMemo(
    () =>
      data.map((row) => ({
        key: row.key,
        group: row.group,
        view: viewRow(row, contactCount, props.draft),
        ...words(row),
      })),
    [data, contactCount, props.draft, words],
  );
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = views.filter(
    ({ view, title, description }) =>
      (!differs || view.differsFromSite || view.changed) &&
      `${title} ${description}`.toLocaleLowerCase().includes(wanted),
  );
  const head = (icon: typeof IconUser, label: string, of?: string | number) => (
    <span className={table.headCell}>
      <Icon of={icon} size={16} />
      {label}
      {of !== undefined && <small>{of}</small>}
    </span>
  );
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          className={styles.filter}
          type="search"
          aria-label={t`Filter permissions`}
          placeholder={t`Filter permissions`}
          leftSection={<Icon of={IconFilter} size={16} />}
          leftSectionPointerEvents="none"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || !filter) return;
            event.preventDefault();
            setFilter("");
          }}
        />
        <button type="button" className={styles.chip} aria-pressed={differs} onClick={() => setDiffers(!differs)}>
          <Trans>Differs from site</Trans>
        </button>
        <p className={styles.rule}>
          <Trans>The value furthest right wins</Trans> <Icon of={IconArrowRight} size={16} />
        </p>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          icon={IconFilter}
          title={wanted ? t`No permission matches` : t`Nothing differs from the site`}
          action={
            <Button
              variant="default"
              onClick={() => {
                setFilter("");
                setDiffers(false);
              }}
            >
              <Trans>Remove filters</Trans>
            </Button>
          }
        >
          {[wanted && t`"${filter.trim()}"`, differs && t`Differs from site`].filter(Boolean).join(", ")}
        </EmptyState>
      ) : (
        <PermissionTable
          label={t`Permissions of ${props.account}`}
          layout="account"
          rows={shown}
          columns={[
            { key: "name", head: t`Permission` },
            { key: "site", head: head(IconHeadset, t`Site`, site.name) },
            { key: "account", head: head(IconBuilding, t`Account`, props.account) },
            { key: "contacts", head: head(IconUser, t`Contacts`, contactCount) },
            { key: "applies", head: t`Applies to`, className: table.end },
          ]}
          renderRow={({ key, view, title, description }, tabStop) => (
            <AccountRow
              key={key}
              view={view}
              title={title}
              description={description}
              total={contactCount}
              account={props.account}
              selected={props.open === key}
              tabStop={tabStop}
              disabled={!can.change}
              onChange={(value) => props.onChange(key, view.row.account?.own ?? null, value)}
              onOpen={() => props.onOpen(key)}
            />
          )}
        />
      )}
    </>
  );
}
