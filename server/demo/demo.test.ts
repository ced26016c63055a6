import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestSite, signIn, type TestSite } from "../testing.ts";
import { type Cast, conversations, pastChats } from "./chats.ts";
import { DEMO_PASSWORD, loadDemo } from "./index.ts";
import { accounts } from "./people.ts";

let demo: TestSite;
let statements: number;
beforeAll(async () => {
  demo = await openTestSite();
  statements = demo.site.db.statements;
  await loadDemo(demo.site);
  statements = demo.site.db.statements - statements;
});
afterAll(() => demo.stop());

interface Row {
  name: string;
  status: string;
  pastStatus: string[];
  createdAt: string;
}

const count = async (sql: string) =>
  (await demo.site.db.query<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]!.n;

describe("the demo site", () => {
  test("has the people of the docs with fixed ids, and everybody else around them", async () => {
    const contacts = await demo.site.db.query(
      "select c.id, full_name, c.email, a.name from contact c join account a on a.id = account_id order by c.id limit 4",
    );
    expect(contacts).toEqual([
      { id: 1, full_name: "Ava Chen", email: "ava@acme.example", name: "Acme Manufacturing" },
      { id: 2, full_name: "Ben Adeyemi", email: "ben@acme.example", name: "Acme Manufacturing" },
      { id: 3, full_name: "Cleo Marsh", email: "cleo@globex.example", name: "Globex Legal" },
      { id: 4, full_name: "Dan Ruiz", email: "dan@globex.example", name: "Globex Legal" },
    ]);
    expect(await demo.site.db.query("select id, name, role, queues from agent order by id")).toEqual([
      { id: 1, name: "Mia Torres", role: "master_admin", queues: null },
      { id: 2, name: "Tess Okafor", role: "member", queues: null },
      { id: 3, name: "Theo Lindqvist", role: "member", queues: null },
      { id: 4, name: "Sol Park", role: "member", queues: [2] },
    ]);
    expect([await count("account"), await count("contact")]).toEqual([12, 121]);
    expect(await demo.site.db.query("select name from queue order by sort")).toEqual([
      { name: "Support" },
      { name: "Projects" },
      { name: "Onboarding" },
    ]);
  });

  test("lets everybody in with the demo password; chat is on, but not for Dan", async () => {
    const chat = ["ticketChat", "preTicketChat", "chatCallback"];
    for (const [email, on] of [
      ["ava@acme.example", true],
      ["cleo@globex.example", true],
      ["dan@globex.example", false],
    ] as const) {
      const { body } = await (await signIn(demo.url, email, DEMO_PASSWORD, "client")).call("GET /me");
      expect(chat.map((key) => body.features[key])).toEqual([on, on, on]);
    }
    await signIn(demo.url, "sol@northwind.example", DEMO_PASSWORD, "tech");
    await signIn(demo.url, "mia@northwind.example", DEMO_PASSWORD, "admin");
    await signIn(demo.url, "louis@penrose.example", DEMO_PASSWORD, "client");
  });

  test("has 150 past chats, some to follow up, none active, none in the future", async () => {
    const byStatus = await demo.site.db.query(
      "select status, count(*)::int as n from chat_session group by status order by status",
    );
    expect(byStatus).toEqual([
      { status: "callback", n: 5 },
      { status: "completed", n: 139 },
      { status: "missed", n: 6 },
    ]);
    const paths = await demo.site.db.query(
      "select state -> 'session' -> 'pastStatus' as past, count(*)::int as n from chat_session where status = 'completed' group by 1 order by 2 desc",
    );
    expect(paths).toEqual([
      { past: ["handled"], n: 120 },
      { past: ["missed"], n: 11 },
      { past: ["callback"], n: 8 },
    ]);
    expect(
      await count(
        "chat_session where created_at > now() or closed_at > now() or created_at < now() - interval '62 days'",
      ),
    ).toBe(0);
    expect(await count("chat_session where cardinality(user_ids) > 0")).toBe(0);
    expect(await count("chat_event where created_at > now()")).toBe(0);
    expect(await count("chat_session where contact_id = 4")).toBe(0);
  });

  test("shows Ava six past chats of the last weeks, all followed up", async () => {
    const ava = await signIn(demo.url, "ava@acme.example", DEMO_PASSWORD, "client");
    const { body } = await ava.call("GET /chat-sessions");
    expect(body.data.map((row: Row) => [row.name, row.status, ...row.pastStatus])).toEqual([
      ["New phone, and the sign-in code still goes to the old one", "completed", "handled"],
      ["I overwrote the shift plan, can I have yesterday's back?", "completed", "handled"],
      ["Yesterday's production figures are missing in the dashboard", "completed", "handled"],
      ["Label printer on line 3 prints blank labels", "completed", "handled"],
      ["Is the file server being restarted tonight?", "completed", "missed"],
      ["Question about the backup of the milling machine", "completed", "callback"],
    ]);
    const begun = body.data.map(({ createdAt }: Row) => Date.parse(createdAt));
    const days = begun.map((at: number) => (Date.now() - at) / 86_400_000);
    expect(Math.min(...days)).toBeLessThan(5);
    expect(Math.max(...days)).toBeLessThan(35);
  });

  test("is loaded once, with few enough statements for a second or two", async () => {
    const before = [await count("event"), await count("chat_session"), await count("login")];
    expect(await loadDemo(demo.site)).toBe(false);
    expect([await count("event"), await count("chat_session"), await count("login")]).toEqual(before);
    expect(statements).toBeLessThan(4500);
  });

  test("is searchable by an agent who may see it, and empty for Sol", async () => {
    const tess = await signIn(demo.url, "tess@northwind.example", DEMO_PASSWORD, "tech");
    const found = await tess.call("GET /chat-sessions?q=label%20printer&include=total");
    expect(found.body.total).toBe(3);
    const sol = await signIn(demo.url, "sol@northwind.example", DEMO_PASSWORD, "tech");
    expect((await sol.call("GET /chat-sessions")).body.data).toEqual([]);
  });
});

