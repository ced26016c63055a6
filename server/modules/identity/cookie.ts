import type { Config } from "../../platform/config.ts";

export type RequestHeaders = Headers | Record<string, string | string[] | undefined>;

/** Over https the name's prefix makes browsers refuse the cookie from other hosts and without Secure. */
export function cookieName(config: Pick<Config, "publicUrl">): string {
  return isHttps(config) ? "__Host-deskbell" : "deskbell";
}

/** The session token of a request; undefined without one. */
export function readToken(config: Pick<Config, "publicUrl">, headers: RequestHeaders): string | undefined {
  const name = cookieName(config);
  for (const pair of headerOf(headers, "cookie")?.split(";") ?? []) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** `Set-Cookie` for a new session; without `maxAge` (seconds) it ends with the browser. */
export function sessionCookie(config: Pick<Config, "publicUrl">, token: string, maxAge?: number): string {
  return attributes(config, token, maxAge);
}

/** `Set-Cookie` that makes the browser forget the session. */
export function clearedCookie(config: Pick<Config, "publicUrl">): string {
  return attributes(config, "", 0);
}

/** One header; several values are joined as HTTP does. */
export function headerOf(headers: RequestHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const value = headers[name];
  return Array.isArray(value) ? value.join(name === "cookie" ? "; " : ", ") : value;
}

function attributes(config: Pick<Config, "publicUrl">, value: string, maxAge?: number): string {
  const parts = [`${cookieName(config)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (isHttps(config)) parts.push("Secure");
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  return parts.join("; ");
}

function isHttps({ publicUrl }: Pick<Config, "publicUrl">): boolean {
  return publicUrl.startsWith("https://");
}
