import { type ProblemCode, problems } from "@deskbell/common/api/problems.ts";

export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/** A refusal that the HTTP layer turns into a problem document (spec 93 section 10.5). */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    code: ProblemCode,
    detail: string,
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.status = problems[code][0];
    this.extra = extra;
    this.headers = headers;
  }
}

/** Refuses with a code; `detail` says what happened and what to do, `extra` adds members to the document. */
export function refuse(code: ProblemCode, detail: string, extra?: Record<string, unknown>): never {
  throw new Refusal(code, detail, extra);
}

/** Refuses with field errors (422). */
export function refuseFields(errors: FieldError[]): never {
  throw new Refusal("validation_failed", errors[0]?.detail ?? "Some values are not valid", { errors });
}

/** Unknown and invisible look alike from outside (STYLE rule 3). */
export function notFound(what: string): never {
  throw new Refusal("not_found", `This ${what} does not exist or is not visible to you.`);
}
