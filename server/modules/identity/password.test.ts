import { describe, expect, test } from "vitest";
import { DUMMY, hashPassword, isOutdated, passwordFaults, verifyPassword } from "./password.ts";

describe("hashes", () => {
  test("say how they were made, and differ for equal passwords", async () => {
    const [one, two] = [await hashPassword("correct horse battery"), await hashPassword("correct horse battery")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "correct horse battery")).toBe(true);
    expect(await verifyPassword(one, "correct horse battery ")).toBe(false);
  });

  test("made with other parameters are renewed", async () => {
    expect(isOutdated(await hashPassword("correct horse battery"))).toBe(false);
    expect(isOutdated("$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaA")).toBe(true);
  });

  test("a password typed on another keyboard is the same password", async () => {
    expect(await verifyPassword(await hashPassword("Zu\u0308rich is a nice city"), "Z\u00fcrich is a nice city")).toBe(
      true,
    );
  });
});

describe("who does not exist", () => {
  test("is checked with the same effort", async () => {
    expect(isOutdated(DUMMY)).toBe(false);
    expect(await verifyPassword(null, "correct horse battery")).toBe(false);
    const hash = await hashPassword("correct horse battery");
    const median = async (stored: string | null) => {
      const times: number[] = [];
      for (let i = 0; i < 15; i++) {
        const start = performance.now();
        await verifyPassword(stored, "a wrong password");
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[7]!;
    };
    const [known, unknown] = [await median(hash), await median(null)];
    expect(unknown).toBeGreaterThan(known * 0.5);
    expect(unknown).toBeLessThan(known * 2);
  });
});

describe("a new password", () => {
  test.each([
    ["elevenchars", "too_short"],
    ["a".repeat(129), "too_long"],
    ["ava likes her job", "guessable"],
    ["Northwind IT rocks", "guessable"],
    ["deskbell-demo", undefined],
    ["🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔🔔", undefined],
  ])("%s", (password, code) => {
    expect(passwordFaults(password, ["ava", "Northwind IT"])[0]?.code).toBe(code);
  });
});
