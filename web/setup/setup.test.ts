import { describe, expect, it } from "vitest";
import { emptySetup, type Setup, setupProblems } from "./setup.ts";

const complete: Setup = {
  code: "7Q2M-K4",
  siteName: "Northwind IT",
  timeZone: "Europe/London",
  name: "Mia Torres",
  email: "mia@northwind.example",
  password: "correct horse",
  repeated: "correct horse",
};

describe("the set-up form of Mia", () => {
  it("may be sent when complete", () => {
    expect(setupProblems(complete)).toEqual({});
  });

  it.each([
    ["a name of spaces", { name: "  " }, { name: "missing" }],
    ["an address without a sign", { email: "mia" }, { email: "notAnAddress" }],
    ["eleven characters", { password: "elevenchars", repeated: "elevenchars" }, { password: "tooShort" }],
    ["two different passwords", { repeated: "correct horses" }, { repeated: "different" }],
  ])("is held back by %s", (_, change, expected) => {
    expect(setupProblems({ ...complete, ...change })).toEqual(expected);
  });

  it("starts with the code of its address and the zone of the browser", () => {
    expect(emptySetup("7Q2M-K4").code).toBe("7Q2M-K4");
    expect(Object.keys(setupProblems(emptySetup(""))).sort()).toEqual([
      "code",
      "email",
      "name",
      "password",
      "siteName",
    ]);
  });
});
