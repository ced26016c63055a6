import type { CalendarInput } from "@deskbell/common/hours/api.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconCalendarOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ListSkeleton } from "../../shared/ui/list/ListSkeleton.tsx";
import { FaultState } from "../../shared/ui/state/FaultState.tsx";
import { traceOf, useProblemWords } from "../page/fault.ts";
import { Gone } from "../page/Gone.tsx";
import { Page } from "../page/Page.tsx";
import { useMay, useMe } from "../session/me.ts";
import { CalendarEditor } from "./CalendarEditor.tsx";
import { calendarsQuery, inputOf, newCalendar } from "./calendars.ts";

/** One calendar, or a new one, to change. */
export function CalendarPage() {
  const { t } = useLingui();
  const { id } = useParams({ strict: false });
  const { site } = useMe();
  const may = useMay();
  const problem = useProblemWords();
  const { data, error, refetch } = useQuery(calendarsQuery);
  if (!data) {
    return (
      <Page narrow title={t`Office hours`} tab={t`Office hours`}>
        {error ? (
          <FaultState
            title={<Trans>The office hours did not load</Trans>}
            detail={problem(error)}
            traceId={traceOf(error)}
            onRetry={() => void refetch()}
          />
        ) : (
          <ListSkeleton rows={8} rowHeight={46} avatar={false} />
        )}
      </Page>
    );
  }
  const calendar = data.data.find((known) => String(known.id) === id);
  if (id === "new" && may("settings.system")) {
    const first = data.data.length === 0;
    const fresh: CalendarInput = newCalendar(site.timeZone, first ? t`Office hours` : "", first);
    return <CalendarEditor key="new" start={fresh} calendars={data.data} />;
  }
  if (calendar) {
    return <CalendarEditor key={calendar.id} calendar={calendar} start={inputOf(calendar)} calendars={data.data} />;
  }
  return (
    <Gone
      tab={t`Not found`}
      icon={IconCalendarOff}
      title={t`These office hours do not exist any more`}
      action={
        <Button component={Link} to="/hours" variant="default">
          <Trans>To the office hours</Trans>
        </Button>
      }
    />
  );
}
