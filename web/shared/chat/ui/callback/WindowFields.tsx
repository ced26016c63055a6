import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import { fullDate, useNow, useTimeStyle } from "../../../ui/time/index.ts";
import styles from "./CallbackForm.module.css";
import { choosableDays, maxWindows, type TypedWindow, type WindowProblem, windowProblem } from "./windows.ts";

/** None to five windows, each a day and two times in the contact's zone, which is named. */
export function WindowFields(props: {
  windows: TypedWindow[];
  onChange: (windows: TypedWindow[]) => void;
  judged: boolean;
}) {
  const { windows, onChange } = props;
  const style = useTimeStyle();
  const now = new Date(useNow(30_000));
  const days = choosableDays(style.timeZone, now);
  const change = (index: number, part: Partial<TypedWindow>) =>
    onChange(windows.map((window, at) => (at === index ? { ...window, ...part } : window)));
  return (
    <fieldset className={styles.windows}>
      <legend>
        <Trans>When suits you?</Trans>{" "}
        <span className={styles.optional}>
          <Trans>Optional, times in {style.timeZone}</Trans>
        </span>
      </legend>
      {windows.map((window, index) => (
        <WindowRow
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
          key={index}
          window={window}
          days={days.map((day) => ({
            value: day,
            label: fullDate(new Date(`${day}T12:00:00Z`), { ...style, timeZone: "UTC" }),
          }))}
          problem={props.judged ? windowProblem(window, style.timeZone, now) : undefined}
          onChange={(part) => change(index, part)}
          onRemove={() => onChange(windows.filter((_, at) => at !== index))}
        />
      ))}
      {windows.length < maxWindows && (
        <Button
          variant="light"
          leftSection={<Icon of={IconPlus} size={14} />}
          onClick={() => onChange([...windows, { day: days[1] ?? "", from: "09:00", to: "11:00" }])}
        >
          <Trans>Add a time</Trans>
        </Button>
      )}
    </fieldset>
  );
}

function WindowRow(props: {
  window: TypedWindow;
  days: { value: string; label: string }[];
  problem?: WindowProblem;
  onChange: (part: Partial<TypedWindow>) => void;
  onRemove: () => void;
}) {
  const { window, onChange } = props;
  const { t } = useLingui();
  const problems: Record<WindowProblem, string> = {
    incomplete: t`Fill in both times`,
    endsBeforeStart: t`This ends before it starts`,
    past: t`This is already over`,
    tooFar: t`Choose a time within 14 days`,
  };
  return (
    <div className={styles.window}>
      <NativeSelect
        aria-label={t`Day`}
        data={props.days}
        value={window.day}
        onChange={(event) => onChange({ day: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        aria-label={t`From`}
        value={window.from}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        aria-label={t`To`}
        value={window.to}
        onChange={(event) => onChange({ to: event.currentTarget.value })}
      />
      <ActionIcon aria-label={t`Remove this time`} title={t`Remove this time`} onClick={props.onRemove}>
        <Icon of={IconTrash} size={16} />
      </ActionIcon>
      {props.problem && (
        <p className={styles.problem} role="alert">
          {problems[props.problem]}
        </p>
      )}
    </div>
  );
}
