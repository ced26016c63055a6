import type { FastifyInstance } from "fastify";

/** Headers of every answer (spec 60 section 10). Pages add their own Content-Security-Policy with a nonce. */
export function addSecurityHeaders(app: FastifyInstance, publicUrl: string): void {
  const always = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(publicUrl.startsWith("https:") ? { "strict-transport-security": "max-age=31536000" } : {}),
  };
  app.addHook("onSend", (_request, reply, _payload, done) => {
    reply.headers(always);
    if (!reply.hasHeader("content-security-policy")) reply.header("content-security-policy", NOTHING);
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    done();
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
