export function HoursPage(_: Record<string, unknown>) {
  return <p>HoursPage</p>;
}
