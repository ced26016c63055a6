import { useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown, IconX } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import type { Own } from "./draft.ts";
import styles from "./WhyPanel.module.css";

/** The value of one contact as a small menu: Inherit and what it yields, On, Off. */
export function OwnSelect(props: {
  label: string;
  value: Own;
  yields: boolean;
  disabled: boolean;
  onChange: (value: Own) => void;
}) {
  const { t } = useLingui();
  const words = (own: Own) => (own === null ? t`Inherit` : own ? t`On` : t`Off`);
  const yields = props.yields ? t`On` : t`Off`;
  const { value } = props;
  return (
    <Menu width={150}>
      <Menu.Target>
        <button
          type="button"
          disabled={props.disabled}
          className={`${styles.own} ${value === null ? "" : styles.ownSet}`}
          aria-label={`${props.label}: ${words(value)}${value === null ? `, ${yields}` : ""}`}
        >
          {value !== null && <Icon of={value ? IconCheck : IconX} size={14} />}
          <span>{words(value)}</span>
          {value === null && <span className={styles.ownYields}>→ {yields}</span>}
          <Icon of={IconChevronDown} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={String(value)}
          onChange={(own) => props.onChange(own === "null" ? null : own === "true")}
        >
          <Menu.RadioItem value="null">{`${words(null)} → ${yields}`}</Menu.RadioItem>
          <Menu.RadioItem value="true">{words(true)}</Menu.RadioItem>
          <Menu.RadioItem value="false">{words(false)}</Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
