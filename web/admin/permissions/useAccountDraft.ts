import type { AccountPermissions } from "@deskbell/common/permissions/api.ts";
import { useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { isStale, useProblemWords } from "../page/fault.ts";
import { conflictsWith, countChanges, type Draft, emptyDraft, type Own, rebase, toBody } from "./draft.ts";

export const permissionsKey = (accountId: number) => ["account-permissions", accountId];

/**
 * Unsaved permissions of one account and how they are saved: under the version they were begun on, merged when others
 * changed something else meanwhile, and asking when they changed the same.
 */
export function useAccountDraft(accountId: number, saved: AccountPermissions | undefined) {
  const { t } = useLingui();
  const client = useQueryClient();
  const toast = useToast();
  const problem = useProblemWords();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [etag, setEtag] = useState<string>();
  const [conflicts, setConflicts] = useState<{ key: string; theirs: Own; mine: Own }[]>([]);
  const change = (next: (draft: Draft) => Draft) => {
    if (countChanges(draft) === 0) setEtag(saved?.etag);
    save.reset();
    setDraft(next);
  };
  const put = (given: Draft, ifMatch: string | undefined) =>
    patchPermissions(accountId, toBody(given) ?? { values: {} }, ifMatch);
  const store = (answer: AccountPermissions) => {
    client.setQueryData(permissionsKey(accountId), answer);
    for (const queryKey of [["permission-contacts", accountId], ["permission-why"], ["effective-features"]]) {
      void client.invalidateQueries({ queryKey });
    }
  };
  const save = useMutation({
    mutationFn: async (given: Draft): Promise<AccountPermissions | undefined> => {
      try {
        return await put(given, etag);
      } catch (error) {
        if (!isStale(error)) throw error;
        const now = await call("GET /accounts/{id}/permissions", { params: { id: accountId } });
        store(now);
        setEtag(now.etag);
        const clash = conflictsWith(given, now);
        if (clash.length > 0) {
          setConflicts(clash);
          return undefined;
        }
        const merged = rebase(given, now, new Set());
        return countChanges(merged) > 0 ? put(merged, now.etag) : now;
      }
    },
    onSuccess: (answer, given) => {
      if (!answer) return;
      setDraft(emptyDraft);
      store(answer);
      toast({ message: t`Permissions saved`, onUndo: () => undo(given) });
    },
  });
  const undo = (given: Draft) => {
    const body = toBody(given, "base");
    if (!body) return;
    patchPermissions(accountId, body)
      .then(store)
      .catch((error) => toast({ kind: "problem", message: problem(error) }));
  };
  const resolve = (theirs: ReadonlySet<string>) => {
    setConflicts([]);
    if (!saved) return;
    const next = rebase(draft, saved, theirs);
    setDraft(next);
    if (countChanges(next) > 0) save.mutate(next);
  };
  return {
    draft,
    change,
    save: () => save.mutate(draft),
    saving: save.isPending,
    problem: save.error ? problem(save.error) : undefined,
    discard: () => {
      save.reset();
      setDraft(emptyDraft);
    },
    conflicts,
    resolve,
    closeConflicts: () => setConflicts([]),
  };
}

function patchPermissions(
  id: number,
  body: NonNullable<ReturnType<typeof toBody>>,
  ifMatch?: string,
): Promise<AccountPermissions> {
  return call("PATCH /accounts/{id}/permissions", { params: { id }, body, ifMatch });
}
