import { Trans, useLingui } from "@lingui/react/macro";
import { Textarea } from "@mantine/core";
import { useId } from "react";
import { fillIn, type Kind, placeholders, tidyTexts } from "./kind.ts";
import styles from "./Settings.module.css";

/** A text in each language, with what a contact would read below it. An empty language keeps the built-in text. */
export function TextsField(props: {
  label: string;
  kind: Extract<Kind, { is: "texts" }>;
  value: Record<string, string>;
  error: string | undefined;
  disabled: boolean;
  onChange: (value: Record<string, string> | null) => void;
}) {
  const { t, i18n } = useLingui();
  const id = useId();
  const { kind, value } = props;
  const names = new Intl.DisplayNames([i18n.locale], { type: "language" });
  const sample = { account: "Acme Manufacturing", contact: "Ava", nextOpen: t`tomorrow at 09:00` };
  return (
    <div className={styles.texts}>
      {kind.languages.map((language) => {
        const text = value[language] ?? "";
        const name = names.of(language) ?? language;
        const length = text.trim().length;
        return (
          <div key={language} className={styles.text}>
            <Textarea
              autosize
              minRows={1}
              maxRows={6}
              label={name}
              aria-label={`${props.label}, ${name}`}
              aria-describedby={`${id}-note`}
              placeholder={t`Built-in text`}
              lang={language}
              disabled={props.disabled}
              value={text}
              error={kind.max !== undefined && length > kind.max}
              onChange={(event) => props.onChange(tidyTexts({ ...value, [language]: event.currentTarget.value }))}
            />
            {kind.max !== undefined && length > kind.max * 0.8 && (
              <p className={length > kind.max ? styles.error : styles.hint}>
                <Trans>
                  {length} of {kind.max} characters
                </Trans>
              </p>
            )}
            {/\{/.test(text) && (
              <p className={styles.preview} lang={language}>
                <span>
                  <Trans>A contact reads:</Trans>
                </span>{" "}
                {fillIn(text, sample)}
              </p>
            )}
          </div>
        );
      })}
      <p
        id={`${id}-note`}
        className={props.error ? styles.error : styles.hint}
        role={props.error ? "alert" : undefined}
      >
        {props.error ?? <Trans>You may use {placeholders.map((name) => `{${name}}`).join(" ")}</Trans>}
      </p>
    </div>
  );
}
