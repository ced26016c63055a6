import type { Contact } from "@deskbell/common/people/schemas.ts";
import type { AccountPermission } from "@deskbell/common/permissions/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { call } from "../../shared/api/client.ts";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { SaveBar } from "../../shared/ui/save/SaveBar.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { Page } from "../page/Page.tsx";
import { StateSign } from "../page/StateSign.tsx";
import { useLeaveGuard } from "../page/useLeaveGuard.ts";
import type { Own } from "../permissions/draft.ts";
import { PermissionTable } from "../permissions/PermissionTable.tsx";
import { permissionsKey } from "../permissions/useAccountDraft.ts";
import { useMay } from "../session/me.ts";
import { usePermissionWords } from "../words/permissions.ts";
import styles from "./ContactPage.module.css";
import { ContactRow } from "./ContactRow.tsx";

/** The page of a contact around what applies to them: every permission, where it comes from, and their own value. */
export function ContactPermissions(props: { contact: Contact; crumbs: ReactNode; children: ReactNode }) {
  const { t } = useLingui();
  const { contact } = props;
  const accountId = contact.account.id;
  const client = useQueryClient();
  const toast = useToast();
  const problem = useProblemWords();
  const words = usePermissionWords();
  const may = useMay();
  const [changes, setChanges] = useState<Record<string, Own>>({});
  const account = useQuery({
    queryKey: permissionsKey(accountId),
    queryFn: ({ signal }) => call("GET /accounts/{id}/permissions", { params: { id: accountId }, signal }),
  });
  const effective = useQuery({
    queryKey: ["effective-features", contact.id],
    queryFn: ({ signal }) => call("GET /contacts/{id}/effective-features", { params: { id: contact.id }, signal }),
  });
  const ownOf = (key: string): Own => {
    const known = effective.data?.[key];
    return known?.source === "contact" ? known.value : null;
  };
  const patch = (values: Record<string, Own>) =>
    call("PATCH /contacts/{id}/permissions", { params: { id: contact.id }, body: { values } });
  const store = (answer: NonNullable<typeof effective.data>) => {
    client.setQueryData(["effective-features", contact.id], answer);
    for (const queryKey of [permissionsKey(accountId), ["permission-contacts"], ["permission-why"]]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const save = useMutation({
    mutationFn: (values: Record<string, Own>) => patch(values),
    onMutate: (values) => Object.fromEntries(Object.keys(values).map((key) => [key, ownOf(key)])),
    onSuccess: (answer, _, before) => {
      store(answer);
      setChanges({});
      toast({
        message: t`Permissions saved`,
        onUndo: () =>
          void patch(before)
            .then(store)
            .catch((error) => toast({ kind: "problem", message: problem(error) })),
      });
    },
  });
  const count = Object.keys(changes).length;
  useLeaveGuard(count > 0);
  const set = (key: string, value: Own) => {
    const { [key]: _, ...others } = changes;
    save.reset();
    setChanges(value === ownOf(key) ? others : { ...others, [key]: value });
  };
  const error = account.error ?? effective.error;
  const ready = account.data && effective.data;
  return (
    <Page
      title={
        <span className={styles.title}>
          {contact.fullName} <StateSign state={contact.effectiveState} />
        </span>
      }
      crumbs={props.crumbs}
      tab={contact.fullName}
      footer={
        <SaveBar
          changes={count}
          effect={<Trans>Only for {contact.fullName}. Live within 5 seconds.</Trans>}
          problem={save.error ? problem(save.error) : undefined}
          saving={save.isPending}
          onSave={() => save.mutate(changes)}
          onDiscard={() => setChanges({})}
        />
      }
    >
      {props.children}
      <h2 className={styles.heading}>
        <Trans>Permissions</Trans>
      </h2>
      {ready && (
        <PermissionTable<AccountPermission>
          label={t`Permissions of ${contact.fullName}`}
          layout="contact"
          rows={account.data?.data ?? []}
          columns={[
            { key: "name", head: t`Permission` },
            { key: "value", head: t`Applies` },
            { key: "own", head: t`Own value` },
            { key: "source", head: t`Comes from` },
          ]}
          renderRow={(row, tabStop) => (
            <ContactRow
              key={row.key}
              row={row}
              {...words(row)}
              name={contact.fullName}
              accountId={accountId}
              contactId={contact.id}
              effective={effective.data?.[row.key]}
              own={row.key in changes ? (changes[row.key] ?? null) : ownOf(row.key)}
              changed={row.key in changes}
              disabled={!may("contacts.write")}
              tabStop={tabStop}
              onChange={(value) => set(row.key, value)}
            />
          )}
        />
      )}
      {!ready && !error && <ListSkeleton rows={10} rowHeight={46} avatar={false} />}
      {!ready && error && (
        <FaultState
          title={<Trans>The permissions did not load</Trans>}
          detail={problem(error)}
          traceId={traceOf(error)}
          onRetry={() => {
            void account.refetch();
            void effective.refetch();
          }}
        />
      )}
    </Page>
  );
}
