import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { createApiKey, signInWithPassword } from "../identity/index.ts";
import { givePassword, openTestSite, type TestSite } from "../identity/testing.ts";
import { type ContactQuery, selectContacts } from "./queries.ts";
import { makeAccount, makeAgent, makeContact } from "./testing.ts";

const PASSWORD = "correct horse battery";
let site: TestSite;
let acme: number;
let globex: number;
let ava: number;
const headers: Record<"ava" | "tess" | "sol" | "mia" | "key", Record<string, string>> = {
  ava: {},
  tess: {},
  sol: {},
  mia: {},
  key: {},
};

beforeAll(async () => {
  site = await openTestSite();
  acme = (await makeAccount(site, { name: "Acme Manufacturing", identifier: "ACME", notes: "Pays late" })).id;
  globex = (await makeAccount(site, { name: "Globex Legal" })).id;
  ava = (await makeContact(site, { accountId: acme, fullName: "Ava Chen", email: "ava@acme.example", notes: "VIP" }))
    .id;
  for (let i = 0; i < 7; i++) {
    await makeContact(site, { accountId: i % 2 ? acme : globex, fullName: `Ben ${"édcBA_%"[i]}deyemi` });
  }
  await makeAgent(site, { name: "Tess Okafor", email: "tess@northwind.example" });
  await makeAgent(site, { name: "Sol Park", email: "sol@northwind.example", accounts: [globex] });
  await makeAgent(site, { name: "Mia Torres", email: "mia@northwind.example", role: "master_admin" });
  headers.ava = await signedIn("ava@acme.example", "client");
  for (const name of ["tess", "sol", "mia"] as const)
    headers[name] = await signedIn(`${name}@northwind.example`, "tech");
  headers.key = { authorization: `DdApi ${(await createApiKey(site, { name: "All", scopes: ["full"] })).key}` };
}, 60_000);
afterAll(() => site.close());

async function signedIn(email: string, portal: "client" | "tech") {
  await givePassword(site, { email }, PASSWORD);
  const device = { ip: "192.0.2.1", userAgent: "test" };
  const result = await signInWithPassword(site, { email, password: PASSWORD, portal, remember: false, device });
  if (!result.signedIn) throw new Error("asked to choose");
  return { cookie: result.setCookie.split(";")[0]! };
}

const get = async (who: keyof typeof headers, url: string) => {
  const response = await site.app.inject({ url: `/rest/v1${url}`, headers: headers[who] });
  return { status: response.statusCode, body: response.json() };
};
const names = async (who: keyof typeof headers, url: string) => {
  const { body } = await get(who, url);
  return body.data.map((row: { name?: string; fullName?: string }) => row.name ?? row.fullName);
};

describe("who sees whom", () => {
  test("Ava sees her account and herself, Sol only Globex, Tess and a full key everything", async () => {
    expect(await names("ava", "/accounts")).toEqual(["Acme Manufacturing"]);
    expect(await names("ava", "/contacts")).toEqual(["Ava Chen"]);
    expect(await names("sol", "/accounts")).toEqual(["Globex Legal"]);
    expect(await names("sol", "/contacts")).toHaveLength(4);
    expect(await names("tess", "/accounts")).toEqual(["Acme Manufacturing", "Globex Legal"]);
    expect(await names("key", "/contacts")).toHaveLength(8);
  });

  test("what one may not see and what does not exist look alike", async () => {
    const hidden = await get("sol", `/contacts/${ava}`);
    const missing = await get("sol", "/contacts/999999");
    expect([hidden.status, hidden.body.detail]).toEqual([missing.status, missing.body.detail]);
    expect(hidden.status).toBe(404);
    expect((await get("sol", `/accounts/${acme}/contacts`)).status).toBe(404);
    expect((await get("ava", `/accounts/${globex}`)).status).toBe(404);
    expect((await get("tess", `/contacts/${ava}`)).status).toBe(200);
  });

  test("notes are for agents; restriction lists for those who set them", async () => {
    expect((await get("ava", `/accounts/${acme}`)).body).not.toHaveProperty("notes");
    expect((await get("ava", `/contacts/${ava}`)).body).not.toHaveProperty("notes");
    expect((await get("tess", `/contacts/${ava}`)).body.notes).toBe("VIP");
    expect((await get("tess", "/agents")).body.data[0]).not.toHaveProperty("restrictions");
    expect((await get("mia", "/agents?q=sol")).body.data[0].restrictions.accounts).toEqual([globex]);
    expect((await get("ava", "/agents")).body.code).toBe("forbidden");
  });

  test("nobody sees anything without signing in", async () => {
    const response = await site.app.inject({ url: "/rest/v1/contacts" });
    expect(response.json().code).toBe("unauthenticated");
  });
});

