import type { Holiday } from "@deskbell/common/hours/api.ts";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { IconCalendarOff, IconSparkles, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../shared/api/client.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { fullDate } from "../../shared/ui/time/index.ts";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { useProblemWords } from "../page/fault.ts";
import { useCountryName } from "../words/places.ts";
import { AddHoliday } from "./AddHoliday.tsx";
import styles from "./Hours.module.css";
import { addHolidays, openYears } from "./merge.ts";
import type { PartProps } from "./part.ts";

/** Days on which it is closed, year by year: proposed by country, added and removed by hand (spec 95 section 3). */
export function Holidays(props: PartProps) {
  const { t } = useLingui();
  const { input, disabled, onChange } = props;
  const open = openYears(new Date());
  const [year, setYear] = useState(open[0] ?? new Date().getFullYear());
  const years = [...new Set([...open, ...input.holidays.map(({ date }) => Number(date.slice(0, 4)))])].sort();
  const shown = input.holidays.filter(({ date }) => date.startsWith(`${year}-`));
  const add = (holidays: readonly Holiday[]) => onChange({ holidays: addHolidays(input.holidays, holidays).holidays });
  return (
    <section className={styles.section} aria-label={t`Holidays`}>
      <div className={styles.sectionHead}>
        <h2 className={styles.heading}>
          <Trans>Holidays</Trans>
        </h2>
        {years.length > 1 && (
          <SegmentedControl
            aria-label={t`Year`}
            value={String(year)}
            onChange={(value) => setYear(Number(value))}
            data={years.map(String)}
          />
        )}
        {!disabled && <Propose {...props} year={year} />}
      </div>
      {props.errorOf("holidays") && (
        <p className={styles.error} role="alert">
          {props.errorOf("holidays")}
        </p>
      )}
      {shown.length === 0 ? (
        <EmptyState icon={IconCalendarOff} title={t`No holidays in ${year}`}>
          {input.country
            ? t`Propose the public holidays of your country, or add days by hand.`
            : t`Choose a country above to have them proposed, or add days by hand.`}
        </EmptyState>
      ) : (
        <ul className={styles.holidays}>
          {shown.map((holiday) => (
            <HolidayRow
              key={`${holiday.date} ${holiday.name}`}
              holiday={holiday}
              onRemove={
                disabled ? undefined : () => onChange({ holidays: input.holidays.filter((one) => one !== holiday) })
              }
            />
          ))}
        </ul>
      )}
      {!disabled && <AddHoliday year={year} taken={input.holidays} onAdd={(holiday) => add([holiday])} />}
      {open.length === 1 && (
        <p className={styles.quiet}>
          <Trans>The next year can be prepared from November on.</Trans>
        </p>
      )}
    </section>
  );
}

function HolidayRow({ holiday, onRemove }: { holiday: Holiday; onRemove: (() => void) | undefined }) {
  const { t, i18n } = useLingui();
  const date = fullDate(new Date(`${holiday.date}T00:00:00Z`), { timeZone: "UTC", i18n });
  return (
    <li className={styles.holiday}>
      <time dateTime={holiday.date}>{date}</time>
      <span>{holiday.name}</span>
      <span className={styles.quiet}>
        {holiday.hours ? holiday.hours.map(({ start, end }) => t`closed ${start} to ${end}`).join(", ") : t`all day`}
      </span>
      {onRemove && (
        <ActionIcon aria-label={t`Remove ${holiday.name}, ${date}`} onClick={onRemove}>
          <Icon of={IconX} size={16} />
        </ActionIcon>
      )}
    </li>
  );
}

function Propose(props: PartProps & { year: number }) {
  const { t, i18n } = useLingui();
  const { input, year } = props;
  const { country, region } = input;
  const name = useCountryName()(country);
  const toast = useToast();
  const problem = useProblemWords();
  const ask = useMutation({
    mutationFn: () =>
      call("GET /calendars/holiday-proposals", {
        query: { country: country ?? "", year, language: i18n.locale, ...(region ? { region } : {}) },
      }),
    onSuccess: ({ data }) => {
      const before = input.holidays;
      const { holidays, added } = addHolidays(before, data);
      if (added === 0) return toast({ message: t`All proposed holidays are there already` });
      props.onChange({ holidays });
      toast({
        message: t`${plural(added, { one: "# holiday added, not saved yet", other: "# holidays added, not saved yet" })}`,
        onUndo: () => props.onChange({ holidays: before }),
      });
    },
    onError: (error) => toast({ kind: "problem", message: problem(error) }),
  });
  return (
    <Button
      variant="default"
      leftSection={<Icon of={IconSparkles} size={16} />}
      disabled={!country}
      loading={ask.isPending}
      onClick={() => ask.mutate()}
    >
      {name ? (
        <Trans>
          Add those of {name} {String(year)}
        </Trans>
      ) : (
        <Trans>Add those of the country</Trans>
      )}
    </Button>
  );
}
