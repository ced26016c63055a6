import { describe, expect, it } from "vitest";
import { choosePortal, landing, portalOf, safeReturn } from "./flow.ts";

const origin = "https://help.northwind.example";

describe("the page to return to", () => {
  it.each([
    ["/portal/tickets/1427?tab=files#c3", "/portal/tickets/1427?tab=files#c3"],
    ["/tech", "/tech"],
    ["//evil.example/portal", undefined],
    ["/\\evil.example", undefined],
    ["\\/evil.example", undefined],
    ["https://evil.example", undefined],
    ["javascript:alert(1)", undefined],
    ["/\t/evil.example", undefined],
    ["/portal/../../..//evil.example", undefined],
    ["", undefined],
    [null, undefined],
  ])("%s leads to %s", (given, expected) => {
    expect(safeReturn(given, origin)).toBe(expected);
  });

  it("belongs to a portal by its first part", () => {
    expect(portalOf("/portal/tickets")).toBe("client");
    expect(portalOf("/tech")).toBe("tech");
    expect(portalOf("/admin?x=1")).toBe("admin");
    expect(portalOf("/technology")).toBeUndefined();
    expect(portalOf(undefined)).toBeUndefined();
  });
});

describe("the platform", () => {
  it.each([
    ["is skipped with one", ["client"], undefined, "client"],
    ["is asked with several", ["client", "tech"], undefined, undefined],
    ["is the one asked for", ["client", "tech"], "tech", "tech"],
    ["is asked when the one asked for is not theirs", ["client", "tech"], "admin", undefined],
    ["is none for an unknown address", [], "tech", "none"],
  ] as const)("%s", (_, portals, wanted, expected) => {
    expect(choosePortal(portals, wanted)).toBe(expected);
  });

  it("keeps a page of another portal from opening", () => {
    expect(landing("/tech", "/tech/tickets/7", "tech")).toBe("/tech/tickets/7");
    expect(landing("/portal", "/tech/tickets/7", "client")).toBe("/portal");
    expect(landing("/portal", undefined, "client")).toBe("/portal");
  });
});
