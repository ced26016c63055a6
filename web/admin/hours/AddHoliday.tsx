import type { Holiday } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useRef, useState } from "react";
import styles from "./Hours.module.css";
import { RangeFields } from "./RangeFields.tsx";

/** One more day, or some hours of it. */
export function AddHoliday(props: { year: number; taken: readonly Holiday[]; onAdd: (holiday: Holiday) => void }) {
  const { t } = useLingui();
  const [date, setDate] = useState("");
  const [name, setName] = useState("");
  const [allDay, setAllDay] = useState(true);
  const [range, setRange] = useState({ start: "12:00", end: "24:00" });
  const [tried, setTried] = useState(false);
  const dateField = useRef<HTMLInputElement>(null);
  const taken = props.taken.find((holiday) => holiday.date === date);
  const dateError = taken ? t`"${taken.name}" is on this day` : tried && !date ? t`Choose a day` : undefined;
  const nameError = tried && !name.trim() ? t`Give it a name` : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!date || !name.trim() || taken) return dateField.current?.focus();
    props.onAdd({ date, name: name.trim(), hours: allDay ? null : [range] });
    setDate("");
    setName("");
    setTried(false);
    dateField.current?.focus();
  };
  return (
    <form className={styles.add} onSubmit={submit} aria-label={t`Add a holiday`} noValidate>
      <TextInput
        ref={dateField}
        type="date"
        label={t`Day`}
        value={date}
        min={`${props.year}-01-01`}
        error={dateError}
        onChange={(event) => setDate(event.currentTarget.value)}
      />
      <TextInput
        label={t`Name`}
        className={styles.grow}
        maxLength={100}
        value={name}
        error={nameError}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Switch
        className={styles.addSwitch}
        label={t`All day`}
        checked={allDay}
        onChange={(event) => setAllDay(event.currentTarget.checked)}
      />
      {!allDay && (
        <RangeFields
          label={t`Closed`}
          range={range}
          disabled={false}
          onChange={setRange}
          onRemove={() => setAllDay(true)}
        />
      )}
      <Button type="submit" variant="default" className={styles.addButton}>
        <Trans>Add holiday</Trans>
      </Button>
    </form>
  );
}
