import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { type Caller, openTestSite, signIn, type TestSite } from "../../testing.ts";
import { setPassword } from "../identity/index.ts";
import { makeAccount, makeAgent } from "../people/testing.ts";

const password = "a password for tests";
let here: TestSite;
let acme: number;
const callers = {} as Record<"master_admin" | "admin" | "member", Caller>;

beforeAll(async () => {
  here = await openTestSite({ testMode: false });
  acme = (await makeAccount(here.site, { name: "Acme Manufacturing" })).id;
  for (const role of ["master_admin", "admin", "member"] as const) {
    const email = `${role}@northwind.example`;
    await makeAgent(here.site, { email, role });
    await write(here.site, (w) => setPassword(here.site, w, system, { email, name: role }, password));
    callers[role] = await signIn(here.url, email, password, "tech");
  }
});
afterAll(() => here.stop());

const read = (key: string) => callers.master_admin.call(`GET /settings/${key}`);
const put = async (key: string, value: unknown, who: Caller = callers.master_admin) => {
  const { headers } = await read(key);
  return who.call(`PUT /settings/${key}`, { body: { value }, headers: { "if-match": headers.get("etag")! } });
};

describe("settings of the site", () => {
  test("come by heading with schema, value and origin", async () => {
    const { body } = await callers.admin.call("GET /settings?group=chat");
    const wait = body.data.find((setting: { key: string }) => setting.key === "noAnswerSeconds");
    expect(wait).toMatchObject({
      value: 40,
      own: null,
      source: "default",
      unit: "s",
      scopes: ["site", "account"],
      schema: { type: "integer", minimum: 10, maximum: 600 },
      can: { change: true },
    });
    expect(new Set(body.data.map(({ group }: { group: string }) => group))).toEqual(new Set(["chat"]));
    expect(await callers.admin.call("GET /settings")).toMatchObject({ status: 200 });
  });

  test("change with If-Match: 428 without, 412 when stale, 422 keeps the old value", async () => {
    const body = { value: 50 };
    expect(await callers.master_admin.call("PUT /settings/noAnswerSeconds", { body })).toMatchObject({
      status: 428,
      body: { code: "precondition_required" },
    });
    const { headers } = await read("noAnswerSeconds");
    const stale = { "if-match": headers.get("etag")! };
    expect(await put("noAnswerSeconds", 50)).toMatchObject({
      status: 200,
      body: { value: 50, own: 50, inherited: 40, source: "site", setBy: { kind: "agent" } },
    });
    const again = await callers.master_admin.call("PUT /settings/noAnswerSeconds", { body, headers: stale });
    expect(again).toMatchObject({ status: 412, body: { code: "stale" } });
    expect(await put("noAnswerSeconds", 9)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/value", code: "too_small" }] },
    });
    expect((await read("noAnswerSeconds")).body.value).toBe(50);
    expect(await put("noAnswerSeconds", null)).toMatchObject({ body: { value: 40, own: null, source: "default" } });
    expect((await read("nonsense")).status).toBe(404);
  });

  test("administrators change client-facing ones, master administrators all, technicians none", async () => {
    expect((await put("noAnswerSeconds", 45, callers.admin)).status).toBe(200);
    expect(await put("joinPolicy", "open", callers.admin)).toMatchObject({ status: 403 });
    expect((await put("joinPolicy", "open")).status).toBe(200);
    expect((await callers.member.call("GET /settings")).status).toBe(403);
    const { body } = await callers.admin.call("GET /settings/joinPolicy");
    expect(body.can.change).toBe(false);
  });

  test("open TECH and admin pages are told in the agents' feed", async () => {
    const head = async () => {
      const [row] = await here.site.db.query<{ head: number }>("select head from feed_head where feed = 'agents'");
      return row?.head ?? 0;
    };
    const before = await head();
    await put("quietMinutes", 30);
    await put("quietMinutes", 30);
    expect(await head()).toBe(before + 1);
  });
});

describe("settings of an account", () => {
  const path = (verb: string) => `${verb} /accounts/${acme}/settings`;
  const change = async (values: object) => {
    const { headers } = await callers.admin.call(path("GET"));
    return callers.admin.call(path("PUT"), { body: { values }, headers: { "if-match": headers.get("etag")! } });
  };

  test("are those that name the account as a scope; null inherits again", async () => {
    await put("noAnswerSeconds", 60);
    expect(await change({ noAnswerSeconds: 100 })).toMatchObject({ status: 200 });
    const { body } = await callers.admin.call(`${path("GET")}?group=chat`);
    expect(body.data.map(({ key }: { key: string }) => key)).toEqual(["noAnswerSeconds", "allowOutsideHours"]);
    expect(body.data[0]).toMatchObject({ own: 100, value: 100, source: "account", inherited: 60 });
    const reset = await change({ noAnswerSeconds: null });
    expect(reset.body.data[0]).toMatchObject({ own: null, value: 60, source: "site" });
  });

  test("are refused together when one is wrong, and against another version", async () => {
    const wrong = await change({ allowOutsideHours: true, noAnswerSeconds: 1, quietMinutes: 20 });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
      ["/values/noAnswerSeconds", "too_small"],
      ["/values/quietMinutes", "wrong_scope"],
    ]);
    const { headers } = await callers.admin.call(path("GET"));
    expect((await change({ allowOutsideHours: true })).status).toBe(200);
    const stale = { body: { values: { allowOutsideHours: false } }, headers: { "if-match": headers.get("etag")! } };
    expect((await callers.admin.call(path("PUT"), stale)).status).toBe(412);
    expect((await callers.admin.call(path("PUT"), { body: stale.body })).status).toBe(428);
    expect((await callers.admin.call("GET /accounts/999999/settings")).status).toBe(404);
  });
});
