import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor, AgentRole } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { openTestSite, type TestSite } from "../../testing.ts";
import { chatUserOfAgent, chatUserOfContact } from "../people/index.ts";
import { makeAccount, makeAgent, makeContact } from "../people/testing.ts";
import { visibleSql } from "./list.ts";
import { blankState } from "./open.ts";
import { maySee } from "./queries.ts";
import { applyEffects } from "./state.ts";
import { insertSession, insertTrail, loadSessions, type Stored } from "./store.ts";

const ACCOUNTS = [1, 2, 3];
const QUEUES = [1, 2, null];

let test: TestSite;
let chats: Stored[];
const contacts: number[] = [];

/** Chats of every account, contact and queue, some with an agent, one in which a second contact takes part. */
beforeAll(async () => {
  test = await openTestSite({ serve: false });
  const { site } = test;
  for (const id of ACCOUNTS) {
    await makeAccount(site, { id, name: `Account ${id}` });
    for (let i = 0; i < 2; i++) contacts.push((await makeContact(site, { accountId: id })).id);
  }
  const agent = (await chatUserOfAgent(site, (await makeAgent(site)).id))!;
  await write(site, async (w) => {
    for (const contactId of contacts) {
      const creator = (await chatUserOfContact(site, contactId))!;
      for (const queueId of QUEUES) {
        const blank = blankState(
          { session: { name: "Chat", nameSource: "system", type: "request", origin: "pre_ticket", creator } },
          { account: creator.account!, nobodyReachable: false, outsideHours: false },
          w.now,
        );
        blank.session.id = `chat-${contactId}-${queueId ?? "none"}`;
        const other = (await chatUserOfContact(site, contacts[0]!))!;
        const applied = applyEffects(
          blank,
          [
            { do: "enter", user: creator, via: "created" },
            { do: "log", code: "created", author: creator },
            ...(queueId === 2 ? [{ do: "enter" as const, user: other, via: "accepted" as const }] : []),
            { do: "enter", user: agent, via: "joined" },
            { do: "status", to: "handled" },
            { do: "status", to: "completed" },
            { do: "log", code: "completed", author: agent },
          ],
          w.now,
        );
        const stored = { state: applied.state, queueId, contactId };
        await insertSession(w, stored, null);
        await insertTrail(w, blank.session.id, applied, w.now);
      }
    }
  });
  chats = await loadSessions(site.db, "order by s.id", []);
});
afterAll(() => test.stop());

const list = <T>(...values: T[]) => fc.option(fc.subarray(values), { nil: null });
const roles: AgentRole[] = ["restricted", "member", "advanced", "admin", "master_admin"];
const agents: fc.Arbitrary<Actor> = fc.record({
  kind: fc.constant("agent" as const),
  id: fc.integer({ min: 1, max: 9 }),
  name: fc.constant("Agent"),
  email: fc.constant("agent@provider.example"),
  role: fc.constantFrom(...roles),
  techPortalAccess: fc.boolean(),
  chatEnabled: fc.boolean(),
  access: fc.record({ queues: list(1, 2, 7), accounts: list(1, 2, 3), categories: fc.constant(null) }),
  sessionId: fc.constant("s"),
});
const contactActors: fc.Arbitrary<Actor> = fc.nat({ max: 5 }).map((i) => ({
  kind: "contact",
  id: contacts[i]!,
  name: "Contact",
  email: "c@customer.example",
  account: { id: ACCOUNTS[Math.floor(i / 2)]!, name: "", identifier: "" },
  features: {},
  sessionId: "s",
}));
const others = fc.constantFrom<Actor>(
  { kind: "anonymous" },
  { kind: "system", name: "Deskbell" },
  { kind: "api_key", id: "k", name: "k", scopes: ["chat:read"] },
);

describe("who sees a chat", () => {
  it("is the same in lists and for one row, whoever asks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(agents, contactActors, others), async (actor) => {
        const values: unknown[] = [];
        const listed = await loadSessions(
          test.site.db,
          `where ${visibleSql(test.site, actor, values)} order by s.id`,
          values,
        );
        const checked: string[] = [];
        for (const chat of chats) if (await maySee(test.site, actor, chat)) checked.push(chat.state.session.id);
        expect(listed.map((chat) => chat.state.session.id)).toEqual(checked);
      }),
      { numRuns: 300 },
    );
    expect(chats).toHaveLength(18);
  });
});
