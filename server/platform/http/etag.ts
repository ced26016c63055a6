import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { refuse } from "../problem.ts";

/** Strong entity tag of a JSON value (spec 93 section 10.4). */
export function etagOf(...parts: readonly unknown[]): string {
  return `"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 22)}"`;
}

/** The entity tags of If-Match; undefined when the header is absent. */
export function ifMatchOf(request: Pick<FastifyRequest, "headers">): readonly string[] | undefined {
  return request.headers["if-match"]?.split(",").map((tag) => tag.trim());
}

/** Refuses with 428 when the caller did not say which version it changes. */
export function requireIfMatch(given: readonly string[] | undefined): readonly string[] {
  return given ?? refuse("precondition_required", "Send the ETag of what you read as If-Match, then try again.");
}

/** Refuses with 412 when the caller read another version; without If-Match everything is accepted. */
export function checkFresh(given: readonly string[] | undefined, current: string): void {
  if (given && !given.includes(current) && !given.includes("*")) {
    refuse("stale", "Somebody else has changed this since you read it. Read it again and repeat your change.");
  }
}
