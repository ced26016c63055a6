import { calendarDay } from "../../../ui/time/format.ts";
import type { ChatItem, ChatMessageItem, ChatSystemItem } from "../types.ts";

/** What the log shows, line by line. `first` and `last` are a message's place in its group. */
export type LogRow =
  | { kind: "day"; key: string; at: string }
  | { kind: "new"; key: string }
  | { kind: "system"; key: string; item: ChatSystemItem }
  | { kind: "message"; key: string; item: ChatMessageItem; first: boolean; last: boolean };

/** Messages of one author closer than this stand as one group. */
const groupMilliseconds = 3 * 60_000;

/**
 * Lays the log out: day rules in the viewer's zone, groups of one author within 3 minutes, and a "New" rule before the
 * first message of others after `readSeq` (undefined: no rule). System events that `hidden` names are left out.
 */
export function logRows(
  items: readonly ChatItem[],
  options: { timeZone: string; readSeq?: number; hidden?: (item: ChatSystemItem) => boolean },
): LogRow[] {
  const rows: LogRow[] = [];
  let day: number | undefined;
  let ruled = options.readSeq === undefined;
  for (const item of items) {
    if (item.kind === "system" && options.hidden?.(item)) continue;
    const itsDay = calendarDay(new Date(item.at), options.timeZone);
    if (itsDay !== day) rows.push({ kind: "day", key: `day-${itsDay}`, at: item.at });
    day = itsDay;
    if (!ruled && isNew(item, options.readSeq as number)) {
      rows.push({ kind: "new", key: "new" });
      ruled = true;
    }
    if (item.kind === "system") rows.push({ kind: "system", key: `system-${item.seq}`, item });
    else rows.push(messageRow(item, rows.at(-1)));
  }
  return rows;
}

function messageRow(item: ChatMessageItem, before: LogRow | undefined): LogRow {
  const joins = before?.kind === "message" && sameGroup(before.item, item);
  if (joins) before.last = false;
  return { kind: "message", key: item.key, item, first: !joins, last: true };
}

function sameGroup(before: ChatMessageItem, item: ChatMessageItem): boolean {
  if (before.author?.userId !== item.author?.userId || before.state === "failed") return false;
  return new Date(item.at).getTime() - new Date(before.at).getTime() < groupMilliseconds;
}

function isNew(item: ChatItem, readSeq: number): boolean {
  return item.kind === "message" && !item.own && item.seq !== undefined && item.seq > readSeq;
}

/** How many messages of others came after a `seq`. */
export function countNew(items: readonly ChatItem[], seq: number): number {
  return items.filter((item) => isNew(item, seq)).length;
}

/** The newest `seq` of the log, 0 when it is empty. */
export function headSeq(items: readonly ChatItem[]): number {
  return items.reduce((newest, item) => Math.max(newest, item.seq ?? 0), 0);
}
