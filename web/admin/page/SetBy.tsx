import { Trans } from "@lingui/react/macro";
import { exactTime, shortDate, useNow, useTimeStyle } from "../../shared/ui/time/index.ts";

/** "Set by Mia, 3 Nov 2026"; the exact time on hover. */
export function SetBy(props: { by: { name?: string } | null; at: string | null }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  const name = props.by?.name?.split(" ")[0];
  if (!props.at) return name ? <Trans>Set by {name}</Trans> : <Trans>Set</Trans>;
  const at = new Date(props.at);
  const date = shortDate(at, new Date(now), style);
  return (
    <time dateTime={props.at} title={exactTime(at, style)}>
      {name ? (
        <Trans>
          Set by {name}, {date}
        </Trans>
      ) : (
        <Trans>Set {date}</Trans>
      )}
    </time>
  );
}
