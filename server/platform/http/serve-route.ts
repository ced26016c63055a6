import type { Operation } from "@deskbell/common/api/operation.ts";
import { hasCapability } from "@deskbell/common/people/roles.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { type Actor, actorRef } from "../actor.ts";
import type { Platform } from "../platform.ts";
import { Refusal, refuse } from "../problem.ts";
import { once } from "./idempotency.ts";
import { generalLimits, type Limits } from "./limits.ts";
import { invalid } from "./problems.ts";
import { Answer, Document, type Policy, type Route, type RouteLimit } from "./route.ts";

export interface HttpContext {
  site: Platform;
  limits: Limits;
  authenticate(site: Platform, headers: FastifyRequest["headers"]): Promise<Actor>;
  /** Throws when a write by cookie does not come from our own pages. */
  checkCsrf(request: FastifyRequest): void;
}

/** Mounts one route: limit, sign-in, schema, policy, act, present (STYLE "the TypeScript server chain"). */
export function serveRoute(app: FastifyInstance, prefix: string, route: Route<Platform>, context: HttpContext): void {
  const [method, path] = route.key.split(" ") as [string, string];
  app.route({
    method,
    url: prefix + path.replaceAll(/\{(\w+)\}/g, ":$1"),
    config: { operation: route.key },
    handler: (request, reply) => handle(request, reply, route, context),
  });
}

async function handle(request: FastifyRequest, reply: FastifyReply, route: Route<Platform>, context: HttpContext) {
  const { site, limits } = context;
  if (site.draining)
    throw new Refusal(
      "unavailable",
      "The service is restarting. Try again in a few seconds.",
      {},
      { "retry-after": "5" },
    );
  const actor = await context.authenticate(site, request.headers);
  refuseOtherPerson(request, actor, site.config.siteId);
  const limit =
    actor.kind === "anonymous"
      ? generalLimits.anonymous
      : actor.kind === "api_key"
        ? generalLimits.key
        : generalLimits.session;
  await limits.take(
    limit,
    actor.kind === "anonymous" ? request.ip : "sessionId" in actor ? actor.sessionId : actorRef(actor),
  );
  admit(route.policy, actor);
  if (request.method !== "GET" && actor.kind !== "api_key") context.checkCsrf(request);
  const input = parseInput(route.operation, request);
  if (route.limit && !(await withinLimit(route.limit, actor, limits))) return reply.code(204).send();
  const run = async () => {
    try {
      return asAnswer(route.operation, await route.handle({ ...input, site, actor, request, reply } as never));
    } catch (error) {
      if (route.limit?.counts === "done") await limits.giveBack(route.limit, actorRef(actor));
      throw error;
    }
  };
  const key = request.headers["idempotency-key"];
  if (!route.idempotent || typeof key !== "string" || request.method === "GET")
    return send(reply, route, await run(), context);
  const credential = actor.kind === "anonymous" ? `ip:${request.ip}` : actorRef(actor);
  const result = await once(
    site,
    credential,
    key,
    { operation: route.key, params: input.params, body: input.body },
    run,
  );
  if (result.replayed) reply.header("idempotent-replay", "true");
  return send(reply, route, new Answer(result.status, result.body), context);
}

/** False when the request is over a limit that drops silently; refuses with 429 over others. */
async function withinLimit(limit: RouteLimit, actor: Actor, limits: Limits): Promise<boolean> {
  try {
    await limits.take(limit, actorRef(actor));
    return true;
  } catch (error) {
    if (limit.over === "drop" && error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * A page that has said for whom it works is not served for somebody else: another tab may have signed in as another person,
 * and what the first one wrote must not be sent in the other one's name (spec 10 edge case 9).
 */
function refuseOtherPerson(request: FastifyRequest, actor: Actor, siteId: string): void {
  const expected = request.headers["x-deskbell-user"];
  if (expected === undefined || (actor.kind !== "contact" && actor.kind !== "agent")) return;
  if (expected !== userIdOf(siteId, actor.kind, actor.id)) {
    refuse("unauthenticated", "Somebody else has signed in in this browser. Sign in again to go on.");
  }
}

/** Deny by default: the kind of actor must be named, and have the capability or scope that the policy asks for. */
function admit(policy: Policy, actor: Actor): void {
  if (!policy.actors.includes(actor.kind)) {
    if (actor.kind === "anonymous") refuse("unauthenticated", "Sign in, or send an API key.");
    refuse("forbidden", "This is not available to you.");
  }
  if (actor.kind === "agent" && policy.capability && !hasCapability(actor.role, policy.capability)) {
    refuse("forbidden", "Your role does not allow this. Ask an administrator.");
  }
  if (actor.kind === "api_key" && policy.scope && !hasScope(actor.scopes, policy.scope)) {
    refuse("insufficient_scope", `The API key lacks the scope ${policy.scope}.`, { scope: policy.scope });
  }
}

/** Write implies read; `full` is everything (spec 93 section 2.3). */
export function hasScope(scopes: readonly string[], wanted: string): boolean {
  if (scopes.includes("full") || scopes.includes(wanted)) return true;
  const [area, level] = wanted.split(":");
  return level === "read" && scopes.includes(`${area}:write`);
}

function parseInput(operation: Operation, request: FastifyRequest) {
  const query = request.query as Record<string, unknown>;
  const known = operation.query ? Object.keys(operation.query.shape) : [];
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    refuse(
      "unknown_parameter",
      `Unknown query parameter ${unknown.slice(0, 5).join(", ").slice(0, 100)}. Known are: ${known.join(", ") || "none"}.`,
    );
  }
  return {
    params: operation.params ? parseParams(operation.params, request.params) : undefined,
    query: operation.query ? parse(operation.query, query) : undefined,
    body: operation.body ? parse(operation.body, request.body) : undefined,
  };
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid(result.error);
}

/** An id that cannot exist is not found, rather than invalid. */
function parseParams<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return refuse("not_found", "This does not exist or is not visible to you.");
}

function asAnswer(operation: Operation, result: unknown): Answer<unknown> {
  if (result instanceof Answer) return result;
  return new Answer(Number(Object.keys(operation.responses)[0]), result);
}

function send(
  reply: FastifyReply,
  route: Route<Platform>,
  answer: Answer<unknown>,
  { site }: HttpContext,
): FastifyReply {
  if (answer.body instanceof Document) return sendDocument(reply, answer.body);
  if (site.config.testMode) checkAnswer(route, answer);
  reply.code(answer.status).headers(answer.headers);
  if (answer.body === undefined || answer.status === 204) return reply.send();
  return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer.body));
}

function sendDocument(reply: FastifyReply, { type, text, fileName }: Document): FastifyReply {
  if (fileName) reply.header("content-disposition", `attachment; filename="${fileName}"`);
  return reply.code(200).type(`${type}; charset=utf-8`).send(text);
}

/** In test mode an answer that its own schema refuses is a fault: the document must stay true. */
function checkAnswer(route: Route<Platform>, answer: Answer<unknown>): void {
  const schema = route.operation.responses[answer.status];
  if (!schema) throw new Error(`${route.key} answered ${answer.status}, which its operation does not name`);
  const result = schema.safeParse(answer.body === undefined ? undefined : JSON.parse(JSON.stringify(answer.body)));
  if (!result.success) throw new Error(`${route.key} answered what its schema refuses: ${result.error.message}`);
}
