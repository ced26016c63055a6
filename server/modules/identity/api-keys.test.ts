import { allScopes } from "@deskbell/common/identity/scopes.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiKeyActor, system } from "../../platform/actor.ts";
import { createApiKey, moveApiKey } from "./api-keys.ts";
import { authenticate } from "./authenticate.ts";
import { pepperedHash } from "./secrets.ts";
import { openTestSite, type TestSite } from "./testing.ts";

let site: TestSite;
let key: string;
let id: string;

beforeAll(async () => {
  site = await openTestSite();
  ({ id, key } = await createApiKey(site, { name: "Flows", scopes: ["power-automate"] }));
}, 60_000);
afterAll(() => site.close());

const who = (authorization: string) => authenticate(site, { authorization });
const codeOf = async (authorization: string) => {
  try {
    return (await who(authorization)).kind;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("the form of a key", () => {
  test("is base64 of principal and 43 letters and digits, without + and /", () => {
    expect(Buffer.from(key, "base64").toString()).toMatch(/^global:[0-9A-Za-z]{43}$/);
    expect(key).toMatch(/^[A-Za-z0-9]+=*$/);
  });

  test("is accepted by every scheme, in any case, padded or not", async () => {
    const schemes = ["DdApi", "Basic", "Bearer", "ddapi", "BASIC"];
    for (const scheme of schemes) {
      expect(await who(`${scheme} ${key}`)).toMatchObject({ kind: "api_key", id, name: "Flows" });
      expect(await who(`${scheme} ${key.replace(/=+$/, "")}`)).toMatchObject({ id });
    }
  });

  test.each([
    ["an empty header", ""],
    ["a scheme alone", "DdApi"],
    ["an unknown scheme", "Digest abcdefghijklmnopqrstuvwxyz"],
    ["two values", "DdApi abcdefghijklmnop, DdApi abcdefghijklmnop"],
    ["an unknown key", `DdApi ${Buffer.from(`global:${"x".repeat(43)}`).toString("base64")}`],
    ["something short", "Bearer abc"],
  ])("%s is refused", async (_, header) => {
    expect(await codeOf(header)).toBe("unauthenticated");
  });

  test("the bare secret and another principal are refused: only imported keys come bare", async () => {
    const secret = Buffer.from(key, "base64").toString().slice("global:".length);
    expect(await codeOf(`DdApi ${secret}`)).toBe("unauthenticated");
    expect(await codeOf(`Basic ${Buffer.from(`agent-1:${secret}`).toString("base64")}`)).toBe("unauthenticated");
  });

  test("an imported key is accepted bare", async () => {
    const legacy = "legacy/key+with~odd:characters";
    await site.db.query(
      `insert into api_key (id, name, kind, secret_hash, hint, scopes, created_at, created_by)
       values ('01900000-0000-7000-8000-000000000001', 'Old', 'legacy', $1, 'legacy/k', '{full}', now(), '{}')`,
      [pepperedHash(site.config, "api-key", legacy)],
    );
    expect(await who(`DdApi ${legacy}`)).toMatchObject({ name: "Old", scopes: allScopes });
  });

  test("is stored only as a hash", async () => {
    const secret = Buffer.from(key, "base64").toString().slice("global:".length);
    const rows = JSON.stringify(await site.db.query("select * from api_key"));
    expect(rows).toContain(`"hint":"${secret.slice(0, 8)}"`);
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(key);
  });
});

describe("scopes", () => {
  test("a preset is spelled out, writing implies reading, the audit log is never by default", async () => {
    const { scopes } = (await who(`DdApi ${key}`)) as ApiKeyActor;
    expect(scopes).toContain("chat:write");
    expect(scopes).toContain("chat:read");
    expect(scopes).toContain("accounts:read");
    expect(scopes).not.toContain("accounts:write");
    expect(scopes).not.toContain("audit-log:read");
  });

  test("unknown ones are refused with what is known", () => {
    expect(() => createApiKey(site, { name: "Odd", scopes: ["chats:write"] })).toThrow(/chats:write/);
    expect(() => createApiKey(site, { name: "None", scopes: [] })).toThrow(/at least one/);
    expect(() => createApiKey(site, { name: " ", scopes: ["full"] })).toThrow(/name/);
  });
});

describe("states", () => {
  test("a disabled key is refused at once and may be enabled again; a revoked one stays so", async () => {
    const made = await createApiKey(site, { name: "Short", scopes: ["chat:read"] });
    const header = `DdApi ${made.key}`;
    expect(await codeOf(header)).toBe("api_key");
    await moveApiKey(site, system, made.id, "disable");
    expect(await codeOf(header)).toBe("unauthenticated");
    await moveApiKey(site, system, made.id, "enable");
    expect(await codeOf(header)).toBe("api_key");
    await moveApiKey(site, system, made.id, "revoke");
    await moveApiKey(site, system, made.id, "revoke");
    expect(await codeOf(header)).toBe("unauthenticated");
    await expect(moveApiKey(site, system, made.id, "enable")).rejects.toMatchObject({ code: "conflict" });
    const events = await site.db.query("select type from event where subject_id = $1 order by type", [made.id]);
    expect(events.map(({ type }) => type)).toEqual([
      "api_key.created",
      "api_key.disabled",
      "api_key.enabled",
      "api_key.revoked",
    ]);
  });

  test("its use is noted at most once a minute", async () => {
    const used = async () => {
      const [row] = await site.db.query<{ at: Date }>("select last_used_at as at from api_key where id = $1", [id]);
      return row!.at.getTime();
    };
    site.passes(61);
    await who(`DdApi ${key}`);
    const first = await used();
    site.passes(30);
    await who(`DdApi ${key}`);
    expect(await used()).toBe(first);
    site.passes(31);
    await who(`DdApi ${key}`);
    expect(await used()).toBeGreaterThan(first);
  });

  test("it expires after a year", async () => {
    site.passes(366 * 86_400);
    expect(await codeOf(`DdApi ${key}`)).toBe("unauthenticated");
  });
});

test("over HTTP a bad key is 401 and says how to come back; a scope that lacks is 403", async () => {
  const bad = await site.app.inject({ url: "/rest/v1/me", headers: { authorization: "DdApi nonsense-nonsense-x" } });
  expect(bad.statusCode).toBe(401);
  expect(bad.headers["www-authenticate"]).toContain("DdApi");
  const made = await createApiKey(site, { name: "Chat only", scopes: ["chat:read"] });
  const headers = { authorization: `Basic ${made.key}` };
  expect((await site.app.inject({ url: "/rest/v1/me", headers })).json()).toMatchObject({
    kind: "api_key",
    scopes: ["chat:read"],
  });
  expect((await site.app.inject({ url: "/rest/v1/accounts", headers })).json().code).toBe("insufficient_scope");
});
