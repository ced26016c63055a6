import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import { makeAccount, makeContact } from "../people/testing.ts";
import { lockedUntil, networkOf, waitSeconds } from "./guard.ts";
import { unlockPassword } from "./logins.ts";
import { signInWithPassword } from "./sign-in.ts";
import { givePassword, openTestSite, type TestSite } from "./testing.ts";

const PASSWORD = "correct horse battery";
const MINUTE = 60;
let site: TestSite;
let accountId: number;
let email: string;
let made = 0;

beforeAll(async () => {
  site = await openTestSite();
  accountId = (await makeAccount(site)).id;
}, 60_000);
afterAll(() => site.close());
/** A new person at a new address for every test. */
beforeEach(async () => {
  email = `ava-${++made}@acme.example`;
  await makeContact(site, { accountId, email });
  await givePassword(site, { email }, PASSWORD);
});

async function attempt(password: string, ip = `198.51.100.${made}`): Promise<string> {
  const device = { ip, userAgent: "test" };
  try {
    await signInWithPassword(site, { email, password, portal: "client", remember: false, device });
    return "in";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

async function fail(times: number, ip?: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (let i = 0; i < times; i++) outcomes.push(await attempt("wrong wrong wrong", ip));
  return outcomes;
}

describe("lock-out of one identity", () => {
  test("four wrong passwords still let Ava in", async () => {
    expect(await fail(4)).toEqual(Array(4).fill("invalid_credentials"));
    expect(await attempt(PASSWORD)).toBe("in");
  });

  test("after the fifth within 15 minutes even the right one waits 15 minutes", async () => {
    await fail(5);
    expect(await attempt(PASSWORD)).toBe("locked");
    site.passes(15 * MINUTE - 5);
    expect(await attempt(PASSWORD)).toBe("locked");
    site.passes(5);
    expect(await attempt(PASSWORD)).toBe("in");
  });

  test("five failures spread over more than 15 minutes lock nobody", async () => {
    for (let i = 0; i < 5; i++) {
      await fail(1);
      site.passes(4 * MINUTE);
    }
    expect(await attempt(PASSWORD)).toBe("in");
  });

  test("the tenth in a day locks until a new password is set", async () => {
    await fail(5);
    site.passes(15 * MINUTE);
    await fail(5);
    site.passes(3 * 86_400);
    expect(await attempt(PASSWORD)).toBe("locked");
    await givePassword(site, { email }, "another good password");
    expect(await attempt("another good password")).toBe("in");
  });

  test("or until an administrator unlocks it", async () => {
    await fail(5);
    await write(site, (w) => unlockPassword(site, w, system, email.toUpperCase()));
    expect(await attempt(PASSWORD)).toBe("in");
    await write(site, (w) => unlockPassword(site, w, system, email));
    const unlocked = "select 1 from event where type = 'auth.sign_in.unlocked' and subject_id = $1";
    expect(await site.db.query(unlocked, [email])).toHaveLength(1);
  });

  test("it is in the audit once, with its end", async () => {
    await fail(6);
    const events = await site.db.query<{ type: string; outcome: string; until: string | null }>(
      `select type, payload->>'outcome' as outcome, payload->>'until' as until from event
        where type like 'auth.sign_in.%' and payload->>'email' = $1 order by at, id`,
      [email],
    );
    expect(events.map(({ type, outcome }) => `${type} ${outcome}`).sort()).toEqual([
      "auth.sign_in.failed locked",
      ...Array(5).fill("auth.sign_in.failed wrong_credentials"),
      "auth.sign_in.locked locked",
    ]);
    const locked = events.find(({ type }) => type === "auth.sign_in.locked");
    const wait = new Date(locked!.until!).getTime() - site.clock.now().getTime();
    expect(wait).toBeGreaterThan(14 * MINUTE * 1000);
  });

  test("guessing 25 times at once gets five guesses", async () => {
    const outcomes = await Promise.all(Array.from({ length: 25 }, () => attempt("wrong wrong wrong")));
    expect(outcomes.filter((outcome) => outcome === "invalid_credentials")).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === "locked")).toHaveLength(20);
  });

  test("an e-mail that nobody has locks the same way", async () => {
    email = `nobody-${made}@nowhere.example`;
    await fail(5);
    expect(await attempt(PASSWORD)).toBe("locked");
  });
});

test("thirty failures from one address within ten minutes have to wait, whoever is meant", async () => {
  const ip = "203.0.113.77";
  for (let i = 0; i < 10; i++) {
    email = `guess-${i}@acme.example`;
    await fail(3, ip);
  }
  email = "one-more@acme.example";
  expect(await attempt(PASSWORD, ip)).toBe("rate_limited");
  expect(await attempt(PASSWORD, "203.0.113.78")).toBe("invalid_credentials");
  site.passes(10 * MINUTE);
  expect(await attempt(PASSWORD, ip)).toBe("invalid_credentials");
});

describe("the arithmetic of limits", () => {
  const now = new Date("2026-03-01T12:00:00Z");
  const ago = (...seconds: number[]) => seconds.map((second) => new Date(now.getTime() - second * 1000));

  test.each([
    ["nothing", [], null],
    ["four just now", [1, 2, 3, 4], null],
    ["five just now", [1, 2, 3, 4, 5], 15 * MINUTE - 1],
    ["five, the last a quarter of an hour ago", [900, 901, 902, 903, 904], null],
    ["five, the last nearly a quarter of an hour ago", [899, 901, 902, 903, 904], 1],
    ["ten over the day", [1, 8000, 16_000, 24_000, 32_000, 40_000, 48_000, 56_000, 64_000, 72_000], Infinity],
    ["ten over more than a day", [1, 8000, 16_000, 24_000, 32_000, 40_000, 48_000, 56_000, 64_000, 86_402], null],
  ])("%s", (_, seconds, wait) => {
    const until = lockedUntil(ago(...seconds), now);
    expect(until === null ? null : (until - now.getTime()) / 1000).toBe(wait);
  });

  test.each([
    [[], 0],
    [[1, 2], 0],
    [[1, 2, 3], 57],
    [[1, 2, 3, 59], 57],
    [[60, 2, 3], 0],
  ])("three a minute, tried %j seconds ago: wait %i s", (seconds, wait) => {
    expect(waitSeconds(ago(...seconds), { count: 3, window: 60_000 }, now)).toBe(wait);
  });

  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("%s counts as %s", (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