describe("pages", () => {
  test("follow each other to the end without a gap, a repeat, or a break at odd letters", async () => {
    const whole = await names("tess", "/contacts");
    const walked: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 20; pages++) {
      const { body } = await get("tess", `/contacts?limit=3${cursor && `&cursor=${cursor}`}`);
      walked.push(...body.data.map((row: { fullName: string }) => row.fullName));
      cursor = body.page.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect(new Set(walked).size).toBe(8);
  });

  test("a cursor fits only its list", async () => {
    const { body } = await get("tess", "/contacts?limit=3");
    const { nextCursor } = body.page;
    expect((await get("tess", `/contacts?limit=3&q=ben&cursor=${nextCursor}`)).body.code).toBe("cursor_mismatch");
    expect((await get("tess", `/accounts?cursor=${nextCursor}`)).body.code).toBe("cursor_mismatch");
    expect((await get("tess", "/accounts?cursor=nonsense")).body.code).toBe("cursor_mismatch");
  });
});

describe("searching", () => {
  test("finds all words in any order and takes signs literally", async () => {
    expect(await names("tess", "/contacts?q=chen%20ava")).toEqual(["Ava Chen"]);
    expect(await names("tess", "/contacts?q=ACME.example")).toEqual(["Ava Chen"]);
    expect(await names("tess", "/contacts?q=%25deyemi")).toEqual(["Ben %deyemi"]);
    expect(await names("tess", "/contacts?q=_deyemi")).toEqual(["Ben _deyemi"]);
    expect(await names("tess", "/accounts?q=acme")).toEqual(["Acme Manufacturing"]);
    expect(await names("tess", "/contacts?q=nobody")).toEqual([]);
    expect(await names("tess", "/contacts?email=AVA@acme.example")).toEqual(["Ava Chen"]);
  });

  test("what cannot be stored cannot be searched", async () => {
    expect((await get("tess", "/contacts?q=%00")).status).toBe(422);
  });
});

describe("with 100,000 contacts", () => {
  beforeAll(async () => {
    await site.db.query(
      `insert into account (name, identifier, created_at, modified_at)
       select 'Customer ' || n, 'C' || n, now(), now() from generate_series(1, 1000) n`,
    );
    await site.db.query(
      `insert into contact (account_id, full_name, email, created_at, modified_at)
       select 1 + n % 1000, md5(n::text) || ' Person', md5(n::text) || '@customer.example', now(), now()
         from generate_series(1, 100000) n`,
    );
    await site.db.query("analyze account, contact");
  }, 60_000);

  test.each<[string, Partial<ContactQuery>]>([
    ["the first page", {}],
    ["an account's contacts", { accountId: 77 }],
    ["an e-mail", { email: "ava@acme.example" }],
    ["a search", { q: "c4ca4238" }],
  ])("%s is found by an index", async (_, query) => {
    const { sql, params } = selectContacts(site.db, system, { limit: 50, state: "active", ...query }).toSQL();
    const rows = await site.db.query<{ "QUERY PLAN": string }>(`explain ${sql}`, params);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/contact_\w+_idx/);
    expect(plan).not.toContain("Seq Scan on contact");
  });
});
