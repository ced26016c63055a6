import type { Operation, OperationRequest, OperationResult, Operations } from "@deskbell/common/api/operation.ts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { ActorKind, AgentActor, AnonymousActor, ApiKeyActor, ContactActor, SystemActor } from "../actor.ts";
import type { Limit } from "./limits.ts";

/** Who may call an operation at all. What they may do to which object is the command's business. */
export interface Policy<K extends ActorKind = ActorKind> {
  actors: readonly K[];
  /** Agents additionally need this capability (spec 60 section 6.1). */
  capability?: string;
  /** API keys additionally need this scope (spec 93 section 2.3). */
  scope?: string;
  /** One sentence for the docs. */
  why: string;
}

type ActorOf<K extends ActorKind> = Extract<
  ContactActor | AgentActor | ApiKeyActor | SystemActor | AnonymousActor,
  { kind: K }
>;

export interface Call<Site, O extends Operation, K extends ActorKind> extends OperationRequest<O> {
  site: Site;
  actor: ActorOf<K>;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** An answer whose status is not the operation's first one, or that needs headers. */
export class Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Record<string, string>;
  constructor(status: number, body: T, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/**
 * `over: drop`: what is over the limit is answered as if it had been done, and is not (typing signals).
 * `counts: done`: a refused request costs nothing.
 */
export type RouteLimit = Limit & { over?: "drop"; counts?: "done" };

/** A body that is no JSON, for operations that answer a document. */
export class Document {
  readonly type: string;
  readonly text: string;
  readonly fileName: string | undefined;
  constructor(type: string, text: string, fileName?: string) {
    this.type = type;
    this.text = text;
    this.fileName = fileName;
  }
}

export interface Route<Site = unknown> {
  /** Method and path, as in the operation map. */
  key: string;
  operation: Operation;
  policy: Policy;
  handle: (call: Call<Site, Operation, ActorKind>) => Promise<unknown>;
  /** Mutations replay by Idempotency-Key unless the operation has its own id (messages). */
  idempotent: boolean;
  /** A limit for each person or key beside the general one. */
  limit?: RouteLimit;
}

export interface RouteOptions {
  idempotent?: boolean;
  limit?: RouteLimit;
}

type Result<O extends Operation> = OperationResult<O> | Answer<OperationResult<O>> | Document | undefined;

export interface Binder<Site, Ops extends Operations> {
  on<P extends keyof Ops & string, const K extends ActorKind>(
    key: P,
    policy: Policy<K>,
    handle: (call: Call<Site, Ops[P], K>) => Promise<Result<Ops[P]>>,
    options?: RouteOptions,
  ): void;
  /** All routes; refuses to go on when an operation has none. */
  routes(): Route<Site>[];
}

/**
 * Collects the routes of one module. Every operation must be bound exactly once: a missing or second binding throws
 * at the start, so that no operation is without a policy.
 */
export function bind<Site, const Ops extends Operations>(operations: Ops): Binder<Site, Ops> {
  const bound = new Map<string, Route<Site>>();
  return {
    on: (key, policy, handle, options) => {
      if (bound.has(key)) throw new Error(`${key} is bound twice`);
      const idempotent = options?.idempotent ?? !key.startsWith("GET ");
      bound.set(key, {
        key,
        operation: operations[key] as Operation,
        policy,
        handle: handle as unknown as Route<Site>["handle"],
        idempotent,
        ...(options?.limit ? { limit: options.limit } : {}),
      });
    },
    routes: () => {
      const missing = Object.keys(operations).filter((key) => !bound.has(key));
      if (missing.length > 0) throw new Error(`no policy and handler for ${missing.join(", ")}`);
      return [...bound.values()];
    },
  };
}
