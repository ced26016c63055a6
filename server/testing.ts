import { createServer } from "node:net";
import type { Config } from "./platform/config.ts";
import { createTestDatabase } from "./platform/embedded/testing.ts";
import { createLog } from "./platform/log.ts";
import { openSite, type Site } from "./site.ts";

export interface TestSite {
  site: Site;
  /** Public address, without a trailing slash. */
  url: string;
  databaseUrl: string;
  stop(): Promise<void>;
}

/** A site of its own on an empty, migrated database, serving on a free port in test mode. */
export async function openTestSite(
  overrides: Partial<Config> & { databaseUrl?: string; serve?: boolean; rateLimits?: boolean } = {},
): Promise<TestSite> {
  const { databaseUrl, serve = true, rateLimits = false, ...config } = overrides;
  const database = databaseUrl ? { url: databaseUrl, drop: async () => {} } : await createTestDatabase();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const site = await openSite({
    databaseUrl: database.url,
    log: createLog(process.env.TEST_LOG ?? "fatal"),
    poolSize: 8,
    rateLimits,
    config: {
      port,
      host: "127.0.0.1",
      databaseUrl: undefined,
      redisUrl: process.env.TEST_REDIS_URL,
      dataDir: "",
      publicUrl: url,
      secret: "a secret for tests only, 32 bytes",
      siteId: "demo",
      smtpUrl: undefined,
      testMode: true,
      ...config,
    },
  });
  if (serve) await site.serve(port, "127.0.0.1");
  return {
    site,
    url,
    databaseUrl: database.url,
    async stop() {
      await site.stop();
      await database.drop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** A signed-in person or a program, speaking HTTP as a portal does. */
export interface Caller {
  readonly cookie: string;
  call(
    key: string,
    input?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<{
    status: number; // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
    body: any;
    headers: Headers;
  }>;
}

/** Signs in over HTTP; fails the test when that is refused. */
export async function signIn(
  url: string,
  email: string,
  password: string,
  portal: "client" | "tech" | "admin",
): Promise<Caller> {
  const response = await fetch(`${url}/auth/sign-in/password`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url, "x-deskbell-csrf": "1" },
    body: JSON.stringify({ email, password, portal, remember: false }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${await response.text()}`);
  return callerOf(
    url,
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(";")[0])
      .join("; "),
  );
}

/** Calls `"METHOD /path"` under `/rest/v1` with this cookie. */
export function callerOf(url: string, cookie: string): Caller {
  return {
    cookie,
    async call(key, { body, headers } = {}) {
      const [method, path] = key.split(" ") as [string, string];
      const response = await fetch(url + (/^\/(auth|setup)/.test(path) ? path : `/rest/v1${path}`), {
        method,
        headers: {
          cookie,
          origin: url,
          "x-deskbell-csrf": "1",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
    },
  };
}
