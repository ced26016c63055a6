import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatTestSite, openChatSite } from "./modules/chat/testing.ts";
import { createApiKey, setPassword } from "./modules/identity/index.ts";
import { makeAgent } from "./modules/people/testing.ts";
import { system } from "./platform/actor.ts";
import { write } from "./platform/write.ts";
import { modules } from "./site.ts";
import { type Caller, callerOf, signIn } from "./testing.ts";

/**
 * Who may call what at all, typed by hand from spec 60 and spec 10: N nobody signed in, C contact, R restricted agent,
 * M member, A admin, W master admin, k a key without scopes, K a key with all of them. What they may do to which object
 * is tested with the module. An operation without a row, or a row without an operation, fails.
 */
const matrix: Record<string, string> = {
  "GET /settings": "A W K",
  "GET /settings/{key}": "A W K",
  "PUT /settings/{key}": "A W K",
  "GET /accounts/{id}/settings": "A W K",
  "PUT /accounts/{id}/settings": "A W K",
  "GET /permissions": "A W K",
  "PUT /permissions/{key}": "A W K",
  "POST /permissions/bulk": "A W K",
  "GET /accounts/{id}/permissions": "A W K",
  "PATCH /accounts/{id}/permissions": "A W K",
  "POST /accounts/{id}/permissions/preview": "A W K",
  "GET /accounts/{id}/permissions/{key}/contacts": "A W K",
  "GET /contacts/{id}/effective-features": "C R M A W K",
  "PATCH /contacts/{id}/permissions": "A W K",
  "GET /contacts/{id}/permissions/{key}/why": "A W K",
  "GET /me": "C R M A W k K",
  "GET /accounts": "C R M A W K",
  "GET /accounts/{id}": "C R M A W K",
  "GET /accounts/{id}/contacts": "C R M A W K",
  "GET /contacts": "C R M A W K",
  "GET /contacts/{id}": "C R M A W K",
  "GET /agents": "R M A W K",
  "POST /auth/sign-in/lookup": "N C R M A W",
  "POST /auth/sign-in/password": "N C R M A W",
  "POST /auth/sign-out": "N C R M A W",
  "GET /setup/state": "N C R M A W",
  "POST /setup": "N C R M A W",
  "GET /calendars/current": "C R M A W K",
  "GET /calendars/holiday-proposals": "A W K",
  "GET /calendars/holiday-regions": "A W K",
  "GET /calendars": "A W K",
  "GET /calendars/{id}": "A W K",
  "POST /calendars": "W K",
  "PUT /calendars/{id}": "W K",
  "DELETE /calendars/{id}": "W K",
  "GET /chat/availability": "C",
  "GET /chat/config": "C R M A W",
  "POST /chat-sessions": "C R M A W",
  "GET /chat-sessions": "C R M A W K",
  "GET /chat-sessions/{id}": "C R M A W K",
  "GET /chat-sessions/{id}/events": "C R M A W K",
  "GET /chat-sessions/{id}/participants": "C R M A W K",
  "GET /chat-sessions/{id}/transcript": "C R M A W K",
  "POST /chat-sessions/{id}/messages": "C R M A W",
  "POST /chat-sessions/{id}/join": "C R M A W",
  "POST /chat-sessions/{id}/leave": "C R M A W",
  "POST /chat-sessions/{id}/accept": "C R M A W",
  "POST /chat-sessions/{id}/decline": "C R M A W",
  "POST /chat-sessions/{id}/invites": "M A W K",
  "DELETE /chat-sessions/{id}/invites/{agentId}": "M A W K",
  "GET /chat-sessions/{id}/invite-candidates": "M A W",
  "POST /chat-sessions/{id}/callback": "C",
  "PATCH /chat-sessions/{id}/callback": "C",
  "POST /chat-sessions/{id}/callback/withdraw": "C",
  "POST /chat-sessions/{id}/complete": "M A W",
  "PUT /chat-sessions/{id}/close-note": "M A W",
  "POST /chat-sessions/{id}/read": "C R M A W",
  "POST /chat-sessions/{id}/system-messages": "K",
  "POST /chat-sessions/{id}/typing": "C R M A W",
  "POST /chat-sessions/{id}/dismiss": "M A W",
  "GET /chat/presence": "C R M A W",
  "PUT /chat/presence": "R M A W",
  "POST /chat/activity": "C R M A W",
  "GET /chat/feed": "C R M A W",
};

/** 403 here is not the policy's: what was asked for is refused to this actor for a reason of its own. */
const byTheRules = new Set(["POST /chat-sessions"]);

let test: ChatTestSite;
const callers: Record<string, Caller> = {};

beforeAll(async () => {
  test = await openChatSite();
  const { site, url } = test;
  const password = "a long password for tests";
  for (const [name, role] of [
    ["rita", "restricted"],
    ["arno", "admin"],
  ] as const) {
    const email = `${name}@northwind.example`;
    await makeAgent(site, { name, email, role, queues: [1], accounts: [1] });
    await write(site, (w) => setPassword(site, w, system, { email, name }, password));
  }
  callers.N = callerOf(url, "");
  callers.C = await test.as("ava");
  callers.R = await signIn(url, "rita@northwind.example", password, "tech");
  callers.M = await test.as("tess");
  callers.A = await signIn(url, "arno@northwind.example", password, "tech");
  callers.W = await test.as("mia");
  const none = await createApiKey(site, { name: "no scopes", scopes: ["workflows:read"] });
  const full = await createApiKey(site, { name: "all scopes", scopes: ["full"] });
  callers.k = byKey(none.key);
  callers.K = byKey(full.key);
});
afterAll(() => test.stop());

function byKey(key: string): Caller {
  const caller = callerOf(test.url, "");
  return {
    ...caller,
    call: (operation, input) => caller.call(operation, { ...input, headers: { authorization: `DdApi ${key}` } }),
  };
}

const operations = modules.flatMap((module) => (module.routes ?? []).map((route) => route.key));

describe("the actor matrix", () => {
  it("names every operation, and no other", () => {
    expect(Object.keys(matrix).toSorted()).toEqual(operations.toSorted());
  });

  it.each(Object.entries(matrix).filter(([key]) => key !== "POST /auth/sign-out"))("%s is for %s", async (key, row) => {
    const admitted = row.split(" ");
    const [method, path] = key.split(" ") as [string, string];
    const address = path
      .replace("{id}", path.startsWith("/chat-sessions") ? "1530162945-9852" : "999999")
      .replace("{agentId}", "9")
      .replace("{key}", "preTicketChat");
    for (const [letter, caller] of Object.entries(callers)) {
      const { status, body } = await caller.call(`${method} ${address}`, method === "GET" ? {} : { body: {} });
      const told = `${letter}: ${status} ${body?.code ?? ""}`;
      if (admitted.includes(letter)) {
        if (!byTheRules.has(key)) expect(told).not.toMatch(/: (401|403) /);
      } else {
        expect(told).toMatch(letter === "N" ? /: 401 unauthenticated/ : /: 403 (forbidden|insufficient_scope)/);
      }
      expect(status).toBeLessThan(500);
    }
  });
});
