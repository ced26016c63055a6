import type { Setting } from "@deskbell/common/settings/api.ts";
import { Trans } from "@lingui/react/macro";
import { SaveBar } from "../../shared/ui/save/SaveBar.tsx";
import { ConflictDialog } from "../page/ConflictDialog.tsx";
import { useProblemWords } from "../page/fault.ts";
import type { useKeyedDraft } from "../page/useKeyedDraft.ts";
import { useLeaveGuard } from "../page/useLeaveGuard.ts";
import { useSettingWords } from "../words/settings.ts";
import { useFaultWords, useValueWords } from "./useValueWords.ts";

/** The save bar of a page of settings, with the choice when somebody else was faster. Goes to the first wrong value. */
export function SettingsBar(props: {
  settings: readonly Setting[];
  draft: ReturnType<typeof useKeyedDraft>;
  nobody: string;
}) {
  const { draft, settings } = props;
  const problem = useProblemWords();
  const words = useSettingWords();
  const say = useValueWords();
  const fault = useFaultWords();
  useLeaveGuard(draft.count > 0);
  const of = (key: string) => settings.find((setting) => setting.key === key);
  const wrong = Object.values(draft.changes).find(({ key, value }) => {
    const setting = of(key);
    return setting && fault(setting, value);
  });
  const refused = Object.keys(draft.problems)[0];
  const named = of(wrong?.key ?? refused ?? "");
  const save = () => {
    if (!wrong) return draft.save();
    document.querySelector<HTMLElement>(`[data-setting="${CSS.escape(wrong.key)}"] :is(input, textarea)`)?.focus();
  };
  return (
    <>
      <SaveBar
        changes={draft.count}
        effect={<Trans>Timers that run already follow at their next step.</Trans>}
        problem={named ? <Trans>Look at "{words(named).title}"</Trans> : draft.fault ? problem(draft.fault) : undefined}
        saving={draft.saving}
        onSave={save}
        onDiscard={draft.discard}
      />
      <ConflictDialog
        conflicts={draft.clashes.map(({ key, theirs, mine }) => {
          const setting = of(key);
          const value = (own: unknown) => (own === null || !setting ? props.nobody : say(setting, own));
          return { key, title: setting ? words(setting).title : key, theirs: value(theirs), mine: value(mine) };
        })}
        onChosen={draft.resolve}
        onClose={draft.closeClashes}
      />
    </>
  );
}
