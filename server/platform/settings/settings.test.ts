import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { AgentActor } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import type { Refusal } from "../problem.ts";
import { duration, onOff, textByLanguage } from "./declare.ts";
import { type Declaration, valuePointer } from "./index.ts";
import { broadcastLine, type SettingsProcess, settingsProcess } from "./testing.ts";

const words = { group: "chat", title: "Title", description: "Description" };
const wait = duration(
  { ...words, key: "wait", unit: "s", scopes: ["site", "account"] },
  { default: 40, min: 10, max: 600 },
);
const quiet = duration({ ...words, key: "quiet", unit: "min" }, { default: 60, min: 10, max: 480, offAtZero: true });
const greeting = textByLanguage({ ...words, key: "greeting" }, 20, ["contact", "account"]);
const chat: Declaration<boolean> = {
  ...onOff({ ...words, key: "chat", scopes: ["site", "account", "contact"] }, false),
  kind: "permission",
};
const chip: Declaration<string> = {
  ...words,
  key: "chip",
  kind: "setting",
  schema: z.string(),
  default: "",
  scopes: ["group", "site"],
};
const declarations = [wait, quiet, greeting, chat, chip] as Declaration[];

const mia: AgentActor = {
  kind: "agent",
  id: 1,
  name: "Mia Torres",
  email: "mia@northwind.example",
  role: "master_admin",
  techPortalAccess: true,
  chatEnabled: true,
  access: { queues: null, accounts: null, categories: null },
  sessionId: "s",
};
const [acme, ava] = [2, 11];

let database: TestDatabase;
let here: SettingsProcess;
let there: SettingsProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  here = settingsProcess(database.url);
  there = settingsProcess(database.url);
  const line = broadcastLine();
  for (const { settings } of [here, there]) {
    settings.declare(...declarations);
    settings.connect(line);
  }
});
beforeEach(() => here.db.query("delete from event"));
afterAll(async () => {
  await Promise.all([here.db.close(), there.db.close()]);
  await database.drop();
});

const set = (key: string, scope: "site" | "account" | "group" | "contact", id: number, value: unknown) =>
  here.write((w) => here.settings.set(w, mia, key, scope, id, value));
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Refusal) => error,
  );
const events = () =>
  here.db.query("select type, subject_type, subject_id, account_id, actor, payload from event order by at, id");

describe("the cascade", () => {
  test("the nearest scope that says anything wins, and the answer carries where it came from", async () => {
    const place = { contactId: ava, accountId: acme };
    expect(await here.settings.get(chat, place)).toBe(false);
    await set("chat", "site", 0, true);
    await set("chat", "account", acme, false);
    await set("chat", "contact", ava, true);
    const explained = await here.settings.explain(chat, place);
    expect(explained).toMatchObject({
      value: true,
      source: "contact",
      setBy: { kind: "agent", id: 1, name: "Mia Torres" },
    });
    expect(explained.steps.map(({ scope, value }) => [scope, value])).toEqual([
      ["contact", true],
      ["account", false],
      ["site", true],
      ["default", false],
    ]);
    await set("chat", "contact", ava, null);
    expect(await here.settings.explain(chat, place)).toMatchObject({ value: false, source: "account" });
    await set("chat", "account", acme, null);
    expect(await here.settings.explain(chat, place)).toMatchObject({ value: true, source: "site" });
    await set("chat", "site", 0, null);
    expect(await here.settings.explain(chat, place)).toMatchObject({ value: false, source: "default" });
  });

  test("a place with contact, account and site asks the database once, and then not at all", async () => {
    const before = here.db.statements;
    await here.settings.getMany(declarations, { contactId: 77, groupId: 78, accountId: 79 });
    expect(here.db.statements - before).toBe(1);
    await here.settings.getMany(declarations, { contactId: 77, groupId: 78, accountId: 79 });
    expect(here.db.statements - before).toBe(1);
  });
});

