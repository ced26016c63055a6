import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";
import styles from "./ChatLog.module.css";
import { Row, type RowsProps, rowAttributes } from "./LogRows.tsx";
import type { LogRow } from "./rows.ts";

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
