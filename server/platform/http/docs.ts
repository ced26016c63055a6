import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { absolutePath } from "swagger-ui-dist";

const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Deskbell API</title>
<link rel="stylesheet" href="/docs/ui/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/ui/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`;

const start = `window.ui = SwaggerUIBundle({ url: "/openapi.json", dom_id: "#swagger-ui", deepLinking: true,
  requestInterceptor: (request) => { request.headers["X-Deskbell-CSRF"] = "1"; return request; } });`;

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/** `/openapi.json` and the browsable `/docs`, from this server alone (spec 93 section 10.8). */
export async function serveDocs(app: FastifyInstance, document: () => unknown): Promise<void> {
  let json: string | undefined;
  app.get("/openapi.json", async (_request, reply) => {
    json ??= JSON.stringify(document());
    return reply.header("cache-control", "no-cache").type("application/json; charset=utf-8").send(json);
  });
  await app.register(fastifyStatic, { root: absolutePath(), prefix: "/docs/ui/", decorateReply: false, index: false });
  app.get("/docs/start.js", async (_request, reply) => reply.type("text/javascript").send(start));
  app.get("/docs", async (_request, reply) =>
    reply.header("content-security-policy", policy).type("text/html; charset=utf-8").send(page),
  );
  app.get("/swagger", async (_request, reply) => reply.redirect("/docs"));
}