describe("setting a value", () => {
  test("refuses what the schema does not accept, by field, and the old value stays", async () => {
    await set("wait", "site", 0, 50);
    for (const [value, code] of [
      [5, "too_small"],
      [601, "too_big"],
      [10.5, "invalid_type"],
      ["40", "invalid_type"],
    ] as const) {
      const refused = await refusal(set("wait", "site", 0, value));
      expect(refused).toMatchObject({ code: "validation_failed", status: 422 });
      expect(refused?.extra.errors).toEqual([{ pointer: "/value", code, detail: expect.any(String) }]);
    }
    expect(await here.settings.get(wait)).toBe(50);
    expect(await there.settings.get(wait)).toBe(50);
  });

  test("refuses unknown keys and scopes that the declaration does not name", async () => {
    expect((await refusal(set("nonsense", "site", 0, 1)))?.extra.errors).toMatchObject([{ code: "unknown_key" }]);
    expect((await refusal(set("wait", "contact", ava, 50)))?.extra.errors).toMatchObject([{ code: "wrong_scope" }]);
  });

  test("names every fault of many values at once and stores none", async () => {
    const changes = [
      { key: "wait", scope: "site", scopeId: 0, value: 1, pointer: valuePointer("wait") },
      { key: "quiet", scope: "site", scopeId: 0, value: 30 },
      {
        key: "greeting",
        scope: "site",
        scopeId: 0,
        value: { en: "Hello {contactt}" },
        pointer: valuePointer("greeting"),
      },
    ] as const;
    const refused = await refusal(here.write((w) => here.settings.setMany(w, mia, changes)));
    expect(refused?.extra.errors).toMatchObject([
      { pointer: "/values/wait", code: "too_small" },
      {
        pointer: "/values/greeting/en",
        code: "custom",
        detail: "{contactt} is not available here. Use {contact} {account}",
      },
    ]);
    expect(await here.settings.at("site", 0)).not.toHaveProperty("quiet");
  });

  test("accepts texts up to their length with the placeholders that are named", async () => {
    await set("greeting", "site", 0, { en: "  Hello {contact}  ", de: "Hallo" });
    expect(await here.settings.get(greeting)).toEqual({ en: "Hello {contact}", de: "Hallo" });
    for (const en of ["", "x".repeat(21), "\u0000", "\ud800"]) {
      expect((await refusal(set("greeting", "site", 0, { en })))?.extra.errors).toMatchObject([
        { pointer: "/value/en" },
      ]);
    }
    expect((await refusal(set("greeting", "site", 0, { fr: "Bonjour" })))?.status).toBe(422);
    await set("greeting", "site", 0, null);
  });

  test("a timer can be off, and 1 s only in test mode", async () => {
    await set("quiet", "site", 0, 0);
    expect(await here.settings.get(quiet)).toBe(0);
    const inTestMode = settingsProcess(database.url, { testMode: true });
    inTestMode.settings.declare(...declarations);
    await inTestMode.write((w) => inTestMode.settings.set(w, mia, "quiet", "site", 0, 1 / 60));
    await inTestMode.write((w) => inTestMode.settings.set(w, mia, "wait", "site", 0, 1));
    expect(await inTestMode.settings.get(wait)).toBe(1);
    const below = inTestMode.write((w) => inTestMode.settings.set(w, mia, "wait", "site", 0, 0.5));
    expect((await refusal(below))?.status).toBe(422);
    const restarted = settingsProcess(database.url);
    restarted.settings.declare(...declarations);
    // What test mode left behind counts as not set.
    expect(await restarted.settings.explain(wait, {})).toMatchObject({ value: 40, source: "default" });
    await Promise.all([inTestMode.db.close(), restarted.db.close()]);
  });
});

describe("events", () => {
  test("one for a real change, none when nothing changes", async () => {
    await set("wait", "account", acme, 60);
    await set("wait", "account", acme, 60);
    await set("wait", "account", 3, null);
    await set("chat", "contact", ava, true);
    expect(await events()).toEqual([
      {
        type: "settings.changed",
        subject_type: "setting",
        subject_id: "wait",
        account_id: acme,
        actor: { kind: "agent", id: 1, name: "Mia Torres" },
        payload: { key: "wait", from: null, to: 60, scope: "account", scopeId: acme },
      },
      {
        type: "permission.changed",
        subject_type: "contact",
        subject_id: String(ava),
        account_id: null,
        actor: { kind: "agent", id: 1, name: "Mia Torres" },
        payload: { key: "chat", from: null, to: true },
      },
    ]);
  });

  test("a command that fails leaves neither value nor event, and the cache is right", async () => {
    const failed = here.write(async (w) => {
      await here.settings.set(w, mia, "wait", "site", 0, 77);
      throw new Error("the rest of the command failed");
    });
    await expect(failed).rejects.toThrow();
    expect(await events()).toEqual([]);
    expect(await here.settings.get(wait)).not.toBe(77);
  });

  test("twenty at once form one chain: each starts where the one before ended", async () => {
    await set("wait", "site", 0, 100);
    await here.db.query("delete from event");
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const process = i % 2 ? here : there;
        return process.write((w) => process.settings.set(w, mia, "wait", "site", 0, 200 + i));
      }),
    );
    const steps = (await events()).map(({ payload }) => payload as { from: number; to: number });
    const next = new Map(steps.map(({ from, to }) => [from, to]));
    let value = 100;
    for (let i = 0; i < 20; i++) value = next.get(value)!;
    expect([await here.settings.get(wait), await there.settings.get(wait)]).toEqual([value, value]);
  });
});

describe("several processes", () => {
  test("a change is seen at the next question, with many changes in one command too", async () => {
    const accounts = Array.from({ length: 120 }, (_, i) => 500 + i);
    const read = () => Promise.all(accounts.map((accountId) => there.settings.get(wait, { accountId })));
    expect(new Set(await read()).has(66)).toBe(false);
    const heard: number[] = [];
    there.settings.onChange(({ scopeId }) => heard.push(scopeId));
    const changes = accounts.map((scopeId) => ({ key: "wait", scope: "account" as const, scopeId, value: 66 }));
    const before = here.db.statements;
    expect(await here.write((w) => here.settings.setMany(w, mia, changes))).toHaveLength(120);
    // begin, lock, read, store, commit, and one statement an event.
    expect(here.db.statements - before).toBe(5 + 120);
    expect(await read()).toEqual(accounts.map(() => 66));
    expect(heard).toEqual(accounts);
  });

  test("without the broadcast it is seen when the cached value is too old", async () => {
    const deaf = settingsProcess(database.url, { maxAgeMs: 150 });
    deaf.settings.declare(...declarations);
    await set("wait", "site", 0, 120);
    expect(await deaf.settings.get(wait)).toBe(120);
    await set("wait", "site", 0, 121);
    await expect.poll(() => deaf.settings.get(wait), { timeout: 1000, interval: 20 }).toBe(121);
    await deaf.db.close();
  });
});
