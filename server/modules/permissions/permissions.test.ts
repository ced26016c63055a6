import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { openSocket } from "../../platform/realtime/testing.ts";
import { write } from "../../platform/write.ts";
import { type Caller, openTestSite, signIn, type TestSite } from "../../testing.ts";
import { setPassword } from "../identity/index.ts";
import { makeAccount, makeAgent, makeContact } from "../people/testing.ts";
import { accountPermissions } from "./account.ts";
import { contactFeatures, permissionCatalogue, permissionOf } from "./index.ts";

const password = "a password for tests";
let here: TestSite;
let there: TestSite;
/** Serves nobody and runs nothing in the background: its statements can be counted. */
let quiet: TestSite;
let mia: Caller;
let acme: number;
let globex: number;
const contacts: Record<"ava" | "ben" | "cleo" | "dan" | "eve", number> = { ava: 0, ben: 0, cleo: 0, dan: 0, eve: 0 };

async function person(email: string, name: string) {
  await write(here.site, (w) => setPassword(here.site, w, system, { email, name }, password));
}

beforeAll(async () => {
  here = await openTestSite();
  there = await openTestSite({ databaseUrl: here.databaseUrl });
  quiet = await openTestSite({ databaseUrl: here.databaseUrl, serve: false });
  await makeAgent(here.site, { name: "Mia Torres", email: "mia@northwind.example", role: "master_admin" });
  await makeAgent(here.site, { name: "Tess Okafor", email: "tess@northwind.example" });
  acme = (await makeAccount(here.site, { name: "Acme Manufacturing" })).id;
  globex = (await makeAccount(here.site, { name: "Globex Legal" })).id;
  for (const [name, accountId] of [
    ["Ava", acme],
    ["Ben", acme],
    ["Cleo", globex],
    ["Dan", globex],
    ["Eve", globex],
  ] as const) {
    const email = `${name.toLowerCase()}@customer.example`;
    contacts[name.toLowerCase() as "ava"] = (await makeContact(here.site, { fullName: name, email, accountId })).id;
  }
  await person("mia@northwind.example", "Mia");
  await person("tess@northwind.example", "Tess");
  await person("ava@customer.example", "Ava");
  await person("cleo@customer.example", "Cleo");
  mia = await signIn(here.url, "mia@northwind.example", password, "admin");
});
beforeEach(async () => {
  const rows = await here.site.db.query<{ key: string; scope: "site"; scopeId: number }>(
    `select key, scope, scope_id as "scopeId" from cascade_value`,
  );
  const changes = rows.map((row) => ({ ...row, value: null }));
  await write(here.site, (w) => here.site.settings.setMany(w, system, changes));
});
afterAll(async () => {
  await quiet.stop();
  await there.stop();
  await here.stop();
});

const features = (site: TestSite, contactId: number, accountId: number) =>
  contactFeatures(site.site, { contactId, accountId });

describe("the permissions of the site", () => {
  test("come with value, origin and default", async () => {
    const { body } = await mia.call("GET /permissions");
    expect(body.data.map(({ key }: { key: string }) => key)).toEqual(permissionCatalogue.map(({ key }) => key));
    expect(body.data[0]).toMatchObject({
      key: "ticketChat",
      value: false,
      own: null,
      source: "default",
      can: { change: true },
    });
  });
});

