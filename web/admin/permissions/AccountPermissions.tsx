import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { SaveBar } from "../../shared/ui/save/SaveBar.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { AccountFrame } from "../account/AccountFrame.tsx";
import { useIdParam } from "../account/account.ts";
import { ConflictDialog } from "../page/ConflictDialog.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { SidePlace } from "../page/SidePlace.tsx";
import { useLeaveGuard } from "../page/useLeaveGuard.ts";
import { usePermissionWords } from "../words/permissions.ts";
import { CascadeEditor } from "./CascadeEditor.tsx";
import { countChanges, setAccount, setContact, viewRow } from "./draft.ts";
import { EffectWords } from "./EffectWords.tsx";
import type { PanelSearch } from "./panel-search.ts";
import { permissionsKey, useAccountDraft } from "./useAccountDraft.ts";
import { WhyPanel } from "./WhyPanel.tsx";

/** The permissions of one account with the panel that says why (design section 7.8, picture 07). */
export function AccountPermissions() {
  const { t } = useLingui();
  const id = useIdParam();
  const { open, contact } = useSearch({ strict: false }) as PanelSearch;
  const navigate = useNavigate();
  const words = usePermissionWords();
  const problem = useProblemWords();
  const permissions = useQuery({
    queryKey: permissionsKey(id),
    queryFn: ({ signal }) => call("GET /accounts/{id}/permissions", { params: { id }, signal }),
    refetchOnWindowFocus: true,
  });
  const edit = useAccountDraft(id, permissions.data);
  const changes = countChanges(edit.draft);
  useLeaveGuard(changes > 0);
  const show = (search: PanelSearch) => void navigate({ to: ".", search, replace: true, resetScroll: false });
  const close = () => {
    show({});
    const cell = document.querySelector<HTMLElement>(`[data-row="${open}"] [data-col="contacts"] [data-stop]`);
    requestAnimationFrame(() => cell?.focus());
  };
  const row = permissions.data?.data.find((known) => known.key === open);
  const titleOf = (key: string): string => {
    const found = permissions.data?.data.find((known) => known.key === key);
    return found ? words(found).title : key;
  };
  const say = (own: boolean | null) => (own === null ? t`Inherit` : own ? t`On` : t`Off`);
  const panel = row?.contacts && permissions.data && (
    <SidePlace label={words(row).title} onClose={close}>
      <WhyPanel
        key={row.key}
        accountId={id}
        view={viewRow(row, permissions.data.contactCount, edit.draft)}
        total={permissions.data.contactCount}
        contact={contact}
        draft={edit.draft}
        disabled={!permissions.data.can.change}
        onContact={(chosen) => show({ open: row.key, contact: chosen })}
        onChange={(person, base, value) => edit.change((draft) => setContact(draft, person, row.key, base, value))}
      />
    </SidePlace>
  );
  return (
    <AccountFrame
      tab={t`Permissions`}
      panel={panel}
      footer={
        <>
          <SaveBar
            changes={changes}
            effect={<EffectWords accountId={id} draft={edit.draft} titleOf={titleOf} />}
            problem={edit.problem}
            saving={edit.saving}
            onSave={edit.save}
            onDiscard={edit.discard}
          />
          <ConflictDialog
            conflicts={edit.conflicts.map(({ key, theirs, mine }) => ({
              key,
              title: titleOf(key),
              theirs: say(theirs),
              mine: say(mine),
            }))}
            onChosen={edit.resolve}
            onClose={edit.closeConflicts}
          />
        </>
      }
    >
      {(account) =>
        permissions.data ? (
          <CascadeEditor
            account={account.name}
            permissions={permissions.data}
            draft={edit.draft}
            open={open}
            onChange={(key, base, value) => edit.change((draft) => setAccount(draft, key, base, value))}
            onOpen={(key) => (key === open ? close() : show({ open: key }))}
          />
        ) : permissions.error ? (
          <FaultState
            title={<Trans>The permissions did not load</Trans>}
            detail={problem(permissions.error)}
            traceId={traceOf(permissions.error)}
            onRetry={() => void permissions.refetch()}
          />
        ) : (
          <ListSkeleton rows={10} rowHeight={46} avatar={false} />
        )
      }
    </AccountFrame>
  );
}
