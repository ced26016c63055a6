import { cursorAfter, type Position } from "../../platform/http/page.ts";

/** One page out of rows of which one more than `limit` was asked for. */
export function pageOf<Row, Shown>(
  list: unknown,
  limit: number,
  rows: Row[],
  position: (row: Row) => Position,
  show: (row: Row) => Shown,
) {
  const hasMore = rows.length > limit;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = hasMore && last ? cursorAfter(list, position(last)) : null;
  return { data: shown.map(show), page: { limit, hasMore, nextCursor } };
}
