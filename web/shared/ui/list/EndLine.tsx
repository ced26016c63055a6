import { Plural, Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { shortDate, useNow, useTimeStyle } from "../time/index.ts";
import styles from "./ListStates.module.css";

/** "That is all 9. Oldest 20 Nov 2026.": a list never stops without saying so. With `onMore` it offers the next page. */
export function EndLine(props: { count: number; oldest?: string; onMore?: () => void; loadingMore?: boolean }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  if (props.onMore) {
    return (
      <p className={styles.end}>
        <Plural value={props.count} one="# shown." other="# shown." />
        <Button variant="default" size="xs" onClick={props.onMore} loading={props.loadingMore}>
          <Trans>Show more</Trans>
        </Button>
      </p>
    );
  }
  const date = props.oldest ? shortDate(new Date(props.oldest), new Date(now), style) : undefined;
  return (
    <p className={styles.end}>
      <Plural value={props.count} one="That is the only one." other="That is all #." />
      {date && props.count > 1 && (
        <>
          {" "}
          <Trans>Oldest {date}.</Trans>
        </>
      )}
    </p>
  );
}
