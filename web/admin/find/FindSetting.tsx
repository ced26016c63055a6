export function FindSetting(_: Record<string, unknown>) {
  return <p>FindSetting</p>;
}
