import type { HoursRange } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconCopy, IconPlus } from "@tabler/icons-react";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import styles from "./Hours.module.css";
import { isAllDay, nextRange, overlaps } from "./merge.ts";
import type { PartProps } from "./part.ts";
import { RangeFields } from "./RangeFields.tsx";
import { useWeekdays } from "./useHoursWords.ts";

const MOST = 5;

/** Open hours of each weekday: none, several ranges, over midnight, or all day (spec 95 section 3). */
export function WeekGrid(props: PartProps) {
  const { t } = useLingui();
  const days = useWeekdays();
  const { input, onChange } = props;
  const setDay = (day: number, ranges: HoursRange[]) =>
    onChange({ weekly: input.weekly.map((before, index) => (index === day ? ranges : before)) });
  const copy = (from: number, to: readonly number[]) => {
    const ranges = input.weekly[from] ?? [];
    onChange({ weekly: input.weekly.map((before, index) => (to.includes(index) ? ranges : before)) });
  };
  return (
    <section className={styles.section} aria-label={t`Week`}>
      <h2 className={styles.heading}>
        <Trans>Week</Trans>
      </h2>
      <ul className={styles.week}>
        {input.weekly.map((ranges, day) => (
          <Day
            // biome-ignore lint/suspicious/noArrayIndexKey: seven weekdays in their order
            key={day}
            name={days[day] ?? ""}
            ranges={ranges}
            disabled={props.disabled}
            error={props.errorOf(`weekly/${day}`) ?? (overlaps(ranges) ? t`These hours overlap` : undefined)}
            onChange={(next) => setDay(day, next)}
            onCopy={(to) => copy(day, to)}
          />
        ))}
      </ul>
    </section>
  );
}

function Day(props: {
  name: string;
  ranges: HoursRange[];
  disabled: boolean;
  error: string | undefined;
  onChange: (ranges: HoursRange[]) => void;
  onCopy: (to: readonly number[]) => void;
}) {
  const { t } = useLingui();
  const { name, ranges, disabled, onChange } = props;
  return (
    <li className={styles.day}>
      {/* biome-ignore lint/a11y/useSemanticElements: a row of a list, not a form of its own */}
      <div role="group" aria-label={name} className={styles.dayGrid}>
        <strong className={styles.dayName}>{name}</strong>
        <div className={styles.ranges}>
          {ranges.length === 0 && (
            <span className={styles.quiet}>
              <Trans>Closed</Trans>
            </span>
          )}
          {isAllDay(ranges) && (
            <span className={styles.quiet}>
              <Trans>All day</Trans>
            </span>
          )}
          {ranges.map((range, index) => (
            <RangeFields
              // biome-ignore lint/suspicious/noArrayIndexKey: ranges have no identity but their place
              key={index}
              label={name}
              range={range}
              disabled={disabled}
              onChange={(next) => onChange(ranges.map((before, at) => (at === index ? next : before)))}
              onRemove={() => onChange(ranges.filter((_, at) => at !== index))}
            />
          ))}
          {props.error && (
            <p className={styles.error} role="alert">
              {props.error}
            </p>
          )}
        </div>
        {!disabled && (
          <div className={styles.dayActions}>
            <Button
              variant="subtle"
              leftSection={<Icon of={IconPlus} size={14} />}
              disabled={ranges.length >= MOST || isAllDay(ranges)}
              aria-label={t`Add hours on ${name}`}
              onClick={() => onChange([...ranges, nextRange(ranges)])}
            >
              <Trans>Add hours</Trans>
            </Button>
            <Menu width={220}>
              <Menu.Target>
                <ActionIcon aria-label={t`More for ${name}`}>
                  <Icon of={IconCopy} size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => props.onCopy([0, 1, 2, 3, 4])}>
                  <Trans>Copy to Monday to Friday</Trans>
                </Menu.Item>
                <Menu.Item onClick={() => props.onCopy([0, 1, 2, 3, 4, 5, 6])}>
                  <Trans>Copy to every day</Trans>
                </Menu.Item>
                <Menu.Divider />
                <Menu.Item onClick={() => onChange([{ start: "00:00", end: "24:00" }])}>
                  <Trans>Open all day</Trans>
                </Menu.Item>
                <Menu.Item onClick={() => onChange([])}>
                  <Trans>Closed</Trans>
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        )}
      </div>
    </li>
  );
}
