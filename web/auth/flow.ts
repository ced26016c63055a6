export type Portal = "client" | "tech" | "admin";

const prefixes: Record<Portal, string> = { client: "/portal", tech: "/tech", admin: "/admin" };

/** What `?return=` asks for, when it is a path of this site; anything that could lead elsewhere is dropped. */
export function safeReturn(value: string | null, origin: string): string | undefined {
  if (!value?.startsWith("/") || /[\\\p{Cc}]/u.test(value) || value.startsWith("//")) return undefined;
  try {
    const url = new URL(value, origin);
    // Dots may fold into `//host`, which the browser would take for another site.
    return url.origin === origin && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : undefined;
  } catch {
    return undefined;
  }
}

/** The portal that an address belongs to. */
export function portalOf(path: string | undefined): Portal | undefined {
  return (Object.keys(prefixes) as Portal[]).find(
    (portal) =>
      path === prefixes[portal] || path?.startsWith(`${prefixes[portal]}/`) || path?.startsWith(`${prefixes[portal]}?`),
  );
}

/**
 * What comes after the e-mail: the only portal, the one that was asked for if the person has it, or the choice
 * (undefined). `none` when the address opens nothing.
 */
export function choosePortal(portals: readonly Portal[], wanted: Portal | undefined): Portal | "none" | undefined {
  if (portals.length === 0) return "none";
  if (portals.length === 1) return portals[0];
  return wanted && portals.includes(wanted) ? wanted : undefined;
}

/** Where to go after signing in: back to the page first asked for, when it is of the chosen portal. */
export function landing(redirect: string, wanted: string | undefined, portal: Portal): string {
  return wanted && portalOf(wanted) === portal ? wanted : redirect;
}
