import { Trans } from "@lingui/react/macro";
import { clockTime, fullDate, useTimeStyle } from "../../../shared/ui/time/index.ts";

/** The times that suit the contact, in their own zone. */
export function PreferredTimes(props: { windows: { start: string; end: string }[]; className?: string }) {
  const style = useTimeStyle();
  return props.windows.map(({ start, end }) => {
    const day = fullDate(new Date(start), style);
    const from = clockTime(new Date(start), style);
    const to = clockTime(new Date(end), style);
    return (
      <p key={start} className={props.className}>
        <Trans>
          {day}, {from} to {to}
        </Trans>
      </p>
    );
  });
}
