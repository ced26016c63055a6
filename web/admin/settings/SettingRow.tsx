import type { Setting } from "@deskbell/common/settings/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, VisuallyHidden } from "@mantine/core";
import { useId } from "react";
import { SetBy } from "../page/SetBy.tsx";
import { useSettingWords } from "../words/settings.ts";
import { SettingField } from "./SettingField.tsx";
import styles from "./Settings.module.css";
import { useValueWords } from "./useValueWords.ts";

/**
 * One setting: words, control, where its value comes from, and the way back. For an account (`inherits`) the control appears once
 * the account has a value of its own.
 */
export function SettingRow(props: {
  setting: Setting;
  /** What is set here, with unsaved changes; null inherits. */
  own: unknown;
  changed: boolean;
  error: string | undefined;
  highlighted: boolean;
  inherits?: boolean;
  onChange: (value: unknown) => void;
}) {
  const { t } = useLingui();
  const { setting, own, changed, inherits = false } = props;
  const id = useId();
  const { title, description } = useSettingWords()(setting);
  const words = useValueWords();
  const above = setting.own === null ? setting.value : setting.inherited;
  const disabled = !setting.can.change;
  const inherited = words(setting, above);
  return (
    <li className={`${styles.row} ${props.highlighted ? styles.highlighted : ""}`} data-setting={setting.key}>
      <div className={styles.words}>
        <h3 className={styles.title}>
          {title}
          {changed && <span className={styles.dot} role="img" aria-label={t`not saved yet`} title={t`Not saved yet`} />}
        </h3>
        <p id={`${id}-what`} className={styles.hint}>
          {description}
        </p>
      </div>
      <div className={styles.control}>
        {inherits && own === null ? (
          <div className={styles.inherits}>
            <span>
              <Trans>Inherit</Trans> <span aria-hidden="true">→</span> <strong>{inherited}</strong>
            </span>
            <Button variant="default" disabled={disabled} onClick={() => props.onChange(above)}>
              <Trans>Set here</Trans>
              <VisuallyHidden> {title}</VisuallyHidden>
            </Button>
          </div>
        ) : (
          <SettingField
            setting={setting}
            label={title}
            value={own === null ? above : own}
            disabled={disabled}
            error={props.error}
            describedBy={`${id}-what`}
            onChange={props.onChange}
          />
        )}
        <p className={styles.origin}>
          <Origin {...props} />
          {own !== null && !disabled && (
            <button type="button" className={styles.back} onClick={() => props.onChange(null)}>
              {inherits ? <Trans>Back to inherit ({inherited})</Trans> : <Trans>Back to default ({inherited})</Trans>}
              <VisuallyHidden>: {title}</VisuallyHidden>
            </button>
          )}
          {disabled && (
            <span>
              <Trans>Changed by a master admin</Trans>
            </span>
          )}
        </p>
      </div>
    </li>
  );
}

function Origin(props: { setting: Setting; own: unknown; changed: boolean; inherits?: boolean }) {
  const { setting } = props;
  if (props.changed) return <Trans>Not saved yet</Trans>;
  if (setting.source === "default") return <Trans>Default</Trans>;
  if (props.inherits && setting.own === null) return <Trans>From the site</Trans>;
  return <SetBy by={setting.setBy} at={setting.setAt} />;
}
