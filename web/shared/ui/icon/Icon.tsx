import type { Icon as TablerIcon } from "@tabler/icons-react";

export type { Icon as IconShape } from "@tabler/icons-react";

/** A Tabler outline icon at the design's stroke; decorative, so whatever holds it must carry the words. */
export function Icon(props: { of: TablerIcon; size?: 12 | 14 | 16 | 18 | 20 | 24; className?: string }) {
  const { of: Shape, size = 16, className } = props;
  return <Shape size={size} stroke={size < 16 ? 2 : 1.75} className={className} aria-hidden="true" focusable="false" />;
}
