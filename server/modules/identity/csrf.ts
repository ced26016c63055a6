import type { Config } from "../../platform/config.ts";
import { refuse } from "../../platform/problem.ts";
import { headerOf, type RequestHeaders, readToken } from "./cookie.ts";

export interface CheckedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: RequestHeaders;
}

/** These do nothing in the name of a cookie, though a browser may still send an old one along. */
const ENTRANCES = /^\/(auth\/sign-in\/\w+|setup)(\?|$)/;

/**
 * Refuses with `csrf` a changing request that a foreign page made a browser send (spec 60 section 10). Reads pass, and so
 * do programs with an API key. A write with our cookie must carry `X-Deskbell-CSRF` (any value: no foreign page can add a
 * header) and come from our own origin by `Sec-Fetch-Site` or `Origin`; a write without it, sign-in and set-up must not come
 * from a foreign one.
 */
export function checkCsrf(config: Pick<Config, "publicUrl">, request: CheckedRequest): void {
  const { method, headers } = request;
  if (["GET", "HEAD", "OPTIONS"].includes(method) || headerOf(headers, "authorization") !== undefined) return;
  const own = isOwnOrigin(config, headers);
  const byCookie = !ENTRANCES.test(request.url) && readToken(config, headers) !== undefined;
  if (own === false || (byCookie && !(own && headerOf(headers, "x-deskbell-csrf")))) {
    refuse("csrf", "This request did not come from a page of this site. Reload the page and try again.");
  }
}

/** Undefined when the request does not say where it comes from, as programs do. */
function isOwnOrigin(config: Pick<Config, "publicUrl">, headers: RequestHeaders): boolean | undefined {
  const origin = headerOf(headers, "origin");
  if (origin !== undefined) {
    const host = URL.parse(origin)?.host;
    return origin === new URL(config.publicUrl).origin || (host !== undefined && host === headerOf(headers, "host"));
  }
  const site = headerOf(headers, "sec-fetch-site");
  return site === undefined ? undefined : site === "same-origin";
}
