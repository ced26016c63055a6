import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { openTestSite, type TestSite } from "../identity/testing.ts";
import { moveAccount, updateAccount } from "./accounts.ts";
import { moveAgent, updateAgent } from "./agents.ts";
import { makePrimary, moveContact, updateContact } from "./contacts.ts";
import { type LifeVerb, lifeTransitions, nextState } from "./life.ts";
import { chatUserOfAgent, chatUserOfContact, contactProfile, listActiveAgents } from "./profiles.ts";
import type { EntityState } from "./tables.ts";
import { makeAccount, makeAgent, makeContact } from "./testing.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
}, 60_000);
afterAll(() => site.close());

const eventsOf = async (type: string, id: number) =>
  (
    await site.db.query<{ type: string; payload: Record<string, unknown> }>(
      "select type, payload from event where subject_type = $1 and subject_id = $2 order by at, id",
      [type, String(id)],
    )
  ).map((event) => ({ type: event.type, changes: event.payload.changes }));

describe("the life of accounts, contacts and agents", () => {
  test.each(
    (["active", "inactive", "archived"] as const).flatMap((state) =>
      (Object.keys(lifeTransitions) as LifeVerb[]).map((verb) => [state, verb] as const),
    ),
  )("%s, %s", (state: EntityState, verb) => {
    const { from, to } = lifeTransitions[verb];
    if (state === to) expect(nextState("contact", state, verb)).toBeNull();
    else if (from.includes(state)) expect(nextState("contact", state, verb)).toBe(to);
    else expect(() => nextState("contact", state, verb)).toThrow(/restore/);
  });

  test("writes one event a change and none for a repeat", async () => {
    const { id } = await makeAccount(site, { name: "Acme" });
    site.passes(1);
    await write(site, (w) => updateAccount(site, w, system, id, { name: "Acme Ltd", emailDomains: ["ACME.example"] }));
    await write(site, (w) => updateAccount(site, w, system, id, { name: "Acme Ltd" }));
    site.passes(1);
    await write(site, (w) => moveAccount(site, w, system, id, "archive"));
    await write(site, (w) => moveAccount(site, w, system, id, "archive"));
    site.passes(1);
    await expect(write(site, (w) => updateAccount(site, w, system, id, { name: "X" }))).rejects.toMatchObject({
      code: "conflict",
    });
    await write(site, (w) => moveAccount(site, w, system, id, "restore"));
    expect(await eventsOf("account", id)).toEqual([
      { type: "account.created", changes: { name: { from: null, to: "Acme" } } },
      {
        type: "account.updated",
        changes: { name: { from: "Acme", to: "Acme Ltd" }, emailDomains: { from: [], to: ["acme.example"] } },
      },
      { type: "account.archived", changes: { state: { from: "active", to: "archived" } } },
      { type: "account.restored", changes: { state: { from: "archived", to: "active" } } },
    ]);
  });
});

describe("e-mail addresses", () => {
  test("are kept in lower case and unique within an account, but not across accounts", async () => {
    const ava = await makeContact(site, { email: " Ava@One.example " });
    expect(ava.email).toBe("ava@one.example");
    await expect(makeContact(site, { accountId: ava.accountId, email: "AVA@one.example" })).rejects.toMatchObject({
      code: "duplicate",
    });
    await makeContact(site, { email: "ava@one.example" });
  });

  test("an archived contact gives its address free, and cannot be restored once it is taken", async () => {
    const old = await makeContact(site, { email: "desk@two.example" });
    await write(site, (w) => moveContact(site, w, system, old.id, "archive"));
    await makeContact(site, { accountId: old.accountId, email: "desk@two.example" });
    const restoring = write(site, (w) => moveContact(site, w, system, old.id, "restore"));
    await expect(restoring).rejects.toMatchObject({ code: "duplicate" });
  });

  test("one active contact is primary, whatever happens to it", async () => {
    const email = "cleo@three.example";
    const primary = async () =>
      (
        await site.db.query<{ id: number }>("select id from contact where email = $1 and is_primary_for_email", [email])
      ).map(({ id }) => id);
    const [one, two, three] = [
      await makeContact(site, { email }),
      await makeContact(site, { email }),
      await makeContact(site, { email }),
    ];
    expect([one.isPrimaryForEmail, two.isPrimaryForEmail]).toEqual([true, false]);
    await write(site, (w) => makePrimary(site, w, system, two.id));
    expect(await primary()).toEqual([two.id]);
    await write(site, (w) => moveContact(site, w, system, two.id, "deactivate"));
    expect(await primary()).toEqual([three.id]);
    await write(site, (w) => updateContact(site, w, system, three.id, { email: "other@three.example" }));
    expect(await primary()).toEqual([one.id]);
    await write(site, (w) => moveContact(site, w, system, one.id, "archive"));
    expect(await primary()).toEqual([]);
    await write(site, (w) => moveContact(site, w, system, two.id, "activate"));
    expect(await primary()).toEqual([two.id]);
  });

  test("are unique among agents, and must be addresses", async () => {
    await makeAgent(site, { email: "tess@four.example" });
    await expect(makeAgent(site, { email: "Tess@four.example" })).rejects.toMatchObject({ code: "duplicate" });
    await expect(makeAgent(site, { email: "tess" })).rejects.toMatchObject({ code: "validation_failed" });
  });
});

