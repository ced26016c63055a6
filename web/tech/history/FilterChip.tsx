import { useLingui } from "@lingui/react/macro";
import { CloseButton, Combobox, UnstyledButton, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./Filters.module.css";

export type FilterOption = { value: string; label: string; sign?: ReactNode };

/** A filter as a chip: its name while open, its value with a cross once set. `onSearch` adds a search box to the choices. */
export function FilterChip(props: {
  name: string;
  value?: string;
  /** Label of the value, which may not be among the options. */
  shown?: string;
  options: FilterOption[];
  disabledReason?: string;
  search?: string;
  onSearch?: (text: string) => void;
  loading?: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const { t } = useLingui();
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => (props.onSearch ? combobox.focusSearchInput() : combobox.selectFirstOption()),
  });
  const label = props.value === undefined ? props.name : (props.shown ?? props.name);
  const choose = (value: string) => {
    props.onChange(value);
    combobox.closeDropdown();
    combobox.focusTarget();
  };
  return (
    <div className={styles.chip} data-set={props.value !== undefined || undefined}>
      <Combobox
        store={combobox}
        withinPortal={false}
        zIndex={50}
        width={240}
        position="bottom-start"
        onOptionSubmit={choose}
      >
        <Combobox.Target targetType="button">
          <UnstyledButton
            className={styles.chipButton}
            disabled={props.disabledReason !== undefined}
            title={props.disabledReason}
            aria-label={props.value === undefined ? props.name : `${props.name}: ${label}`}
            onClick={() => combobox.toggleDropdown()}
          >
            <span className={styles.chipLabel}>{label}</span>
            {props.value === undefined && <Icon of={IconChevronDown} size={14} />}
          </UnstyledButton>
        </Combobox.Target>
        <Combobox.Dropdown>
          {props.onSearch && (
            <Combobox.Search
              value={props.search ?? ""}
              onChange={(event) => props.onSearch?.(event.currentTarget.value)}
              placeholder={t`Type to search`}
              aria-label={t`Search: ${props.name}`}
            />
          )}
          <Choices options={props.options} loading={props.loading} name={props.name} />
        </Combobox.Dropdown>
      </Combobox>
      {props.value !== undefined && (
        <CloseButton
          size={24}
          iconSize={12}
          aria-label={t`Remove the filter ${label}`}
          onClick={() => props.onChange(undefined)}
        />
      )}
    </div>
  );
}

function Choices({ options, loading, name }: { options: FilterOption[]; loading?: boolean; name: string }) {
  const { t } = useLingui();
  return (
    <Combobox.Options mah={280} style={{ overflowY: "auto" }} aria-label={name}>
      {options.map((option) => (
        <Combobox.Option key={option.value} value={option.value}>
          {option.sign ?? option.label}
        </Combobox.Option>
      ))}
      {options.length === 0 && <Combobox.Empty>{loading ? t`Loading` : t`Nothing found`}</Combobox.Empty>}
    </Combobox.Options>
  );
}
