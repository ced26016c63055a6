import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { moveAccount, moveAgent, moveContact, updateAgent, updateContact } from "../people/index.ts";
import { makeAccount, makeAgent, makeContact } from "../people/testing.ts";
import { authenticate } from "./authenticate.ts";
import { cookieName, readToken, sessionCookie } from "./cookie.ts";
import { identityReactions } from "./reactions.ts";
import { endSessionsOf } from "./sessions.ts";
import { signInWithPassword, signOut } from "./sign-in.ts";
import { givePassword, openTestSite, type TestSite } from "./testing.ts";

const PASSWORD = "correct horse battery";
const HOUR = 3600;
const DAY = 24 * HOUR;
let site: TestSite;
let accountId: number;
let made = 0;
let ava: { id: number; email: string };
let tess: { id: number; email: string };

beforeAll(async () => {
  site = await openTestSite();
}, 60_000);
afterAll(() => site.close());
beforeEach(async () => {
  made++;
  accountId = (await makeAccount(site)).id;
  ava = await makeContact(site, { accountId, email: `ava-${made}@acme.example`, fullName: "Ava Chen" });
  tess = await makeAgent(site, { email: `tess-${made}@northwind.example`, name: "Tess Okafor" });
  await givePassword(site, ava, PASSWORD);
  await givePassword(site, tess, PASSWORD);
});

async function signedIn(who: { email: string }, portal: "client" | "tech", remember = false) {
  const device = { ip: `198.51.100.${made}`, userAgent: "test" };
  const result = await signInWithPassword(site, { email: who.email, password: PASSWORD, portal, remember, device });
  if (!result.signedIn) throw new Error("asked to choose");
  return { cookie: result.setCookie.split(";")[0]! };
}

const kind = async (headers: { cookie: string }) => (await authenticate(site, headers)).kind;

/** Uses the session every so often, then stays away. */
async function useFor(headers: { cookie: string }, seconds: number, every: number) {
  for (let passed = 0; passed < seconds; passed += every) {
    site.passes(every);
    await authenticate(site, headers);
  }
}

describe("expiry", () => {
  test("a contact who wants to be remembered may stay away 14 days, not longer", async () => {
    const headers = await signedIn(ava, "client", true);
    site.passes(14 * DAY - 60);
    expect(await kind(headers)).toBe("contact");
    site.passes(14 * DAY);
    expect(await kind(headers)).toBe("anonymous");
  });

  test("and is asked again after 90 days, however often the session is used", async () => {
    const headers = await signedIn(ava, "client", true);
    await useFor(headers, 88 * DAY, 4 * DAY);
    expect(await kind(headers)).toBe("contact");
    site.passes(3 * DAY);
    expect(await kind(headers)).toBe("anonymous");
  });

  test("a contact who does not is asked again after 12 hours", async () => {
    const headers = await signedIn(ava, "client");
    await useFor(headers, 11 * HOUR, HOUR);
    expect(await kind(headers)).toBe("contact");
    site.passes(2 * HOUR);
    expect(await kind(headers)).toBe("anonymous");
  });

  test("an agent may be idle 12 hours", async () => {
    const headers = await signedIn(tess, "tech");
    await useFor(headers, 3 * DAY, 11 * HOUR);
    expect(await kind(headers)).toBe("agent");
    site.passes(12 * HOUR);
    expect(await kind(headers)).toBe("anonymous");
  });

  test("and is asked again after 14 days of work", async () => {
    const headers = await signedIn(tess, "tech");
    await useFor(headers, 13 * DAY, 6 * HOUR);
    expect(await kind(headers)).toBe("agent");
    await useFor(headers, DAY, 6 * HOUR);
    expect(await kind(headers)).toBe("anonymous");
  });
});

describe("a hot request", () => {
  test("costs no query within five seconds, and at most one write a minute", async () => {
    const headers = await signedIn(ava, "client");
    await authenticate(site, headers);
    const before = site.db.statements;
    for (let i = 0; i < 50; i++) await authenticate(site, headers);
    expect(site.db.statements).toBe(before);
    site.passes(6);
    await authenticate(site, headers);
    const reads = site.db.statements - before;
    site.passes(60);
    await authenticate(site, headers);
    expect(site.db.statements - before - reads).toBe(reads + 1);
  });

  test("fifty at once ask the database as often as one", async () => {
    const headers = await signedIn(ava, "client");
    site.passes(6);
    await authenticate(site, headers);
    const before = site.db.statements;
    site.passes(6);
    await authenticate(site, headers);
    const one = site.db.statements - before;
    site.passes(6);
    await Promise.all(Array.from({ length: 50 }, () => authenticate(site, headers)));
    expect(site.db.statements - before - one).toBe(one);
  });
});

