export function CalendarPage(_: Record<string, unknown>) {
  return <p>CalendarPage</p>;
}
