import type { FastifyInstance } from "fastify";

/** Headers of every answer (spec 60 section 10). Pages add their own Content-Security-Policy with a nonce. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const https = publicUrl.startsWith("https:");
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
    reply.header("x-frame-options", "DENY");
    reply.header("cross-origin-opener-policy", "same-origin");
    reply.header("permissions-policy", "camera=(), geolocation=(), microphone=()");
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", NOTHING);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    if (https) reply.header("strict-transport-security", "max-age=31536000");
  });
}

/** Answers that are no pages load and run nothing, wherever they are shown. */
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/** A portal page: own scripts only, styles by nonce, connections to this site only. */
export function pagePolicy(nonce: string, publicUrl: string): string {
  const socket = publicUrl.replace(/^http/, "ws");
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
