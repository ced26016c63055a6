import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeAccount, makeAgent, makeContact } from "../people/testing.ts";
import { givePassword, openTestSite, type TestSite } from "./testing.ts";

const PASSWORD = "correct horse battery";
let site: TestSite;
let ip = 0;
let address: string;

beforeAll(async () => {
  site = await openTestSite();
  const acme = await makeAccount(site, { name: "Acme Manufacturing", identifier: "ACME" });
  const globex = await makeAccount(site, { name: "Globex Legal" });
  await makeContact(site, { accountId: acme.id, fullName: "Ava Chen", email: "ava@acme.example" });
  await makeContact(site, { accountId: acme.id, fullName: "Cleo Marsh", email: "cleo@both.example" });
  await makeContact(site, { accountId: globex.id, fullName: "Cleo Marsh", email: "cleo@both.example" });
  await makeContact(site, {
    accountId: acme.id,
    fullName: "Dan Ruiz",
    email: "dan@acme.example",
    portalDisabled: true,
  });
  await makeAgent(site, { name: "Tess Okafor", email: "tess@northwind.example" });
  await makeAgent(site, { name: "Mia Torres", email: "mia@northwind.example", role: "master_admin" });
  for (const email of [
    "ava@acme.example",
    "cleo@both.example",
    "dan@acme.example",
    "tess@northwind.example",
    "mia@northwind.example",
  ]) {
    await givePassword(site, { email }, PASSWORD);
  }
}, 60_000);
afterAll(() => site.close());
/** Each test comes from its own address, so that limits of one do not reach another. */
beforeEach(() => {
  address = `192.0.2.${++ip}`;
});

interface SignIn {
  email: string;
  password?: string;
  portal?: "client" | "tech" | "admin";
  remember?: boolean;
  contactId?: number;
  returnTo?: string;
}

function post(url: string, payload: object, headers: Record<string, string> = {}) {
  return site.app.inject({
    method: "POST",
    url,
    payload,
    headers: { "x-forwarded-for": address, origin: "http://localhost:8080", "x-deskbell-csrf": "1", ...headers },
  });
}

const signIn = (input: SignIn, headers?: Record<string, string>) =>
  post("/auth/sign-in/password", { password: PASSWORD, portal: "client", ...input }, headers);

function cookieOf(response: { headers: Record<string, unknown> }): string {
  return String(response.headers["set-cookie"]).split(";")[0]!;
}

const me = (cookie: string) => site.app.inject({ url: "/rest/v1/me", headers: { cookie } });

describe("looking up an e-mail address", () => {
  const lookUp = async (email: string) => (await post("/auth/sign-in/lookup", { email })).json();

  test("Ava is offered the client portal, whatever the case she types", async () => {
    expect(await lookUp("  AVA@acme.example ")).toEqual({ portals: ["client"], methods: ["password"] });
  });

  test("Tess is offered TECH, Mia the admin portal too, and nobody nothing", async () => {
    expect((await lookUp("tess@northwind.example")).portals).toEqual(["tech"]);
    expect((await lookUp("mia@northwind.example")).portals).toEqual(["tech", "admin"]);
    expect((await lookUp("nobody@nowhere.example")).portals).toEqual([]);
  });

  test("the eleventh look-up within a minute has to wait, and may go on when the minute is over", async () => {
    for (let i = 0; i < 10; i++) await lookUp("ava@acme.example");
    const refused = await post("/auth/sign-in/lookup", { email: "ava@acme.example" });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    site.passes(60);
    expect((await post("/auth/sign-in/lookup", { email: "ava@acme.example" })).statusCode).toBe(200);
  });
});

