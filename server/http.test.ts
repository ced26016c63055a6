import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatTestSite, openChat, openChatSite } from "./modules/chat/testing.ts";

let test: ChatTestSite;
beforeAll(async () => {
  test = await openChatSite();
});
afterAll(() => test.stop());

/** A request as it stands, without the helpers of a portal. */
async function raw(path: string, init: RequestInit & { cookie?: string } = {}) {
  const { cookie, headers, ...rest } = init;
  const response = await fetch(test.url + path, {
    redirect: "manual",
    ...rest,
    headers: {
      ...(cookie ? { cookie, origin: test.url, "x-deskbell-csrf": "1" } : {}),
      ...(headers as Record<string, string>),
    },
  });
  const text = await response.text();
  const json = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

const json = { "content-type": "application/json" };

describe("bad requests get a problem document that says what to do", () => {
  it.each([
    ["not JSON", { body: "{nope", headers: json }, 400, "malformed_json"],
    ["another type", { body: "text", headers: { "content-type": "text/plain" } }, 415, "unsupported_media_type"],
    ["a wrong type", { body: JSON.stringify({ kind: "pre_ticket", text: 7 }), headers: json }, 400, "wrong_type"],
    ["an unknown kind", { body: JSON.stringify({ kind: "nonsense" }), headers: json }, 400, "wrong_type"],
    ["no body", { headers: json }, 400, "wrong_type"],
    [
      "2 MB",
      { body: JSON.stringify({ kind: "pre_ticket", text: "x".repeat(2_000_000) }), headers: json },
      413,
      "too_large",
    ],
    [
      "10,001 characters",
      { body: JSON.stringify({ kind: "pre_ticket", text: "x".repeat(10_001) }), headers: json },
      422,
      "message_too_long",
    ],
    ["a lone surrogate", { body: '{"kind":"pre_ticket","text":"\\ud800"}', headers: json }, 422, "validation_failed"],
    ["a NUL", { body: '{"kind":"pre_ticket","text":"a\\u0000"}', headers: json }, 422, "validation_failed"],
    [
      "a prototype",
      { body: '{"kind":"pre_ticket","__proto__":{"text":1},"text":[]}', headers: json },
      400,
      "wrong_type",
    ],
  ])("%s", async (_name, init, status, code) => {
    const { cookie } = await test.as("ava");
    const answer = await raw("/rest/v1/chat-sessions", { method: "POST", cookie, ...init });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.body).toMatchObject({
      status,
      code,
      type: `${test.url}/problems/${code}`,
      title: expect.any(String),
      detail: expect.any(String),
      requestId: answer.headers.get("x-request-id"),
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/at \w+ \(|node_modules|\.ts:/);
  });

  it.each([
    ["/rest/v1/chat-sessions?colour=red", 400, "unknown_parameter"],
    ["/rest/v1/chat-sessions?limit=1000", 422, "validation_failed"],
    ["/rest/v1/chat-sessions?cursor=nonsense", 400, "cursor_mismatch"],
    ["/rest/v1/chat-sessions?status=asleep", 422, "validation_failed"],
    ["/rest/v1/chat-sessions/%00", 404, "not_found"],
    [`/rest/v1/chat-sessions/${"9".repeat(5000)}`, 404, "not_found"],
    ["/rest/v1/nowhere", 404, "not_found"],
    ["/rest/v1/chat-sessions/%E0%A4%A", 404, "not_found"],
  ])("GET %#", async (path, status, code) => {
    const { cookie } = await test.as("ava");
    const answer = await raw(path, { cookie });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("an address that knows other methods says which", async () => {
    const { cookie } = await test.as("ava");
    const answer = await raw("/rest/v1/chat-sessions", { method: "DELETE", cookie });
    expect(answer).toMatchObject({ status: 405, body: { code: "method_not_allowed" } });
    expect(answer.headers.get("allow")).toBe("GET, POST");
  });

  it("an asset that is gone is not found", async () => {
    expect((await raw("/assets/gone-12345678.js")).status).toBe(404);
  });

  it("a header of a megabyte is refused before anything reads it", async () => {
    const status = await new Promise<number | string>((resolve) => {
      const req = rawRequest(`${test.url}/rest/v1/me`, { headers: { cookie: "x".repeat(1_000_000) } }, (res) =>
        resolve(res.statusCode ?? 0),
      );
      req.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "closed"));
      req.end();
    });
    expect([431, "ECONNRESET", "EPIPE"]).toContain(status);
  });

  it("a browser that lost its way sees a page, and the page of a problem can be read", async () => {
    const lost = await raw("/no-such-page", { headers: { accept: "text/html" } });
    expect(lost).toMatchObject({ status: 404, body: expect.stringContaining("Page not found") });
    expect((await raw("/problems/last_agent")).body).toContain("You are the last agent in this chat");
    expect((await raw("/problems/__proto__")).status).toBe(404);
  });
});

describe("writes that a foreign page makes a browser send", () => {
  it.each([
    ["without our header", { origin: "" }],
    ["from another origin", { origin: "https://evil.example", "x-deskbell-csrf": "1" }],
    ["from another site", { "sec-fetch-site": "cross-site", "x-deskbell-csrf": "1" }],
  ])("%s are refused", async (_name, headers) => {
    const { cookie } = await test.as("ava");
    const clean = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
    const response = await fetch(`${test.url}/rest/v1/chat-sessions`, {
      method: "POST",
      headers: { cookie, ...json, ...clean },
      body: JSON.stringify({ kind: "pre_ticket" }),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([403, "csrf"]);
  });
});

describe("an Idempotency-Key", () => {
  it("makes a mutation happen once, and its answer comes again", async () => {
    const cleo = await test.as("cleo");
    const headers = { "idempotency-key": "open-1" };
    const body = { kind: "callback", callback: { type: "chat", note: "Ring me" } };
    const first = await cleo.call("POST /chat-sessions", { body, headers });
    const again = await cleo.call("POST /chat-sessions", { body, headers });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotent-replay")).toBe("true");
    const other = await cleo.call("POST /chat-sessions", { body: { ...body, callback: { type: "chat" } }, headers });
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    // A key belongs to its caller.
    const ben = await (await test.as("ben")).call("POST /chat-sessions", { body, headers });
    expect([ben.status, ben.body.id === first.body.id]).toEqual([201, false]);
  });

  it("that arrives many times at once runs once; the rest wait their turn", async () => {
    const cleo = await test.as("cleo");
    const headers = { "idempotency-key": "open-2" };
    const body = { kind: "callback", callback: { type: "chat" } };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cleo.call("POST /chat-sessions", { body, headers })),
    );
    const ids = new Set(answers.filter((answer) => answer.status === 201).map((answer) => answer.body.id));
    expect(ids.size).toBe(1);
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
  });

  it("of a refused request is free again", async () => {
    const ben = await test.as("ben");
    const headers = { "idempotency-key": "open-3" };
    const chat = await openChat(ben);
    expect((await ben.call("POST /chat-sessions", { body: { kind: "pre_ticket" }, headers })).status).toBe(409);
    await ben.call(`POST /chat-sessions/${chat.id}/leave`);
    expect((await ben.call("POST /chat-sessions", { body: { kind: "pre_ticket" }, headers })).status).toBe(201);
  });
});

describe("what the server says of itself", () => {
  it("is up and ready", async () => {
    expect((await raw("/healthz")).body).toEqual({ status: "up" });
    expect((await raw("/readyz")).body).toEqual({ status: "ready" });
    expect((await raw("/metrics")).body).toContain("deskbell_http_request_seconds_bucket");
  });

  it("documents every operation, each with an id of its own, and every link in the document leads somewhere", async () => {
    const { body: document } = await raw("/openapi.json");
    expect(document.openapi).toBe("3.1.0");
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path as object)) as {
      operationId: string;
      responses: object;
    }[];
    expect(operations.length).toBeGreaterThan(50);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    const links = JSON.stringify(document).match(/"#\/components\/schemas\/[^"]+"/g) ?? [];
    for (const link of new Set(links))
      expect(document.components.schemas).toHaveProperty([JSON.parse(link).split("/").at(-1)]);
    expect((await raw("/docs")).status).toBe(200);
    expect((await raw("/docs/ui/swagger-ui-bundle.js")).status).toBe(200);
  });

  it("sends no page without a strict policy, and nothing that may be sniffed or framed", async () => {
    const { headers } = await raw("/rest/v1/me");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-frame-options")).toBe("DENY");
  });
});
