export function SitePermissions(_: Record<string, unknown>) {
  return <p>SitePermissions</p>;
}
