import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, AgentActor } from "../../platform/actor.ts";
import { anonymous, system } from "../../platform/actor.ts";
import { openTestSite, type TestSite } from "../identity/testing.ts";
import { agentProfile } from "./profiles.ts";
import { account, agent, contact, type Role } from "./tables.ts";
import { makeAccount, makeAgent, makeContact } from "./testing.ts";
import {
  accountVisible,
  agentVisible,
  contactVisible,
  maySeeAccount,
  maySeeAgent,
  maySeeContact,
} from "./visibility.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
  for (let id = 1; id <= 6; id++) {
    await makeAccount(site, { id, categories: id % 2 ? [1] : [2, 3] });
    for (const at of [0, 10]) await makeContact(site, { id: id + at, accountId: id });
  }
}, 60_000);
afterAll(() => site.close());

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { maxLength: 5 });
const list = fc.oneof(fc.constant(null), ids);
const contactActor = fc.record({ id: fc.integer({ min: 1, max: 20 }), accountId: fc.integer({ min: 1, max: 7 }) }).map(
  ({ id, accountId }): Actor => ({
    kind: "contact",
    id,
    name: "Ava",
    email: "ava@acme.example",
    account: { id: accountId, name: "Acme", identifier: "" },
    features: {},
    sessionId: "s",
  }),
);
const agentActor = fc
  .record({
    role: fc.constantFrom<Role>("restricted", "member", "advanced", "admin", "master_admin"),
    queues: list,
    accounts: list,
    categories: list,
  })
  .map(({ role, ...access }): Actor => {
    const name = { id: 1, name: "Tess", email: "tess@northwind.example", sessionId: "s" };
    return { kind: "agent", ...name, role, techPortalAccess: true, chatEnabled: true, access };
  });
const keyActor = fc
  .subarray(["accounts:read", "contacts:write", "agents:read", "chat:read", "full"])
  .map((scopes): Actor => ({ kind: "api_key", id: "k", name: "Flows", scopes }));
const actor = fc.oneof(contactActor, agentActor, keyActor, fc.constantFrom<Actor>(anonymous, system));

test("what a list shows is what the check of each row allows, for everybody", async () => {
  const accounts = await site.db.orm.select().from(account);
  const contacts = await site.db.orm.select().from(contact);
  const agents = await site.db.orm.select().from(agent);
  const idsOf = (rows: { id: number }[]) => rows.map(({ id }) => id).sort((a, b) => a - b);
  await fc.assert(
    fc.asyncProperty(actor, async (who) => {
      const seen = {
        accounts: await site.db.orm.select().from(account).where(accountVisible(who)),
        contacts: await site.db.orm.select().from(contact).where(contactVisible(who)),
        agents: await site.db.orm.select().from(agent).where(agentVisible(who)),
      };
      expect(idsOf(seen.accounts)).toEqual(idsOf(accounts.filter((row) => maySeeAccount(who, row))));
      expect(idsOf(seen.contacts)).toEqual(idsOf(contacts.filter((row) => maySeeContact(who, row))));
      expect(idsOf(seen.agents)).toEqual(idsOf(agents.filter((row) => maySeeAgent(who, row))));
    }),
    { numRuns: 150 },
  );
});

test("stored restrictions reach as far as spec 60 section 6.4 says", async () => {
  const reach = async (fields: Parameters<typeof makeAgent>[1]) => {
    const { id } = await makeAgent(site, fields);
    const profile = (await agentProfile(site, id))!;
    const who: AgentActor = { kind: "agent", sessionId: "s", ...profile };
    return (await site.db.orm.select().from(account).where(accountVisible(who))).map((row) => row.id).sort();
  };
  expect(await reach({})).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await reach({ accounts: [2, 3] })).toEqual([2, 3]);
  expect(await reach({ categories: [1] })).toEqual([1, 3, 5]);
  expect(await reach({ categories: [3], accounts: [1, 2] })).toEqual([2]);
  expect(await reach({ accounts: [], categories: [] })).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await reach({ role: "restricted" })).toEqual([]);
  expect(await reach({ role: "restricted", accounts: [1] })).toEqual([]);
  expect(await reach({ role: "restricted", queues: [1] })).toEqual([]);
  expect(await reach({ role: "restricted", queues: [1], accounts: [1] })).toEqual([1]);
});
