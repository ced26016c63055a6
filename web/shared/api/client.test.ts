import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, expectTypeOf, it } from "vitest";
import { Api, actionKey, call } from "./client.ts";
import { ApiProblem, NetworkProblem } from "./problem.ts";
import { beforeSignedOut, goToSignIn } from "./signed-out.ts";

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let answers: Answer[] = [];
let seen: { method: string; url: string; headers: IncomingMessage["headers"]; body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  seen.push({ method: request.method!, url: request.url!, headers: request.headers, body });
  answers.shift()!(request, response, body);
});
let api: Api;
const naps: number[] = [];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  (_, response) => {
    const type = status >= 400 ? "application/problem+json" : "application/json";
    response.writeHead(status, { "content-type": type, ...headers }).end(JSON.stringify(body));
  };
const cut: Answer = (request) => request.socket.destroy();

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  answers = [];
  seen = [];
  naps.length = 0;
  const { port } = server.address() as AddressInfo;
  const sleep = async (milliseconds: number) => void naps.push(milliseconds);
  api = new Api({ base: `http://127.0.0.1:${port}`, sleep });
});

it("fills in the path, repeats array parameters and leaves out what is undefined", async () => {
  answers = [json(200, { data: [] }), json(200, {}), json(200, {})];
  await api.call("GET /chat-sessions", { query: { status: ["missed", "callback"], q: undefined, limit: 20 } });
  await api.call("GET /chat-sessions/{id}", { params: { id: "a/b" } });
  await api.call("POST /auth/sign-out");
  expect(seen.map((request) => request.url)).toEqual([
    "/rest/v1/chat-sessions?status=missed&status=callback&limit=20",
    "/rest/v1/chat-sessions/a%2Fb",
    "/auth/sign-out",
  ]);
  expect(seen[0]!.headers["x-deskbell-csrf"]).toBeUndefined();
});

it("sends writes with the CSRF header, JSON and a key of their own, and says for whom", async () => {
  answers = [json(200, {}), json(200, {}), json(200, {})];
  api.actAs("s~c~7");
  const params = { id: "x" };
  await api.call("POST /chat-sessions/{id}/join", { params, body: { force: true } });
  await api.call("POST /chat-sessions/{id}/leave", { params });
  await api.call("POST /chat-sessions/{id}/read", { params, body: { seq: 3 }, idempotencyKey: false });
  expect(seen[0]).toMatchObject({ method: "POST", body: '{"force":true}' });
  expect(seen[0]!.headers).toMatchObject({ "x-deskbell-csrf": "1", "content-type": "application/json" });
  expect(seen[0]!.headers["x-deskbell-user"]).toBe("s~c~7");
  const keys = seen.map((request) => request.headers["idempotency-key"]);
  expect(keys[0]).toMatch(/^[\w-]{22}$/);
  expect(keys[1]).not.toBe(keys[0]);
  expect(keys[2]).toBeUndefined();
});

it("turns problem documents into ApiProblem, with extra members", async () => {
  const session = { id: "x" };
  answers = [
    json(409, {
      code: "already_handled",
      title: "T",
      detail: "Theo handles it",
      status: 409,
      requestId: "r1",
      session,
    }),
  ];
  const refusal = await api.call("POST /chat-sessions/{id}/join", { params: { id: "x" } }).catch((error) => error);
  expect(refusal).toBeInstanceOf(ApiProblem);
  expect(refusal).toMatchObject({ status: 409, code: "already_handled", detail: "Theo handles it", requestId: "r1" });
  expect(refusal.extra.session).toEqual(session);
});

it("understands answers of a proxy that are not ours", async () => {
  answers = [(_, response) => response.writeHead(502).end("<html>Bad gateway")];
  const refusal = await api.call("GET /chat/config").catch((error) => error);
  expect(refusal).toMatchObject({ status: 502, code: "unavailable" });
});

it("repeats a cut write under the same key until it is answered, and gives up after three tries", async () => {
  answers = [cut, cut, json(200, { ok: 1 })];
  await api.call("POST /chat-sessions/{id}/leave", { params: { id: "x" } });
  expect(new Set(seen.map((request) => request.headers["idempotency-key"])).size).toBe(1);
  expect(seen).toHaveLength(3);
  answers = [cut, cut, cut];
  const fault = await api.call("POST /chat-sessions/{id}/leave", { params: { id: "x" } }).catch((error) => error);
  expect(fault).toBeInstanceOf(NetworkProblem);
});

it("does not repeat a write that has no key", async () => {
  answers = [cut];
  const fault = await api
    .call("POST /chat-sessions/{id}/typing", { params: { id: "x" }, idempotencyKey: false })
    .catch((error) => error);
  expect(fault).toBeInstanceOf(NetworkProblem);
  expect(seen).toHaveLength(1);
});

it("waits as long as the server asks before it reads again", async () => {
  answers = [
    json(429, { code: "rate_limited" }, { "retry-after": "3" }),
    json(503, {}, { "retry-after": "1" }),
    json(200, { enabled: true }),
  ];
  expect(await api.call("GET /chat/config")).toEqual({ enabled: true });
  expect(naps).toEqual([3000, 1000]);
});

it("answers 204 with undefined", async () => {
  answers = [(_, response) => response.writeHead(204).end()];
  expect(await api.call("POST /chat-sessions/{id}/dismiss", { params: { id: "x" } })).toBeUndefined();
});

it("leads to the sign-in page once, after what is unsaved is safe, and not for a wrong password", async () => {
  const went: string[] = [];
  const order: string[] = [];
  const page = {
    pathname: "/portal/chats",
    search: "?a=1",
    hash: "#x",
    assign: (url: string | URL) => void went.push(String(url)),
  };
  goToSignIn(api, page);
  const forget = beforeSignedOut(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push("saved");
  });
  answers = [json(401, { code: "invalid_credentials" }), json(401, { code: "unauthenticated" }), json(401, {})];
  await api.call("GET /chat/config").catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(went).toEqual([]);
  await api.call("GET /chat/config").catch(() => {});
  await api.call("GET /chat/config").catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(order).toEqual(["saved"]);
  expect(went).toEqual([`/auth/?return=${encodeURIComponent("/portal/chats?a=1#x")}`]);
  forget();
});

it("makes keys that are long enough never to meet", () => {
  expect(new Set(Array.from({ length: 1000 }, actionKey)).size).toBe(1000);
});

it("is typed by the contracts", () => {
  const typed = async () => {
    const session = await call("POST /chat-sessions/{id}/join", { params: { id: "x" } });
    expectTypeOf(session.headSeq).toEqualTypeOf<number>();
    expectTypeOf(await call("POST /chat-sessions/{id}/typing", { params: { id: "x" } })).toEqualTypeOf<undefined>();
    // @ts-expect-error params are required
    await call("POST /chat-sessions/{id}/join");
    // @ts-expect-error the body is required
    await call("PUT /chat/presence");
    // @ts-expect-error no such filter
    await call("GET /chat-sessions", { query: { colour: "red" } });
    // @ts-expect-error no such operation
    await call("GET /nothing");
  };
  expect(typed).toBeTypeOf("function");
});
