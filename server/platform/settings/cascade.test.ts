import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { system } from "../actor.ts";
import { createTestDatabase, type TestDatabase } from "../embedded/testing.ts";
import type { Declaration, Place, Scope } from "./index.ts";
import { broadcastLine, type SettingsProcess, settingsProcess } from "./testing.ts";

const scopes: Scope[] = ["contact", "group", "account", "site"];
const subsets = Array.from({ length: 15 }, (_, n) => scopes.filter((_, bit) => (n + 1) & (1 << bit)));
const declarations: Declaration[] = subsets.map((named, i) => ({
  key: `key${i}`,
  kind: i % 2 ? "permission" : "setting",
  group: "test",
  schema: z.union([z.boolean(), z.int(), z.string()]),
  default: `default ${i}`,
  scopes: named,
  title: "",
  description: "",
}));

type World = Map<string, unknown>;
/** The cascade in one sentence: go from near to far and take the first value that is there. */
function model(world: World, declaration: Declaration, place: Place): { value: unknown; source: string } {
  const ids = { contact: place.contactId, group: place.groupId, account: place.accountId, site: 0 };
  for (const scope of scopes) {
    const name = `${declaration.key} ${scope} ${ids[scope]}`;
    if (ids[scope] !== undefined && world.has(name)) return { value: world.get(name), source: scope };
  }
  return { value: declaration.default, source: "default" };
}

const id = fc.integer({ min: 1, max: 3 });
const step = fc.record({
  key: fc.nat(declarations.length - 1),
  scope: fc.nat(3),
  id,
  value: fc.oneof(fc.constant(null), fc.boolean(), fc.nat(3), fc.constantFrom("a", "b")),
  in: fc.boolean(),
  place: fc.record({ contactId: id, groupId: id, accountId: id }, { requiredKeys: [] }),
  ask: fc.nat(declarations.length - 1),
});

let database: TestDatabase;
let processes: SettingsProcess[];
beforeAll(async () => {
  database = await createTestDatabase();
  processes = [settingsProcess(database.url), settingsProcess(database.url)];
  const line = broadcastLine();
  for (const { settings } of processes) {
    settings.declare(...declarations);
    settings.connect(line);
  }
});
afterAll(async () => {
  await Promise.all(processes.map(({ db }) => db.close()));
  await database.drop();
});

test("whatever is set and reset where, every process answers as the model does, with the same origin", async () => {
  const world: World = new Map();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (walk) => {
      for (const { in: which, ...now } of walk) {
        const declaration = declarations[now.key]!;
        const scope = declaration.scopes[now.scope % declaration.scopes.length]!;
        const scopeId = scope === "site" ? 0 : now.id;
        const setter = processes[which ? 1 : 0]!;
        const name = `${declaration.key} ${scope} ${scopeId}`;
        const real = await setter.write((w) =>
          setter.settings.set(w, system, declaration.key, scope, scopeId, now.value),
        );
        expect(real).toBe((world.get(name) ?? null) !== now.value);
        if (now.value === null) world.delete(name);
        else world.set(name, now.value);
        const asked = declarations[now.ask]!;
        for (const { settings } of processes) {
          const expected = model(world, asked, now.place);
          expect(await settings.explain(asked, now.place)).toMatchObject(expected);
          expect(await settings.get(asked, now.place)).toBe(expected.value);
        }
      }
    }),
    { numRuns: 60 },
  );
});
