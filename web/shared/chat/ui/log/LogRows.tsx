import { Trans } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
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

type RowsProps = { rows: LogRow[]; context: RowContext };

/** All rows; the usual case. */
export function PlainRows({ rows, context }: RowsProps) {
  return rows.map((row) => (
    <div key={row.key} {...rowAttributes(row)}>
      <Row row={row} context={context} />
    </div>
  ));
}

/** Only the rows near the view, for logs beyond 200. */
export function VirtualRows(props: RowsProps & { scroller: RefObject<HTMLElement | null> }) {
  const { rows, context, scroller } = props;
  const unread = rows.findIndex((row) => row.kind === "new");
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === "message" ? 54 : 32),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
    anchorTo: "end",
    initialOffset: () => (unread === -1 ? rows.length : unread) * 54,
  });
  return (
    <div style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index] as LogRow;
        return (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            style={{ transform: `translateY(${item.start}px)` }}
            {...rowAttributes(row, styles.virtual)}
          >
            <Row row={row} context={context} />
          </div>
        );
      })}
    </div>
  );
}

/** Messages and events can take the focus by arrow keys; `data-seq` is how reading is noticed. */
function rowAttributes(row: LogRow, className = "") {
  const classes = `${styles.row} ${className}`;
  if (row.kind === "day" || row.kind === "new") return { className: classes, "data-rule": row.kind };
  return { className: classes, tabIndex: -1, "data-row": row.key, "data-seq": row.item.seq };
}

function Row({ row, context }: { row: LogRow; context: RowContext }) {
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
