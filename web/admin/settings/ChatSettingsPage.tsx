import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { call } from "../../shared/api/client.ts";
import { ApiProblem } from "../../shared/api/problem.ts";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { isStale, traceOf, useProblemWords } from "../page/fault.ts";
import { Page } from "../page/Page.tsx";
import { type KeyChange, type Outcome, useKeyedDraft } from "../page/useKeyedDraft.ts";
import { SettingsBar } from "./SettingsBar.tsx";
import { SettingsForm } from "./SettingsForm.tsx";
import type { SettingSearch } from "./setting-search.ts";
import { siteSettingsQuery } from "./site.ts";

/** Everything that chat obeys, drawn from the declarations (spec 10 section 19). */
export function ChatSettingsPage() {
  const { t } = useLingui();
  const problem = useProblemWords();
  const client = useQueryClient();
  const { setting: shown } = useSearch({ strict: false }) as SettingSearch;
  const chat = useQuery(siteSettingsQuery("chat"));
  const texts = useQuery(siteSettingsQuery("chat_texts"));
  const settings = chat.data && texts.data ? [...chat.data.data, ...texts.data.data] : undefined;
  const error = chat.error ?? texts.error;
  const draft = useKeyedDraft({
    saved: settings,
    done: t`Chat settings saved`,
    save: (changes) => saveEach(changes, problem),
    reload: async () => {
      void client.invalidateQueries({ queryKey: ["account-settings"] });
      const lists = await Promise.all(
        ["chat", "chat_texts"].map((group) => client.fetchQuery({ ...siteSettingsQuery(group), staleTime: 0 })),
      );
      return lists.flatMap(({ data }) => data);
    },
  });
  return (
    <Page
      narrow
      title={t`Chat settings`}
      tab={t`Chat settings`}
      sub={t`For the whole site. Some may differ per account: open the account and its tab Chat.`}
      footer={settings && <SettingsBar settings={settings} draft={draft} nobody={t`Default`} />}
    >
      {settings && <SettingsForm settings={settings} draft={draft} shown={shown} />}
      {!settings && !error && <ListSkeleton rows={8} rowHeight={72} avatar={false} />}
      {!settings && error && (
        <FaultState
          title={<Trans>The settings did not load</Trans>}
          detail={problem(error)}
          traceId={traceOf(error)}
          onRetry={() => {
            void chat.refetch();
            void texts.refetch();
          }}
        />
      )}
    </Page>
  );
}

/** One request a setting, since each has its own version. */
async function saveEach(changes: readonly KeyChange[], words: (error: unknown) => string): Promise<Outcome> {
  const problems: Record<string, string> = {};
  const stale: string[] = [];
  for (const { key, value, etag } of changes) {
    try {
      await call("PUT /settings/{key}", { params: { key }, body: { value }, ifMatch: etag });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (isStale(error)) stale.push(key);
      else problems[key] = words(error);
    }
  }
  return { problems, stale };
}