describe("signing in with a password", () => {
  test("Ava signs in and is known", async () => {
    const response = await signIn({ email: "Ava@Acme.example" });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({ redirect: "/portal/" });
    const known = (await me(cookieOf(response))).json();
    expect(known).toMatchObject({
      kind: "contact",
      name: "Ava Chen",
      account: { identifier: "ACME" },
      portals: ["client"],
    });
    expect(known.features).toHaveProperty("preTicketChat");
  });

  test("Tess signs in to TECH with her capabilities", async () => {
    const response = await signIn({ email: "tess@northwind.example", portal: "tech" });
    const known = (await me(cookieOf(response))).json();
    expect(known).toMatchObject({ kind: "agent", role: "member", portals: ["tech"], chatEnabled: true });
    expect(known.capabilities).toContain("chat");
    expect(known.capabilities).not.toContain("admin");
  });

  test("the cookie is out of reach of scripts and other sites, and ends with the browser", async () => {
    const cookie = String((await signIn({ email: "ava@acme.example" })).headers["set-cookie"]);
    expect(cookie).toMatch(/^deskbell=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const kept = String((await signIn({ email: "ava@acme.example", remember: true })).headers["set-cookie"]);
    expect(kept).toContain(`Max-Age=${90 * 86_400}`);
  });

  test("a wrong password, an unknown e-mail and one without password are told apart by nothing", async () => {
    await makeContact(site, { email: "new@acme.example" });
    const answers = await Promise.all([
      signIn({ email: "ava@acme.example", password: "wrong wrong wrong" }),
      signIn({ email: "nobody@nowhere.example" }),
      signIn({ email: "new@acme.example" }),
    ]);
    const shown = answers.map((answer) => {
      const { requestId: _, instance: _i, ...problem } = answer.json();
      return { status: answer.statusCode, problem };
    });
    expect(shown[0]).toMatchObject({ status: 401, problem: { code: "invalid_credentials" } });
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  test("nor by the work that the server does for them", async () => {
    const work = async (email: string) => {
      const before = site.db.statements;
      const start = performance.now();
      await signIn({ email, password: "wrong wrong wrong" });
      return { statements: site.db.statements - before, milliseconds: performance.now() - start };
    };
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 4; i++) {
      const [known, unknown] = [await work("dan@acme.example"), await work("nobody@else.example")];
      expect(unknown.statements).toBe(known.statements);
      times.known.push(known.milliseconds);
      times.unknown.push(unknown.milliseconds);
    }
    // The hash takes most of the time; without it an unknown address would be answered several times faster.
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) * 0.5);
  });

  test("Cleo, who is at two accounts, is asked which, the primary first", async () => {
    const asked = await signIn({ email: "cleo@both.example" });
    expect(asked.headers["set-cookie"]).toBeUndefined();
    const { choose } = asked.json();
    expect(choose.map((one: { accountName: string }) => one.accountName)).toEqual([
      "Acme Manufacturing",
      "Globex Legal",
    ]);
    const chosen = await signIn({ email: "cleo@both.example", contactId: choose[1].contactId });
    expect((await me(cookieOf(chosen))).json().account.name).toBe("Globex Legal");
    const foreign = await signIn({ email: "cleo@both.example", contactId: 999_999 });
    expect(foreign.json().code).toBe("forbidden");
  });

  test("a right password does not open a portal that does not admit the person", async () => {
    expect((await signIn({ email: "dan@acme.example" })).json().code).toBe("forbidden");
    expect((await signIn({ email: "tess@northwind.example", portal: "admin" })).json().code).toBe("forbidden");
    expect((await signIn({ email: "ava@acme.example", portal: "tech" })).json().code).toBe("forbidden");
  });

  test("everything is in the authentication audit, but no password", async () => {
    await signIn({ email: "ava@acme.example", password: "wrong wrong wrong" });
    await signIn({ email: "ava@acme.example" });
    const events = await site.db.query<{ type: string; payload: Record<string, unknown> }>(
      "select type, payload from event where type like 'auth.%' and payload->>'ip' = $1 order by at, id",
      [address],
    );
    expect(events.map(({ type }) => type)).toEqual(["auth.sign_in.failed", "auth.sign_in.succeeded"]);
    expect(events[0]!.payload).toMatchObject({ method: "password", portal: "client", outcome: "wrong_credentials" });
    const everything = JSON.stringify(await site.db.query("select payload from event"));
    expect(everything).not.toContain(PASSWORD);
    expect(everything).not.toContain("wrong wrong wrong");
  });
});

describe("going on after signing in", () => {
  test.each([
    ["/portal/chats/1?x=1#top", "/portal/chats/1?x=1#top"],
    ["/portal", "/portal"],
    [undefined, "/portal/"],
    ["https://evil.example/portal/", "/portal/"],
    ["//evil.example/portal/", "/portal/"],
    ["/\\evil.example/portal/", "/portal/"],
    ["\\/evil.example", "/portal/"],
    ["/portal/../../admin/", "/portal/"],
    ["/portal/%2e%2e/admin/", "/portal/"],
    ["/portalx", "/portal/"],
    ["/admin/", "/portal/"],
    ["javascript:alert(1)", "/portal/"],
    ["/\t/evil.example", "/portal/"],
    [" /portal/", "/portal/"],
  ])("a wish for %s leads to %s", async (returnTo, redirect) => {
    expect((await signIn({ email: "ava@acme.example", returnTo })).json()).toEqual({ redirect });
  });
});

describe("sessions", () => {
  test("a planted session id is worth nothing, and the one the browser had ends", async () => {
    const planted = "deskbell=planted-by-an-attacker-0123456789abcdef";
    const first = cookieOf(await signIn({ email: "ava@acme.example" }, { cookie: planted }));
    expect(first).not.toBe(planted);
    expect((await me(planted)).statusCode).toBe(401);
    const second = cookieOf(await signIn({ email: "ava@acme.example" }, { cookie: first }));
    expect((await me(first)).statusCode).toBe(401);
    expect((await me(second)).statusCode).toBe(200);
  });

  test("signing out ends the session at once and clears the cookie", async () => {
    const cookie = cookieOf(await signIn({ email: "ava@acme.example" }));
    expect((await me(cookie)).statusCode).toBe(200);
    const out = await post("/auth/sign-out", {}, { cookie });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers["set-cookie"])).toContain("Max-Age=0");
    expect((await me(cookie)).statusCode).toBe(401);
    const [ended] = await site.db.query<{ reason: string }>(
      "select payload->>'reason' as reason from event where type = 'auth.session.ended' order by at desc, id desc limit 1",
    );
    expect(ended!.reason).toBe("signed_out");
  });

  test("the database holds no token that could be used", async () => {
    const token = cookieOf(await signIn({ email: "ava@acme.example" })).split("=")[1]!;
    const rows = JSON.stringify(await site.db.query("select * from session"));
    expect(rows).not.toContain(token);
  });

  test("a write by cookie needs our header and our origin", async () => {
    const cookie = cookieOf(await signIn({ email: "ava@acme.example" }));
    const without = await post("/auth/sign-out", {}, { cookie, "x-deskbell-csrf": "" });
    const foreign = await post("/auth/sign-out", {}, { cookie, origin: "https://evil.example" });
    expect([without.json().code, foreign.json().code]).toEqual(["csrf", "csrf"]);
    expect((await me(cookie)).statusCode).toBe(200);
  });

  test("another site cannot sign a browser in", async () => {
    const refused = await signIn({ email: "ava@acme.example" }, { origin: "https://evil.example" });
    expect(refused.json().code).toBe("csrf");
  });
});
