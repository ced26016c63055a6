import { type ProblemCode, problems } from "@deskbell/common/api/problems.ts";
import fastify, { type FastifyInstance } from "fastify";
import { Histogram } from "prom-client";
import { randomBytes } from "../ids.ts";
import { Refusal } from "../problem.ts";
import { serveDocs } from "./docs.ts";
import { addSecurityHeaders } from "./headers.ts";
import { openApiDocument } from "./openapi.ts";
import { type PageHooks, sendMissingPage, servePages } from "./pages.ts";
import { sendProblem, toRefusal } from "./problems.ts";
import type { Route } from "./route.ts";
import { type HttpContext, serveRoute } from "./serve-route.ts";

const BODY_LIMIT = 1024 * 1024;

/** Routes and where they are mounted: our API under `/rest/v1`, sign-in and set-up at the root. */
export interface Mount {
  prefix: "" | "/rest/v1";
  routes: readonly Route<never>[];
}

/** The HTTP server of a site: routes, documents, pages and health, not yet listening. */
export async function createApp(
  context: HttpContext,
  mounts: readonly Mount[],
  hooks: PageHooks,
  version: string,
): Promise<FastifyInstance> {
  const { site } = context;
  const app = fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: "loopback",
    genReqId: () => randomBytes(8).toString("hex"),
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 20_000 },
    // Addresses that cannot even be read never reach the error handler.
    frameworkErrors: (error, request, reply) => {
      sendProblem(reply, toRefusal(error, request, site.log), site.config.publicUrl);
    },
    forceCloseConnections: true,
  });
  parseJson(app);
  addSecurityHeaders(app, site.config.publicUrl);
  measure(app, context);
  app.setErrorHandler((error, request, reply) =>
    sendProblem(reply, toRefusal(error, request, site.log), site.config.publicUrl),
  );
  app.setNotFoundHandler((request, reply) => {
    if (request.method === "GET" && request.headers.accept?.includes("text/html")) return sendMissingPage(reply);
    const other = (["GET", "POST", "PUT", "PATCH", "DELETE"] as const).filter((method) =>
      app.findRoute({ method, url: request.url.split("?")[0]! }),
    );
    if (other.length > 0 && !other.some((method) => method === request.method)) {
      const refusal = new Refusal(
        "method_not_allowed",
        `This address knows ${other.join(", ")}.`,
        {},
        { allow: other.join(", ") },
      );
      return sendProblem(reply, refusal, site.config.publicUrl);
    }
    return sendProblem(reply, new Refusal("not_found", "There is nothing at this address."), site.config.publicUrl);
  });
  const all = mounts.flatMap(({ prefix, routes }) => routes.map((route) => ({ prefix, route })));
  for (const { prefix, route } of all) serveRoute(app, prefix, route as never, context);
  await serveDocs(app, () => openApiDocument(all, { publicUrl: site.config.publicUrl, version }));
  serveHealth(app, context);
  serveProblemPages(app);
  await servePages(app, context, hooks);
  return app;
}

/** An empty body is no body: clients may send the content type of JSON with nothing in it. */
function parseJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ["application/json", "application/merge-patch+json"],
    { parseAs: "string" },
    (_request, body, done) => {
      if (body === "") return done(null, undefined);
      try {
        done(null, JSON.parse(body as string));
      } catch {
        done(new Refusal("malformed_json", "The body is not valid JSON. Check quotes, commas and brackets."));
      }
    },
  );
}

function measure(app: FastifyInstance, { site }: HttpContext): void {
  const seconds = new Histogram({
    name: "deskbell_http_request_seconds",
    help: "Duration of requests by operation and status",
    labelNames: ["operation", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 5],
    registers: [site.metrics.registry],
  });
  app.addHook("onResponse", (request, reply, done) => {
    const operation = (request.routeOptions.config as { operation?: string }).operation;
    if (operation) seconds.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
}

/** `/healthz` (process), `/readyz` (database, migrations, jobs), `/metrics` for this machine (spec 95 section 9.2). */
function serveHealth(app: FastifyInstance, { site }: HttpContext): void {
  app.get("/healthz", async () => ({ status: "up" }));
  app.get("/readyz", async (_request, reply) => {
    if (site.draining) return reply.code(503).send({ status: "draining" });
    try {
      await site.db.query(
        "select (select count(*) from deskbell_migrations.__drizzle_migrations) as m, (select count(*) from graphile_worker.jobs where false) as j",
      );
      return { status: "ready" };
    } catch (error) {
      site.log.warn({ err: error }, "not ready");
      return reply.code(503).send({ status: "database not reachable" });
    }
  });
  app.get("/metrics", async (request, reply) => {
    if (!isLoopback(request.ip)) return reply.code(403).send("Metrics are for this machine only.\n");
    return reply.type(site.metrics.registry.contentType).send(await site.metrics.registry.metrics());
  });
}

const isLoopback = (ip: string) => ip === "::1" || ip.startsWith("127.") || ip.startsWith("::ffff:127.");

/** The page that a problem document's `type` names. */
function serveProblemPages(app: FastifyInstance): void {
  app.get("/problems/:code", async (request, reply) => {
    const { code } = request.params as { code: string };
    if (!Object.hasOwn(problems, code)) return sendMissingPage(reply);
    const [status, title] = problems[code as ProblemCode];
    return reply
      .type("text/html; charset=utf-8")
      .send(
        `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>Code <code>${code}</code>, HTTP status ${status}. The answer's <code>detail</code> says what to do.</p></html>`,
      );
  });
}
