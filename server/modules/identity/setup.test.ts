import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defaultQueueId, listQueues } from "../desk/index.ts";
import { createAdmin } from "./create-admin.ts";
import { ensureSetupCode } from "./setup.ts";
import { signInWithPassword } from "./sign-in.ts";
import { openTestSite, type TestSite } from "./testing.ts";

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
}, 60_000);
afterEach(() => site.close());

const mia = { name: "Mia Torres", email: "Mia@Northwind.example", password: "correct horse battery" };
const post = (payload: object, ip = "192.0.2.1") =>
  site.app.inject({ method: "POST", url: "/setup", payload, headers: { "x-forwarded-for": ip } });
const setUp = async (changed: object = {}) =>
  post({
    ...mia,
    siteName: "Northwind IT",
    timeZone: "Europe/Berlin",
    code: (await ensureSetupCode(site))?.code,
    ...changed,
  });
const state = async () => (await site.app.inject({ url: "/setup/state" })).json();
const device = { ip: "192.0.2.2", userAgent: "test" };

describe("setting up an empty site", () => {
  test("Mia types the code from the log and is in the admin portal", async () => {
    expect(await state()).toEqual({ done: false });
    const { code } = (await ensureSetupCode(site))!;
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    const response = await setUp({ code: ` ${code.toLowerCase().replaceAll("-", " ")}` });
    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({ redirect: "/admin/" });
    const cookie = String(response.headers["set-cookie"]).split(";")[0]!;
    const me = (await site.app.inject({ url: "/rest/v1/me", headers: { cookie } })).json();
    expect(me).toMatchObject({ name: "Mia Torres", role: "master_admin", email: "mia@northwind.example" });
    expect(me.site).toEqual({ id: "test", name: "Northwind IT", language: "en", timeZone: "Europe/Berlin" });
    expect(await state()).toEqual({ done: true });
    expect(await listQueues(site)).toMatchObject([{ id: await defaultQueueId(site), name: "Support" }]);
  });

  test("happens once", async () => {
    const { code } = (await ensureSetupCode(site))!;
    await setUp();
    expect((await setUp({ code })).json().code).toBe("setup_done");
    expect(await ensureSetupCode(site)).toBeNull();
  });

  test("happens once even when two press the button together", async () => {
    const codes = await Promise.all([setUp(), setUp({ email: "eve@northwind.example" })]);
    expect(codes.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  test("the code stays the same until it expires after 24 h", async () => {
    const first = (await ensureSetupCode(site))!;
    site.passes(23 * 3600);
    expect(await ensureSetupCode(site)).toEqual(first);
    site.passes(3600);
    expect((await setUp({ code: first.code })).json().errors[0].code).toBe("wrong_code");
    expect((await ensureSetupCode(site))!.code).not.toBe(first.code);
  });

  test("a wrong code is refused, the eleventh has to wait", async () => {
    for (let i = 0; i < 10; i++) {
      expect((await setUp({ code: "AAAA-AAAA-AAAA" })).json().errors[0]).toMatchObject({ pointer: "/code" });
    }
    const refused = await setUp();
    expect(refused.statusCode).toBe(429);
    site.passes(600);
    expect((await setUp()).statusCode).toBe(201);
  });

  test.each([
    [{ password: "short" }, "/password"],
    [{ password: "northwind it rocks" }, "/password"],
    [{ timeZone: "Mars/Olympus" }, "/timeZone"],
    [{ email: "mia" }, "/email"],
    [{ siteName: "" }, "/siteName"],
  ])("bad input %j is pointed at and nothing is kept", async (changed, pointer) => {
    const refused = await setUp(changed);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().errors[0].pointer).toBe(pointer);
    expect(await state()).toEqual({ done: false });
  });
});

describe("create-admin on the command line", () => {
  test("makes a master admin and, without a password, makes one", async () => {
    const { password } = await createAdmin(site, { email: mia.email, name: mia.name });
    const input = { email: "mia@northwind.example", portal: "admin", remember: false, device } as const;
    expect((await signInWithPassword(site, { ...input, password: password! })).signedIn).toBe(true);
  });

  test("answers no password that was given, and lets a locked-out administrator in again", async () => {
    await createAdmin(site, mia);
    const input = { email: "mia@northwind.example", portal: "admin", remember: false, device } as const;
    for (let i = 0; i < 5; i++) await signInWithPassword(site, { ...input, password: "wrong" }).catch(() => {});
    expect(await createAdmin(site, { ...mia, password: "another good password" })).toEqual({ agentId: 1 });
    expect((await signInWithPassword(site, { ...input, password: "another good password" })).signedIn).toBe(true);
  });

  test("refuses a weak password", async () => {
    await expect(createAdmin(site, { ...mia, password: "short" })).rejects.toMatchObject({ code: "validation_failed" });
  });
});
