import { Trans, useLingui } from "@lingui/react/macro";
import { IconMessages } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { AccountFrame } from "../account/AccountFrame.tsx";
import { useIdParam } from "../account/account.ts";
import { isStale, traceOf, useProblemWords } from "../page/fault.ts";
import { type KeyChange, type Outcome, useKeyedDraft } from "../page/useKeyedDraft.ts";
import { SettingsBar } from "./SettingsBar.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import type { SettingSearch } from "./setting-search.ts";

/** The chat settings that an account may have for itself; what it does not set comes from the site. */
export function AccountChatTab() {
  const { t } = useLingui();
  const id = useIdParam();
  const problem = useProblemWords();
  const client = useQueryClient();
  const { setting: shown } = useSearch({ strict: false }) as SettingSearch;
  const query = {
    queryKey: ["account-settings", id],
    queryFn: () => call("GET /accounts/{id}/settings", { params: { id } }),
  };
  const { data, error, refetch } = useQuery(query);
  const settings = data?.data.filter(({ group }) => group.startsWith("chat"));
  const keyed = (answer: NonNullable<typeof data>) =>
    answer.data.map(({ key, own }) => ({ key, own, etag: answer.etag }));
  const draft = useKeyedDraft({
    saved: data && keyed(data),
    done: t`Chat settings saved`,
    save: (changes) => saveTogether(id, changes),
    reload: async () => keyed(await client.fetchQuery({ ...query, staleTime: 0 })),
  });
  return (
    <AccountFrame
      tab={t`Chat`}
      footer={settings && <SettingsBar settings={settings} draft={draft} nobody={t`Inherit`} />}
    >
      {() => (
        <>
          {settings && settings.length > 0 && <SettingsForm settings={settings} draft={draft} shown={shown} inherits />}
          {settings?.length === 0 && (
            <EmptyState icon={IconMessages} title={t`Nothing differs per account`}>
              {t`All chat settings are those of the site.`}
            </EmptyState>
          )}
          {!settings && !error && <ListSkeleton rows={4} rowHeight={72} avatar={false} />}
          {!settings && error && (
            <FaultState
              title={<Trans>The settings did not load</Trans>}
              detail={problem(error)}
              traceId={traceOf(error)}
              onRetry={() => void refetch()}
            />
          )}
        </>
      )}
    </AccountFrame>
  );
}

/** All at once, since the account has one version; a refusal names the settings that it is about. */
async function saveTogether(id: number, changes: readonly KeyChange[]): Promise<Outcome> {
  const values = Object.fromEntries(changes.map(({ key, value }) => [key, value]));
  try {
    await call("PUT /accounts/{id}/settings", { params: { id }, body: { values }, ifMatch: changes[0]?.etag });
    return { problems: {}, stale: [] };
  } catch (error) {
    if (isStale(error)) return { problems: {}, stale: changes.map(({ key }) => key) };
    if (!(error instanceof ApiProblem) || error.status !== 422) throw error;
    const about = error.errors.map(({ pointer, detail }) => [pointer.split("/")[2] ?? "", detail] as const);
    const named = Object.fromEntries(about.filter(([key]) => key in values));
    const rest = changes.filter(({ key }) => !(key in named)).map(({ key }) => [key, ""] as const);
    return { problems: { ...Object.fromEntries(rest), ...named }, stale: [] };
  }
}
