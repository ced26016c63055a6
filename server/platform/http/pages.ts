import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pagePolicy } from "./headers.ts";
import type { HttpContext } from "./serve-route.ts";

export const webDist = fileURLToPath(new URL("../../../web/dist", import.meta.url));

/** Portals by address: the folder of the build, and where it is served. */
const pages = { auth: "auth", portal: "client", tech: "tech", admin: "admin", setup: "setup" } as const;

export interface PageHooks {
  /** Where `/` leads this caller, for example `/tech/`. */
  home(headers: FastifyRequest["headers"]): Promise<string>;
  /** True while the site has no administrator: every page leads to `/setup/`. */
  needsSetup(): Promise<boolean>;
}

/** Serves the portals' pages and assets. Pages carry a fresh nonce for styles; assets are hashed and kept for ever. */
export async function servePages(app: FastifyInstance, { site }: HttpContext, hooks: PageHooks): Promise<void> {
  if (existsSync(join(webDist, "assets"))) {
    await app.register(fastifyStatic, {
      root: join(webDist, "assets"),
      prefix: "/assets/",
      immutable: true,
      maxAge: "365d",
      cacheControl: true,
      index: false,
      preCompressed: true,
    });
  }
  for (const [address, folder] of Object.entries(pages)) {
    const file = join(webDist, folder, "index.html");
    const serve = async (_request: FastifyRequest, reply: FastifyReply) => {
      const setup = await hooks.needsSetup();
      if (setup !== (address === "setup")) return reply.redirect(setup ? "/setup/" : "/auth/");
      return sendPage(reply, file, site.config.publicUrl);
    };
    app.get(`/${address}`, async (_request, reply) => reply.redirect(`/${address}/`));
    app.get(`/${address}/*`, serve);
  }
  app.get("/", async (request, reply) => {
    return reply.redirect((await hooks.needsSetup()) ? "/setup/" : await hooks.home(request.headers));
  });
}

function sendPage(reply: FastifyReply, file: string, publicUrl: string): FastifyReply {
  const nonce = randomBytes(16).toString("base64");
  let html: string;
  try {
    html = readFileSync(file, "utf8");
  } catch {
    return reply.code(503).type("text/plain; charset=utf-8").send("The portals are not built. Run: npm run build\n");
  }
  return reply
    .header("content-security-policy", pagePolicy(nonce, publicUrl))
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(html.replaceAll("__CSP_NONCE__", nonce));
}

/** The page that browsers see for an address that leads nowhere. */
export function sendMissingPage(reply: FastifyReply): FastifyReply {
  return reply
    .code(404)
    .type("text/html; charset=utf-8")
    .send(`<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page not found</title>
<h1>Page not found</h1><p>This address leads nowhere. <a href="/">Go to the start page</a></p></html>`);
}
