import type { HoursRange } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, TextInput } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./Hours.module.css";
import { isOvernight } from "./merge.ts";

/** From and until as two times of day; an end at or before the start is the next day. Midnight as an end is 00:00. */
export function RangeFields(props: {
  label: string;
  range: HoursRange;
  disabled: boolean;
  onChange: (range: HoursRange) => void;
  onRemove: () => void;
}) {
  const { t } = useLingui();
  const { label, range, disabled } = props;
  const until = range.end === "24:00" ? "00:00" : range.end;
  const set = (part: Partial<HoursRange>) => {
    const next = { ...range, ...part };
    if (next.start && next.end) props.onChange(next.end === "00:00" ? { ...next, end: "24:00" } : next);
  };
  return (
    <div className={styles.range}>
      <TextInput
        type="time"
        aria-label={t`${label}, from`}
        className={styles.time}
        disabled={disabled}
        value={range.start}
        onChange={(event) => set({ start: event.currentTarget.value })}
      />
      <span>
        <Trans>to</Trans>
      </span>
      <TextInput
        type="time"
        aria-label={t`${label}, until`}
        className={styles.time}
        disabled={disabled}
        value={until}
        onChange={(event) => set({ end: event.currentTarget.value })}
      />
      {!disabled && (
        <ActionIcon aria-label={t`Remove ${range.start} to ${until} on ${label}`} onClick={props.onRemove}>
          <Icon of={IconX} size={16} />
        </ActionIcon>
      )}
      {isOvernight(range) && (
        <span className={styles.quiet}>
          <Trans>until the next day</Trans>
        </span>
      )}
    </div>
  );
}
