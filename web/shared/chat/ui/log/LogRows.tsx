import { Trans } from "@lingui/react/macro";
import { dayName, useNow, useTimeStyle } from "../../../ui/time/index.ts";
import type { ChatViewerKind } from "../types.ts";
import styles from "./ChatLog.module.css";
import { MessageRow } from "./MessageRow.tsx";
import type { LogRow } from "./rows.ts";
import { SystemRow } from "./SystemRow.tsx";

export type RowContext = {
  viewer: ChatViewerKind;
  viewerUserId: string;
  withNames: boolean;
  onRetry: (key: string) => void;
};

export type RowsProps = { rows: LogRow[]; context: RowContext };

/** All rows; the usual case. */
export function PlainRows({ rows, context }: RowsProps) {
  return rows.map((row) => (
    <div key={row.key} {...rowAttributes(row)}>
      <Row row={row} context={context} />
    </div>
  ));
}

/** Messages and events can take the focus by arrow keys; `data-seq` is how reading is noticed. */
export function rowAttributes(row: LogRow, className = "") {
  const classes = `${styles.row} ${className}`;
  if (row.kind === "day" || row.kind === "new") return { className: classes, "data-rule": row.kind };
  return { className: classes, tabIndex: -1, "data-row": row.key, "data-seq": row.item.seq };
}

/** One line of the log. */
export function Row({ row, context }: { row: LogRow; context: RowContext }) {
  switch (row.kind) {
    case "day":
      return <DayRule at={row.at} />;
    case "new":
      return (
        <p className={`${styles.rule} ${styles.newRule}`}>
          <Trans>New</Trans>
        </p>
      );
    case "system":
      return <SystemRow item={row.item} viewer={context.viewer} viewerUserId={context.viewerUserId} />;
    case "message":
      return (
        <MessageRow
          item={row.item}
          first={row.first}
          last={row.last}
          viewer={context.viewer}
          withNames={context.withNames}
          onRetry={context.onRetry}
        />
      );
  }
}

function DayRule({ at }: { at: string }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  return <p className={styles.rule}>{dayName(new Date(at), new Date(now), style)}</p>;
}