describe("changes count at once", () => {
  test("a new name, role and restriction", async () => {
    const [contact, agent] = [await signedIn(ava, "client"), await signedIn(tess, "tech")];
    expect(await authenticate(site, contact)).toMatchObject({ name: "Ava Chen" });
    expect(await authenticate(site, agent)).toMatchObject({ role: "member", access: { accounts: null } });
    await write(site, (w) => updateContact(site, w, system, ava.id, { fullName: "Ava Chen-Ruiz" }));
    await write(site, (w) => updateAgent(site, w, system, tess.id, { role: "admin", accounts: [accountId] }));
    expect(await authenticate(site, contact)).toMatchObject({ name: "Ava Chen-Ruiz" });
    expect(await authenticate(site, agent)).toMatchObject({ role: "admin", access: { accounts: [accountId] } });
  });

  test("a deactivated contact or agent is out", async () => {
    const [contact, agent] = [await signedIn(ava, "client"), await signedIn(tess, "tech")];
    await write(site, (w) => moveContact(site, w, system, ava.id, "deactivate"));
    await write(site, (w) => moveAgent(site, w, system, tess.id, "deactivate"));
    expect([await kind(contact), await kind(agent)]).toEqual(["anonymous", "anonymous"]);
  });

  test("an inactive account takes its contacts along", async () => {
    const contact = await signedIn(ava, "client");
    await write(site, (w) => moveAccount(site, w, system, accountId, "deactivate"));
    expect(await kind(contact)).toBe("anonymous");
  });

  test("an old session does not come back with a reactivated person", async () => {
    const contact = await signedIn(ava, "client");
    await write(site, (w) => moveContact(site, w, system, ava.id, "deactivate"));
    const [event] = await site.db.query(
      `select id, at, type, actor, subject_type as "subjectType", subject_id as "subjectId" from event
        where type = 'contact.deactivated' and subject_id = $1`,
      [String(ava.id)],
    );
    await identityReactions[0]!.react(site, event as never);
    await write(site, (w) => moveContact(site, w, system, ava.id, "activate"));
    expect(await kind(contact)).toBe("anonymous");
  });

  test("ending all sessions of a person ends each", async () => {
    const sessions = [await signedIn(ava, "client"), await signedIn(ava, "client", true)];
    await write(site, (w) => endSessionsOf(site, w, system, { kind: "contact", id: ava.id }, "revoked"));
    for (const headers of sessions) expect(await kind(headers)).toBe("anonymous");
  });

  test("a new password ends the sessions that the old one opened", async () => {
    const headers = await signedIn(ava, "client");
    await givePassword(site, ava, "another good password");
    expect(await kind(headers)).toBe("anonymous");
  });
});

describe("with two processes", () => {
  test("signing out and deactivating in one counts in the other within moments", async () => {
    const other = await openTestSite(site);
    try {
      await Promise.all([site.connect(), other.connect()]);
      other.clock.offsetSeconds = site.clock.offsetSeconds;
      const [contact, agent] = [await signedIn(ava, "client"), await signedIn(tess, "tech")];
      const elsewhere = async (headers: { cookie: string }) => (await authenticate(other, headers)).kind;
      expect([await elsewhere(contact), await elsewhere(agent)]).toEqual(["contact", "agent"]);
      await signOut(site, contact.cookie.split("=")[1]);
      await write(site, (w) => moveAgent(site, w, system, tess.id, "deactivate"));
      await vi.waitFor(
        async () => expect([await elsewhere(contact), await elsewhere(agent)]).toEqual(["anonymous", "anonymous"]),
        { timeout: 2000, interval: 20 },
      );
    } finally {
      await other.close();
    }
  });
});

describe("the cookie", () => {
  const secure = { publicUrl: "https://help.northwind.example" };

  test("over https it is bound to this host and to encryption", () => {
    expect(cookieName(secure)).toBe("__Host-deskbell");
    expect(sessionCookie(secure, "t")).toBe("__Host-deskbell=t; Path=/; HttpOnly; SameSite=Lax; Secure");
  });

  test("is found among others, by its own name only", () => {
    expect(readToken(secure, { cookie: "a=b; __Host-deskbell=token; c=d" })).toBe("token");
    expect(readToken(secure, { cookie: "deskbell=planted" })).toBeUndefined();
    expect(readToken(secure, new Headers({ cookie: "__Host-deskbell=token" }))).toBe("token");
    expect(readToken(secure, {})).toBeUndefined();
  });
});
