import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.ts";
import { login, loginMethod, loginVerification } from "./tables.ts";
import { givePassword, openTestSite, type TestSite } from "./testing.ts";

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
}, 60_000);
afterAll(() => site.close());

/** As the later methods will use it: it proves who somebody is; what it takes for a session is forgotten at once. */
function proofs() {
  const forgotten = new Map<string, string>();
  return betterAuth({
    baseURL: site.config.publicUrl,
    secret: site.config.secret,
    logger: { disabled: true },
    telemetry: { enabled: false },
    database: drizzleAdapter(site.db.orm, {
      provider: "pg",
      schema: { user: login, account: loginMethod, verification: loginVerification },
    }),
    secondaryStorage: {
      get: (key) => forgotten.get(key) ?? null,
      set: (key, value) => void forgotten.set(key, value),
      delete: (key) => void forgotten.delete(key),
      getAndDelete: (key) => {
        const value = forgotten.get(key) ?? null;
        forgotten.delete(key);
        return value;
      },
      increment: (key) => {
        const count = Number(forgotten.get(key) ?? 0) + 1;
        forgotten.set(key, String(count));
        return count;
      },
    },
    emailAndPassword: {
      enabled: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
  });
}

test("better-auth works on our logins and our hashes, and needs no session table", async () => {
  const email = "ava@acme.example";
  const loginId = await givePassword(site, { email, name: "Ava Chen" }, "correct horse battery");
  const { api } = proofs();
  const proof = await api.signInEmail({ body: { email, password: "correct horse battery" } });
  expect(proof.user.id).toBe(loginId);
  await expect(api.signInEmail({ body: { email, password: "wrong wrong wrong" } })).rejects.toThrow();
  expect(await site.db.query("select id from session")).toEqual([]);
});
