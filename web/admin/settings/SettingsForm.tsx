import type { Setting } from "@deskbell/common/settings/api.ts";
import { useEffect } from "react";
import type { useKeyedDraft } from "../page/useKeyedDraft.ts";
import { SettingRow } from "./SettingRow.tsx";
import styles from "./Settings.module.css";
import { useSections } from "./sections.ts";
import { useFaultWords } from "./useValueWords.ts";

/** Settings under their headings with unsaved changes; `shown` is the one that a search result points at. */
export function SettingsForm(props: {
  settings: readonly Setting[];
  draft: ReturnType<typeof useKeyedDraft>;
  shown: string | undefined;
  inherits?: boolean;
}) {
  const sections = useSections();
  const fault = useFaultWords();
  const { draft, shown } = props;
  useEffect(() => {
    if (!shown) return;
    const row = document.querySelector<HTMLElement>(`[data-setting="${CSS.escape(shown)}"]`);
    row?.scrollIntoView({ block: "center" });
    row?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  }, [shown]);
  return (
    <div className={styles.sections}>
      {sections(props.settings).map((section) => (
        <section key={section.key} className={styles.section} aria-label={section.title}>
          <h2 className={styles.heading}>{section.title}</h2>
          {section.text && <p className={styles.sub}>{section.text}</p>}
          <ul className={styles.rows}>
            {section.settings.map((setting) => {
              const change = draft.changes[setting.key];
              const own = change ? change.value : setting.own;
              return (
                <SettingRow
                  key={setting.key}
                  setting={setting}
                  own={own}
                  changed={change !== undefined}
                  error={(change && fault(setting, change.value)) ?? draft.problems[setting.key]}
                  highlighted={shown === setting.key}
                  inherits={props.inherits}
                  onChange={(value) => draft.set(setting.key, value)}
                />
              );
            })}
          </ul>
        </section>
      ))}
    </div>
  );
}
