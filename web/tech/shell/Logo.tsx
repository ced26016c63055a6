/** The desk bell, Deskbell's own sign. Decorative; the words stand beside it. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="currentColor" aria-hidden="true" focusable="false">
      <rect x="10" y="3" width="4" height="2.4" rx="1.2" />
      <rect x="11.2" y="4.6" width="1.6" height="2.6" />
      <path d="M4 15.6a8 8 0 0 1 16 0z" />
      <rect x="2.5" y="17" width="19" height="3" rx="1.5" />
    </svg>
  );
}
