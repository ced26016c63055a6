/** Deskbell's own mark, a bell on a desk, in the accent. Decorative: the name stands beside it. */
export function DeskbellMark(props: { size?: number }) {
  const { size = 28 } = props;
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="var(--db-accent)">
      <path d="M10.4 6.4V5.2H9.6a.9.9 0 0 1 0-1.8h4.8a.9.9 0 0 1 0 1.8h-.8v1.2a8 8 0 0 1 6.4 7.8v.6H4v-.6a8 8 0 0 1 6.4-7.8Z" />
      <path d="M3.4 16.8h17.2c.8 0 1.4.6 1.4 1.4v.6c0 .8-.6 1.4-1.4 1.4H3.4c-.8 0-1.4-.6-1.4-1.4v-.6c0-.8.6-1.4 1.4-1.4Z" />
    </svg>
  );
}