describe("its conversations", () => {
  const user = (userType: "contact" | "agent", id: number, name: string) => ({
    userId: `demo~${userType[0]}~${id}`,
    userType,
    id,
    name,
  });
  const cast: Cast = {
    contacts: new Map(
      accounts.map((account, i) => [
        account.identifier,
        account.people.map((person, j) => ({
          user: user("contact", i * 100 + j, person.split(", ")[0]!),
          phone: "+441632960001",
        })),
      ]),
    ),
    mia: user("agent", 1, "Mia Torres"),
    tess: user("agent", 2, "Tess Okafor"),
    theo: user("agent", 3, "Theo Lindqvist"),
    queueId: 1,
  };
  const now = new Date("2026-11-26T11:00:00Z");

  test("are the same at every load", () => {
    expect(pastChats(cast, now)).toEqual(pastChats(cast, now));
  });

  test("name no slot, and are called differently within an account", () => {
    const chats = pastChats(cast, now);
    for (const { text, steps } of chats) {
      const words = [
        text,
        ...steps.flatMap((step) => ("text" in step ? [step.text] : "note" in step ? [step.note ?? ""] : [])),
      ];
      for (const line of words) expect(line).not.toMatch(/[{}]|lorem|\s$/i);
    }
    expect(new Set(chats.map(({ text }) => text)).size).toBe(150);
    expect(conversations).toHaveLength(40);
  });

  test("happen in working hours and end before the load, whatever the hour and season of it", () => {
    for (const load of [
      now,
      new Date("2026-11-29T03:00:00Z"),
      new Date("2026-03-30T08:30:00Z"),
      new Date("2027-01-01T00:00:00Z"),
    ]) {
      for (const { startedAt, steps } of pastChats(cast, load)) {
        const times = [startedAt, ...steps.map(({ at }) => at)].map((at) => at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.at(-1)).toBeLessThan(load.getTime());
      }
    }
  });
});
