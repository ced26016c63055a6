import { type ProblemCode, problems } from "@deskbell/common/api/problems.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ZodError, type z } from "zod";
import { isOverloaded } from "../db/index.ts";
import type { Log } from "../log.ts";
import { type FieldError, Refusal } from "../problem.ts";

/** The RFC 9457 document of a refusal (spec 93 section 10.5). Never a stack, never what others own. */
export function problemDocument(
  code: ProblemCode,
  detail: string,
  requestId: string,
  publicUrl: string,
  extra: Record<string, unknown> = {},
) {
  const [status, title] = problems[code];
  return {
    type: `${publicUrl}/problems/${code}`,
    title,
    status,
    detail,
    instance: `urn:request:${requestId}`,
    code,
    requestId,
    ...extra,
  };
}

export function sendProblem(reply: FastifyReply, refusal: Refusal, publicUrl: string): FastifyReply {
  const body = problemDocument(refusal.code, refusal.message, String(reply.request.id), publicUrl, refusal.extra);
  return reply
    .code(refusal.status)
    .headers(refusal.headers)
    .type("application/problem+json")
    .send(JSON.stringify(body));
}

/** Whatever was thrown, as a refusal: known faults by their code, everything else as `internal`, logged with its cause. */
export function toRefusal(error: unknown, request: FastifyRequest, log: Log): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError) return invalid(error);
  if (isOverloaded(error)) {
    log.warn({ err: error, requestId: request.id }, "the database did not answer in time");
    return new Refusal("unavailable", "The service is busy. Try again in a few seconds.", {}, { "retry-after": "5" });
  }
  const known = byFastifyCode[(error as { code?: string }).code ?? ""];
  if (known) return new Refusal(...known);
  const status = (error as { statusCode?: number }).statusCode;
  if (status !== undefined && status >= 400 && status < 500) {
    return new Refusal("malformed_json", "The request could not be understood. Check its form and try again.");
  }
  log.error({ err: error, requestId: request.id, url: request.routeOptions.url }, "a request failed");
  return new Refusal("internal", "Something went wrong on our side. Try again; if it stays, quote the request id.");
}

const byFastifyCode: Record<string, [ProblemCode, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ["unsupported_media_type", "Send the body as application/json."],
  FST_ERR_CTP_BODY_TOO_LARGE: ["too_large", "The request body is larger than 1 MB. Send less at a time."],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ["malformed_json", "The body is not as long as Content-Length says."],
  FST_ERR_BAD_URL: ["not_found", "This address is not valid."],
};

/** Wrong types are 400, right types with values that are not allowed 422 (spec 00 section 4.2); all fields at once. */
export function invalid(error: z.ZodError): Refusal {
  const errors: FieldError[] = error.issues.slice(0, 50).map((issue) => ({
    pointer: `/${issue.path.map(String).join("/")}`,
    code: issue.code,
    detail: issue.message,
  }));
  const wrongType = error.issues.some((issue) => issue.code === "invalid_type" || issue.code === "invalid_union");
  const [first] = errors;
  const detail = `${first?.pointer === "/" ? "The body" : first?.pointer.slice(1)}: ${first?.detail}`;
  return new Refusal(wrongType ? "wrong_type" : "validation_failed", detail, { errors });
}