describe("ids", () => {
  test("can be taken over, and new ones follow above", async () => {
    await makeAccount(site, { id: 500 });
    expect((await makeAccount(site)).id).toBeGreaterThan(500);
    await makeAccount(site, { id: 400 });
    expect((await makeAccount(site)).id).toBeGreaterThan(501);
    const made = await Promise.all([600, 0, 700, 0, 800, 0].map((id) => makeAccount(site, id ? { id } : {})));
    expect(new Set(made.map(({ id }) => id)).size).toBe(6);
    await expect(makeAccount(site, { id: 700 })).rejects.toMatchObject({ code: "duplicate" });
  });
});

describe("agents", () => {
  test("role and restrictions are events of their own", async () => {
    const { id } = await makeAgent(site);
    await write(site, (w) =>
      updateAgent(site, w, system, id, { role: "admin", queues: [1], title: "Lead", accounts: [] }),
    );
    const [, ...events] = await eventsOf("agent", id);
    expect(events.toSorted((a, b) => a.type.localeCompare(b.type))).toEqual([
      { type: "agent.restrictions_changed", changes: { queues: { from: null, to: [1] } } },
      { type: "agent.role_changed", changes: { role: { from: "member", to: "admin" } } },
      { type: "agent.updated", changes: { title: { from: null, to: "Lead" } } },
    ]);
  });

  test("the last master admin can neither leave nor lose the role", async () => {
    const { id } = await makeAgent(site, { role: "master_admin" });
    for (const attempt of [
      () => write(site, (w) => updateAgent(site, w, system, id, { role: "admin" })),
      () => write(site, (w) => moveAgent(site, w, system, id, "deactivate")),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "conflict" });
    }
    await makeAgent(site, { role: "master_admin" });
    await write(site, (w) => updateAgent(site, w, system, id, { role: "admin" }));
  });

  test("are known to other modules at once after a change, without programs and inactive ones", async () => {
    const theo = await makeAgent(site, { name: "Theo Lindqvist" });
    await makeAgent(site, { name: "Sync", isApiUser: true });
    const names = async () => (await listActiveAgents(site)).map(({ name }) => name);
    expect(await names()).toContain("Theo Lindqvist");
    expect(await names()).not.toContain("Sync");
    const before = site.db.statements;
    await listActiveAgents(site);
    expect(site.db.statements).toBe(before);
    await write(site, (w) => moveAgent(site, w, system, theo.id, "deactivate"));
    expect(await names()).not.toContain("Theo Lindqvist");
  });
});

describe("what other modules show of people", () => {
  test("a contact with account, and an agent, inactive ones too", async () => {
    const acme = await makeAccount(site, { name: "Acme Manufacturing", identifier: "ACME-P" });
    const ava = await makeContact(site, {
      accountId: acme.id,
      fullName: "Ava Chen",
      phones: [{ number: "+64211234567", kind: "mobile" }],
    });
    expect(await chatUserOfContact(site, ava.id)).toEqual({
      userId: `test~c~${ava.id}`,
      userType: "contact",
      id: ava.id,
      name: "Ava Chen",
      account: { id: acme.id, name: "Acme Manufacturing", identifier: "ACME-P" },
    });
    expect(await contactProfile(site, ava.id)).toMatchObject({ phone: "+64211234567", canAccessPortal: true });
    const tess = await makeAgent(site, { name: "Tess Okafor" });
    await write(site, (w) => moveAgent(site, w, system, tess.id, "archive"));
    expect(await chatUserOfAgent(site, tess.id)).toEqual({
      userId: `test~m~${tess.id}`,
      userType: "agent",
      id: tess.id,
      name: "Tess Okafor",
    });
    expect(await contactProfile(site, 999_999)).toBeNull();
    expect(await chatUserOfAgent(site, 999_999)).toBeNull();
  });

  test("an inactive account closes the portal to its contacts", async () => {
    const ava = await makeContact(site);
    await write(site, (w) => moveAccount(site, w, system, ava.accountId, "deactivate"));
    expect(await contactProfile(site, ava.id)).toMatchObject({ state: "active", canAccessPortal: false });
  });
});

describe("rights", () => {
  test("contacts and weak roles change nobody", async () => {
    const { id } = await makeContact(site);
    const tess = {
      kind: "agent",
      id: 1,
      name: "Tess",
      email: "t@n.example",
      role: "member",
      techPortalAccess: true,
    } as const;
    const member = {
      ...tess,
      chatEnabled: true,
      access: { queues: null, accounts: null, categories: null },
      sessionId: "s",
    };
    for (const actor of [member, { kind: "anonymous" } as const]) {
      await expect(write(site, (w) => updateContact(site, w, actor, id, { fullName: "X" }))).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const key = { kind: "api_key", id: "k", name: "Flows", scopes: ["contacts:read"] } as const;
    await expect(write(site, (w) => updateContact(site, w, key, id, { fullName: "X" }))).rejects.toMatchObject({
      code: "insufficient_scope",
    });
  });
});
