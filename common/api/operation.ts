import type { z } from "zod";
import type { ProblemCode } from "./problems.ts";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One operation of `/rest/v1`: the same schemas validate, type, document and test it (spec 93 section 10). */
export interface Operation {
  summary: string;
  tag: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Successful answers by status; the first one is what a handler returns without saying a status. */
  responses: Readonly<Record<number, z.ZodType>>;
  /** Refusals beyond the common ones (400, 401, 404, 422, 429). */
  refusals?: readonly ProblemCode[];
}

/** Keyed by method and path, for example `"POST /chat-sessions/{id}/join"`; paths are relative to `/rest/v1`. */
export type Operations = Readonly<Record<string, Operation>>;

type Input<S> = S extends z.ZodType ? z.input<S> : undefined;
type Output<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller of an operation gives. */
export type OperationInput<O extends Operation> = {
  [K in "params" | "query" | "body" as O[K] extends z.ZodType ? K : never]: Input<O[K]>;
};

/** What a handler of an operation receives, parsed. */
export type OperationRequest<O extends Operation> = {
  params: Output<O["params"]>;
  query: Output<O["query"]>;
  body: Output<O["body"]>;
};

/** The body of any successful answer. */
export type OperationResult<O extends Operation> = Input<O["responses"][keyof O["responses"]]>;
