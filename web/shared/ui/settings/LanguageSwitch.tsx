import { useLingui } from "@lingui/react/macro";
import { SegmentedControl } from "@mantine/core";
import { switchLanguage } from "../../i18n/i18n.ts";
import { type Language, languages } from "../../i18n/language.ts";

/** The languages by their own names; `onChange` may save the choice with the person, it is already on screen. */
export function LanguageSwitch(props: { onChange?: (language: Language) => void }) {
  const { t, i18n } = useLingui();
  return (
    <SegmentedControl
      aria-label={t`Language`}
      value={i18n.locale}
      onChange={(value) => {
        void switchLanguage(value as Language);
        props.onChange?.(value as Language);
      }}
      data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
    />
  );
}
