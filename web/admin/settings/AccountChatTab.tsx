export function AccountChatTab(_: Record<string, unknown>) {
  return <p>AccountChatTab</p>;
}
