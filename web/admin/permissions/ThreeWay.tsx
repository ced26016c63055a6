import { useLingui } from "@lingui/react/macro";
import { IconCheck, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import type { Own } from "./draft.ts";
import styles from "./ThreeWay.module.css";

const order: readonly Own[] = [null, true, false];

/**
 * Inherit, On or Off as one control: a group of radio buttons with one tab stop, left and right to choose. Inherit says what
 * it yields. `default` calls the first one Default, for the level above which there is none.
 */
export function ThreeWay(props: {
  label: string;
  value: Own;
  yields: boolean;
  first?: "inherit" | "default";
  disabled?: boolean;
  tabStop?: boolean;
  onChange: (value: Own) => void;
}) {
  const { t } = useLingui();
  const { value, disabled = false, tabStop = true } = props;
  const group = useRef<HTMLDivElement>(null);
  const words = (own: Own): string =>
    own === null ? (props.first === "default" ? t`Default` : t`Inherit`) : own ? t`On` : t`Off`;
  const yields = props.yields ? t`On` : t`Off`;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || disabled) return;
    event.preventDefault();
    const next = (order.indexOf(value) + step + order.length) % order.length;
    props.onChange(order[next] as Own);
    (group.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <div ref={group} role="radiogroup" aria-label={props.label} className={styles.group} onKeyDown={onKeyDown}>
      {order.map((own) => {
        const checked = own === value;
        return (
          // biome-ignore lint/a11y/useSemanticElements: native radios take the up and down keys, which move between the rows
          <button
            key={String(own)}
            type="button"
            role="radio"
            aria-checked={checked}
            aria-disabled={disabled || undefined}
            tabIndex={checked && tabStop ? 0 : -1}
            data-stop={checked || undefined}
            className={`${styles.option} ${own === null ? styles.inherit : own ? styles.on : styles.off}`}
            onClick={() => !disabled && props.onChange(own)}
          >
            {checked && own !== null && <Icon of={own ? IconCheck : IconX} size={14} />}
            {words(own)}
            {own === null && checked && (
              <span className={styles.yields}>
                <span aria-hidden="true">→</span> {yields}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
