/** Pixels between windows, and the width of a window folded to a bar. */
export const dockGap = 8;
export const barWidth = 160;

export type DockEntry = { id: string; minimised: boolean; width: number; unreadCount: number };

/**
 * Which chats of the dock stand open and which are 160 px bars, in a given width (design section 6.4). `entries` come in
 * the order of the dock, the nearest to the edge first. The windows furthest from the edge fold first; bars come after
 * the windows, unread ones first. The first open window always stays open.
 */
export function fitDock(entries: readonly DockEntry[], available: number): { open: string[]; bars: string[] } {
  const wanted = entries.filter((entry) => !entry.minimised);
  const folded = entries.filter((entry) => entry.minimised);
  let open = wanted;
  while (open.length > 1 && needed(open, entries.length - open.length) > available) open = open.slice(0, -1);
  const bars = [...wanted.slice(open.length), ...folded];
  bars.sort((one, other) => Number(other.unreadCount > 0) - Number(one.unreadCount > 0));
  return { open: open.map((entry) => entry.id), bars: bars.map((entry) => entry.id) };
}

function needed(open: readonly DockEntry[], bars: number): number {
  const widths = open.reduce((sum, entry) => sum + entry.width, 0) + bars * barWidth;
  return widths + (open.length + bars - 1) * dockGap;
}
