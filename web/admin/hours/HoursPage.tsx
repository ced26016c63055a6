import type { Calendar } from "@deskbell/common/hours/api.ts";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCircleCheck, IconClockHour4, IconMoon, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { ListStates } from "../../shared/ui/list/ListStates.tsx";
import { Sign } from "../../shared/ui/status/Sign.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { Page } from "../page/Page.tsx";
import { useMay } from "../session/me.ts";
import { calendarsQuery, currentQuery } from "./calendars.ts";
import styles from "./Hours.module.css";
import { useCurrentWords, useWeekWords } from "./useHoursWords.ts";

/** All calendars and what the default means now (spec 95 section 3). */
export function HoursPage() {
  const { t } = useLingui();
  const problem = useProblemWords();
  const may = useMay();
  const { data, error, refetch } = useQuery(calendarsQuery);
  const change = may("settings.system");
  const add = (
    <Button component={Link} to="/hours/new" leftSection={<Icon of={IconPlus} size={16} />}>
      {data?.data.length === 0 ? <Trans>Set office hours</Trans> : <Trans>Add office hours</Trans>}
    </Button>
  );
  const isDefault = data?.data.some((calendar) => calendar.isDefault);
  return (
    <Page
      narrow
      title={t`Office hours`}
      tab={t`Office hours`}
      sub={t`When chat is offered. Outside these hours contacts read when you are back.`}
      actions={change && data && data.data.length > 0 && add}
    >
      {data && data.data.length > 0 && !isDefault && (
        <p className={styles.note}>
          <Trans>There is no default: whoever has no office hours of their own counts as always open.</Trans>
        </p>
      )}
      <ListStates
        status={data ? "ready" : error ? "fault" : "loading"}
        count={data?.data.length ?? 0}
        skeleton={{ rows: 2, rowHeight: 96, avatar: false }}
        nothingYet={{
          icon: IconClockHour4,
          title: t`No office hours: you are always open`,
          text: change
            ? t`Contacts may chat at any hour. Set office hours to say when somebody is at the desk.`
            : t`Contacts may chat at any hour. A master admin can set office hours.`,
          action: change ? add : undefined,
        }}
        fault={{
          title: t`The office hours did not load`,
          detail: problem(error),
          traceId: traceOf(error),
          onRetry: () => void refetch(),
        }}
        end={false}
      >
        <ul className={styles.cards}>
          {data?.data.map((calendar) => (
            <CalendarCard key={calendar.id} calendar={calendar} />
          ))}
        </ul>
      </ListStates>
    </Page>
  );
}

function CalendarCard({ calendar }: { calendar: Calendar }) {
  const { t } = useLingui();
  const current = useQuery(currentQuery(calendar)).data;
  const words = useCurrentWords();
  const week = useWeekWords();
  const { accountIds, queueIds } = calendar;
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <Link to="/hours/$id" params={{ id: String(calendar.id) }} className={styles.cardName}>
          {calendar.name}
        </Link>
        {calendar.isDefault && <Sign icon={IconCircleCheck} family="accent" label={t`Default`} size="sm" />}
      </div>
      <p>{week(calendar.weekly)}</p>
      <p className={styles.quiet}>
        {calendar.timeZone.replaceAll("_", " ")}
        {" · "}
        <Plural value={calendar.holidays.length} _0="no holidays" one="# holiday" other="# holidays" />
        {accountIds.length > 0 && (
          <>
            {" · "}
            <Plural value={accountIds.length} one="# account" other="# accounts" />
          </>
        )}
        {queueIds.length > 0 && (
          <>
            {" · "}
            <Plural value={queueIds.length} one="# queue" other="# queues" />
          </>
        )}
      </p>
      <Sign
        icon={calendar.open ? IconCircleCheck : IconMoon}
        family={calendar.open ? "green" : "grey"}
        label={current ? words(current) : calendar.open ? t`Open now` : t`Closed now`}
        variant="text"
        size="sm"
      />
    </li>
  );
}
