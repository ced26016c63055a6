import { authOperations } from "@deskbell/common/identity/api.ts";
import type { FastifyRequest } from "fastify";
import { Answer, bind } from "../../platform/http/route.ts";
import type { Platform } from "../../platform/platform.ts";
import { clearedCookie, readToken } from "./cookie.ts";
import type { Device } from "./sessions.ts";
import { isSetUp, setUpSite } from "./setup.ts";
import { lookUp, signInWithPassword, signOut } from "./sign-in.ts";

const route = bind<Platform, typeof authOperations>(authOperations);
const anybody = ["anonymous", "contact", "agent"] as const;
/** Passwords and cookies are never kept for a replay. */
const once = { idempotent: false };

route.on(
  "POST /auth/sign-in/lookup",
  { actors: anybody, why: "Nobody is signed in yet; ten look-ups a minute for one address" },
  ({ site, body, request }) => lookUp(site, body.email, request.ip),
  once,
);
route.on(
  "POST /auth/sign-in/password",
  { actors: anybody, why: "Nobody is signed in yet; lock-out and limits for each address" },
  async ({ site, body, request }) => {
    const presentToken = readToken(site.config, request.headers);
    const result = await signInWithPassword(site, { ...body, device: deviceOf(request), presentToken });
    if (!result.signedIn) return { choose: result.choose };
    return new Answer(200, { redirect: result.redirect }, { "set-cookie": result.setCookie });
  },
  once,
);
route.on(
  "POST /auth/sign-out",
  { actors: anybody, why: "Everybody may end the session of their browser" },
  async ({ site, request }) => {
    await signOut(site, readToken(site.config, request.headers));
    return new Answer(204, undefined, { "set-cookie": clearedCookie(site.config) });
  },
  once,
);
route.on(
  "GET /setup/state",
  { actors: anybody, why: "The set-up page asks before anybody exists" },
  async ({ site }) => ({ done: await isSetUp(site.db) }),
);
route.on(
  "POST /setup",
  { actors: anybody, why: "Nobody exists yet; the code is printed in the server's log" },
  async ({ site, body, request }) => {
    const { redirect, setCookie } = await setUpSite(site, { ...body, device: deviceOf(request) });
    return new Answer(201, { redirect }, { "set-cookie": setCookie });
  },
  once,
);

/** At the root of the host, not under `/rest/v1`. */
export const authRoutes = route.routes();

function deviceOf(request: FastifyRequest): Device {
  return { ip: request.ip, userAgent: request.headers["user-agent"] };
}
