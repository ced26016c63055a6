export function ContactPage(_: Record<string, unknown>) {
  return <p>ContactPage</p>;
}
