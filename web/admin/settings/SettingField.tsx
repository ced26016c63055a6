import type { Setting } from "@deskbell/common/settings/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { NumberInput, Select, Switch, TextInput } from "@mantine/core";
import { useChoiceWords } from "../words/settings.ts";
import { kindOf } from "./kind.ts";
import styles from "./Settings.module.css";
import { TextsField } from "./TextsField.tsx";
import { useUnit, useValueWords } from "./useValueWords.ts";

/** The control of one setting, made from its declaration. */
export function SettingField(props: {
  setting: Setting;
  label: string;
  value: unknown;
  disabled: boolean;
  error: string | undefined;
  describedBy: string;
  onChange: (value: unknown) => void;
}) {
  const { t } = useLingui();
  const { setting, label, value, disabled, error, onChange } = props;
  const kind = kindOf(setting.schema);
  const unit = useUnit()(setting.unit);
  const choice = useChoiceWords();
  const words = useValueWords();
  const common = { "aria-label": label, "aria-describedby": props.describedBy, disabled };
  if (kind.is === "switch") {
    return (
      <Switch
        {...common}
        checked={value === true}
        label={value === true ? t`On` : t`Off`}
        error={error}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (kind.is === "choice") {
    return (
      <div className={styles.choice}>
        <Select
          {...common}
          allowDeselect={false}
          value={String(value)}
          error={error}
          data={kind.values.map((one) => ({ value: one, label: choice(setting.key, one).label }))}
          onChange={(one) => one && onChange(one)}
        />
        <p className={styles.hint}>{choice(setting.key, String(value)).meaning}</p>
      </div>
    );
  }
  if (kind.is === "number") {
    return (
      <div className={styles.number}>
        <NumberInput
          {...common}
          value={typeof value === "number" ? value : ""}
          error={error !== undefined}
          allowDecimal={!kind.whole}
          allowNegative={false}
          hideControls
          suffix={unit ? ` ${unit}` : undefined}
          className={styles.numberInput}
          onChange={(next) => onChange(next === "" ? "" : Number(next))}
        />
        <p className={error ? styles.error : styles.hint} role={error ? "alert" : undefined}>
          {error ??
            (kind.offAtZero ? (
              <Trans>
                {kind.min} to {kind.max} {unit}, 0: never
              </Trans>
            ) : (
              <Trans>
                {kind.min} to {kind.max} {unit}
              </Trans>
            ))}
        </p>
      </div>
    );
  }
  if (kind.is === "texts") {
    return (
      <TextsField
        label={label}
        kind={kind}
        value={(value ?? {}) as Record<string, string>}
        error={error}
        disabled={disabled}
        onChange={onChange}
      />
    );
  }
  if (kind.is === "text") {
    return (
      <TextInput
        {...common}
        value={String(value ?? "")}
        maxLength={kind.max}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return <span>{words(setting, value)}</span>;
}
