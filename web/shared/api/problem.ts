import type { Problem, ProblemCode } from "@deskbell/common/api/problems.ts";

/** The server refused: a problem document (RFC 9457) as an error. Extra members, such as `session`, are in `extra`. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: ProblemCode | (string & {});
  readonly detail: string;
  readonly errors: readonly { pointer: string; code: string; detail: string }[];
  readonly requestId: string | undefined;
  readonly extra: Readonly<Record<string, unknown>>;
  /** Milliseconds the server asked to wait, if it said so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, problem: Partial<Problem>, retryAfter?: number) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
    this.status = status;
    this.code = problem.code ?? (status >= 500 ? "unavailable" : "conflict");
    this.detail = this.message;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId;
    this.extra = problem;
    this.retryAfter = retryAfter;
  }
}

/** No answer came: offline, cut off, or too slow. Whether the server acted is unknown. */
export class NetworkProblem extends Error {
  override readonly name = "NetworkProblem";

  constructor(cause: unknown) {
    super("The server could not be reached", { cause });
  }
}

/** Whether trying the same request again may succeed without anybody changing anything (spec 10 D-2). */
export function isTemporary(error: unknown): boolean {
  if (error instanceof NetworkProblem) return true;
  return error instanceof ApiProblem && (error.status >= 500 || [401, 408, 425, 429].includes(error.status));
}

/** Milliseconds of a `Retry-After` header, which holds seconds or a date. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | undefined {
  const value = headers.get("retry-after");
  if (!value) return undefined;
  const seconds = Number(value);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}
