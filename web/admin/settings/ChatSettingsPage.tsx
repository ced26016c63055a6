export function ChatSettingsPage(_: Record<string, unknown>) {
  return <p>ChatSettingsPage</p>;
}
