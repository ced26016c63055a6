import type { Portal } from "../people/schemas.ts";

/** Where each portal lives, without the last slash (spec 50 section 1). */
export const portalRoots: Readonly<Record<Portal, string>> = { client: "/portal", tech: "/tech", admin: "/admin" };

/**
 * The page to go to after signing in: `returnTo` when it is a path of that portal on this very host, else the portal's
 * front page. Whatever a browser would take for another host is refused (open redirect).
 */
export function safeReturnPath(portal: Portal, returnTo: string | undefined): string {
  const root = portalRoots[portal];
  const front = `${root}/`;
  if (returnTo === undefined || !/^\/[^/\\]/.test(returnTo)) return front;
  const here = "https://deskbell.invalid";
  const url = URL.parse(returnTo, here);
  if (!url || url.origin !== here) return front;
  const inside = url.pathname === root || url.pathname.startsWith(`${root}/`);
  return inside ? url.pathname + url.search + url.hash : front;
}