describe("the cascade of an account", () => {
  test("shows site, account, who differs and for how many it is on", async () => {
    await mia.call("PUT /permissions/ticketChat", { body: { value: true } });
    const changed = await mia.call(`PATCH /accounts/${globex}/permissions`, {
      body: {
        values: { chatCallback: true },
        contacts: [{ id: contacts.dan, values: { ticketChat: false, chatCallback: false } }],
      },
    });
    expect(changed.status).toBe(200);
    const row = (key: string) => changed.body.data.find((one: { key: string }) => one.key === key);
    expect(changed.body.contactCount).toBe(3);
    expect(row("ticketChat")).toMatchObject({
      site: { value: true, source: "site" },
      account: { own: null, value: true, source: "site", setBy: { kind: "agent", name: "Mia Torres" } },
      contacts: { on: 0, off: 1, firstOff: [{ id: contacts.dan, name: "Dan" }] },
      inherited: true,
      differing: 1,
      appliesTo: 2,
    });
    expect(row("chatCallback")).toMatchObject({ account: { own: true }, differing: 1, appliesTo: 2 });
    expect(row("allTickets")).toMatchObject({ site: null, account: null, appliesTo: 0 });
    expect(row("shareTickets")).toMatchObject({ contacts: null });
  });

  test("costs the same few queries for any number of contacts", async () => {
    await accountPermissions(quiet.site, system, globex);
    const before = quiet.site.db.statements;
    await accountPermissions(quiet.site, system, globex);
    // And one through the query builder, for the account itself.
    expect(quiet.site.db.statements - before).toBe(2);
  });

  test("a preview says in people what saving would do, and saves nothing", async () => {
    await mia.call(`PATCH /contacts/${contacts.dan}/permissions`, { body: { values: { chatCallback: false } } });
    const { body } = await mia.call(`POST /accounts/${globex}/permissions/preview`, {
      body: {
        values: { chatCallback: true, somethingElse: false, aiAssistant: null },
        contacts: [{ id: contacts.eve, values: { vip: true } }],
      },
    });
    expect(body.data.toSorted((a: { key: string }, b: { key: string }) => a.key.localeCompare(b.key))).toEqual([
      { key: "aiAssistant", turnsOn: 0, turnsOff: 0 },
      { key: "chatCallback", turnsOn: 2, turnsOff: 0 },
      { key: "somethingElse", turnsOn: 0, turnsOff: 3 },
      { key: "vip", turnsOn: 1, turnsOff: 0 },
    ]);
    expect((await features(here, contacts.eve, globex)).chatCallback).toBe(false);
  });

  test("a save that meets somebody else's is refused with 412 and changes nothing", async () => {
    const { headers } = await mia.call(`GET /accounts/${globex}/permissions`);
    const ifMatch = { "if-match": headers.get("etag")! };
    const save = (values: object) =>
      mia.call(`PATCH /accounts/${globex}/permissions`, { body: { values }, headers: ifMatch });
    expect((await save({ quotes: true })).status).toBe(200);
    expect(await save({ quotes: false })).toMatchObject({ status: 412, body: { code: "stale" } });
    expect((await features(here, contacts.eve, globex)).quotes).toBe(true);
  });

  test("names what is wrong: keys that are no permission, levels it has not, contacts of others", async () => {
    const patch = (body: object) => mia.call(`PATCH /accounts/${globex}/permissions`, { body });
    expect(await patch({ values: { chatEnabled: true } })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/values/chatEnabled", code: "unknown_key" }] },
    });
    expect(await patch({ values: { vip: true } })).toMatchObject({ body: { errors: [{ code: "wrong_scope" }] } });
    expect(await patch({ contacts: [{ id: contacts.ava, values: { vip: true } }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/contacts/0/id", code: "not_found" }] },
    });
    expect((await mia.call("PUT /permissions/nonsense", { body: { value: true } })).status).toBe(404);
    expect((await mia.call("GET /accounts/999999/permissions")).status).toBe(404);
  });

  test("contacts come page by page, by name, with their own value", async () => {
    await mia.call(`PATCH /contacts/${contacts.dan}/permissions`, { body: { values: { ticketChat: true } } });
    const path = `GET /accounts/${globex}/permissions/ticketChat/contacts`;
    const first = await mia.call(`${path}?limit=2`);
    expect(first.body.data.map((row: { contact: { name: string } }) => row.contact.name)).toEqual(["Cleo", "Dan"]);
    expect(first.body.data[1]).toMatchObject({
      own: true,
      value: true,
      source: "contact",
      setBy: { name: "Mia Torres" },
    });
    const rest = await mia.call(`${path}?limit=2&cursor=${first.body.page.nextCursor}`);
    expect(rest.body).toMatchObject({ data: [{ contact: { name: "Eve" }, own: null }], page: { hasMore: false } });
    expect((await mia.call(`${path}?own=true`)).body.data).toHaveLength(1);
    expect((await mia.call(`${path}?q=100%25`)).body.data).toEqual([]);
    expect((await mia.call(`${path}?own=true&cursor=${first.body.page.nextCursor}`)).body.code).toBe("cursor_mismatch");
  });
});

describe("one contact", () => {
  test("effective features say which level decided", async () => {
    await mia.call("PUT /permissions/ticketChat", { body: { value: true } });
    await mia.call(`PATCH /accounts/${globex}/permissions`, { body: { values: { quotes: true } } });
    const { body } = await mia.call(`PATCH /contacts/${contacts.dan}/permissions`, {
      body: { values: { ticketChat: false } },
    });
    expect(body).toMatchObject({
      ticketChat: { value: false, source: "contact" },
      quotes: { value: true, source: "account" },
      learningCenter: { value: true, source: "global" },
    });
  });

  test("why: three steps, and the one that decides", async () => {
    await mia.call("PUT /permissions/ticketChat", { body: { value: true } });
    await mia.call(`PATCH /contacts/${contacts.dan}/permissions`, { body: { values: { ticketChat: false } } });
    const why = (key: string) => mia.call(`GET /contacts/${contacts.dan}/permissions/${key}/why`);
    expect((await why("ticketChat")).body).toMatchObject({
      value: false,
      steps: [
        { scope: "site", value: true, isDefault: false, decides: false, setBy: { name: "Mia Torres" } },
        { scope: "account", name: "Globex Legal", value: null, decides: false },
        { scope: "contact", name: "Dan", value: false, decides: true },
      ],
    });
    expect((await why("shareTickets")).body.steps).toMatchObject([
      { value: false, isDefault: true, decides: true },
      { settable: true },
      { settable: false },
    ]);
  });

  test("a page of 50 contacts is one query, equal to asking one by one", async () => {
    await mia.call("PUT /permissions/ticketChat", { body: { value: true } });
    await mia.call(`PATCH /accounts/${acme}/permissions`, { body: { values: { ticketChat: false } } });
    await mia.call(`PATCH /contacts/${contacts.ava}/permissions`, { body: { values: { ticketChat: true } } });
    const ids = Object.values(contacts);
    const before = quiet.site.db.statements;
    const many = await permissionOf(quiet.site.db, "ticketChat", ids);
    expect(quiet.site.db.statements - before).toBe(1);
    for (const [name, id] of Object.entries(contacts)) {
      const account = name === "ava" || name === "ben" ? acme : globex;
      expect(many.get(id)).toBe((await features(here, id, account)).ticketChat);
    }
  });
});

describe("a change", () => {
  test("in bulk is all or nothing and counts what really changed", async () => {
    const bulk = (body: object) => mia.call("POST /permissions/bulk", { body });
    const values = { preTicketChat: true };
    expect(await bulk({ contactIds: [contacts.ava, contacts.dan], values })).toMatchObject({ body: { changed: 2 } });
    expect(await bulk({ contactIds: [contacts.ava, contacts.cleo], values })).toMatchObject({ body: { changed: 1 } });
    expect(await bulk({ accountIds: [acme, globex, 999_999], values })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/accountIds/2", code: "not_found" }] },
    });
    expect((await features(here, contacts.eve, globex)).preTicketChat).toBe(false);
    const events = await here.site.db.query(
      "select account_id, payload from event where type = 'permission.changed' and subject_id = $1 and subject_type = 'contact' order by id desc limit 1",
      [String(contacts.cleo)],
    );
    expect(events).toEqual([{ account_id: globex, payload: { key: "preTicketChat", from: null, to: true } }]);
  });

  test("is obeyed by the next request here, and within moments in another process", async () => {
    expect((await features(there, contacts.eve, globex)).quotes).toBe(false);
    await mia.call(`PATCH /accounts/${globex}/permissions`, { body: { values: { quotes: true } } });
    expect((await features(here, contacts.eve, globex)).quotes).toBe(true);
    await expect.poll(async () => (await features(there, contacts.eve, globex)).quotes, { timeout: 3000 }).toBe(true);
  });

  test("reaches open pages of those concerned in every process, and nobody else's", async () => {
    const [ava, cleo] = [
      await signIn(here.url, "ava@customer.example", password, "client"),
      await signIn(there.url, "cleo@customer.example", password, "client"),
    ];
    const hello = { t: "hello", protocol: PROTOCOL, device: "d" };
    const pages = [
      await openSocket(here.url, { cookie: ava.cookie }),
      await openSocket(there.url, { cookie: cleo.cookie }),
    ];
    for (const page of pages) {
      page.send(hello);
      await page.next("welcome");
    }
    const told = (page: number) => pages[page]!.of("feed").filter(({ item }) => item?.type === "changed").length;
    await mia.call(`PATCH /accounts/${globex}/permissions`, { body: { values: { preTicketChat: true } } });
    await pages[1]!.until(() => told(1) === 1);
    expect((await cleo.call("GET /me")).body.features.preTicketChat).toBe(true);
    expect(there.site.realtime.connections()[0]!.actor).toMatchObject({ features: { preTicketChat: true } });
    expect(told(0)).toBe(0);
    await mia.call("PUT /permissions/ticketChat", { body: { value: true } });
    await pages[0]!.until(() => told(0) === 1);
    await pages[1]!.until(() => told(1) === 2);
    await mia.call(`PATCH /contacts/${contacts.ava}/permissions`, { body: { values: { ticketChat: false } } });
    await pages[0]!.until(() => told(0) === 2);
    expect((await ava.call("GET /me")).body.features.ticketChat).toBe(false);
    for (const page of pages) page.socket.close();
  });

  test("is not for technicians without the right, nor for contacts; a contact sees only its own features", async () => {
    const tess = await signIn(here.url, "tess@northwind.example", password, "tech");
    const ava = await signIn(here.url, "ava@customer.example", password, "client");
    for (const caller of [tess, ava]) {
      expect(
        (await caller.call(`PATCH /contacts/${contacts.ava}/permissions`, { body: { values: { vip: true } } })).status,
      ).toBe(403);
      expect((await caller.call(`GET /accounts/${acme}/permissions`)).status).toBe(403);
      expect((await caller.call("GET /permissions")).status).toBe(403);
    }
    expect((await ava.call(`GET /contacts/${contacts.ava}/effective-features`)).status).toBe(200);
    expect((await ava.call(`GET /contacts/${contacts.ben}/effective-features`)).status).toBe(404);
    expect((await tess.call(`GET /contacts/${contacts.ben}/effective-features`)).status).toBe(200);
  });
});
