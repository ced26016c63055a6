import { describe, expect, test } from "vitest";
import { safeReturnPath } from "./portals.ts";
import { allScopes, expandScopes, hasScope, scopePresets, unknownScopes } from "./scopes.ts";

describe("scopes", () => {
  test("the audit log can only be read, and only full has it", () => {
    expect(allScopes).toContain("audit-log:read");
    expect(allScopes).not.toContain("audit-log:write");
    const having = Object.keys(scopePresets).filter((name) => scopePresets[name]!.includes("audit-log:read"));
    expect(having).toEqual(["full"]);
  });

  test("writing implies reading", () => {
    expect(expandScopes(["chat:write"])).toEqual(["chat:read", "chat:write"]);
    expect(hasScope(["chat:write"], "chat:read")).toBe(true);
    expect(hasScope(["chat:read"], "chat:write")).toBe(false);
    expect(hasScope(["full"], "admin:write")).toBe(true);
  });

  test("words that are no scope are named and give nothing", () => {
    expect(unknownScopes(["chat:read", "full", "chats:read", "constructor"])).toEqual(["chats:read", "constructor"]);
    expect(expandScopes(["constructor", "audit-log:write"])).toEqual(["audit-log:read"]);
  });
});

describe("where to go after signing in", () => {
  test("stays inside the portal", () => {
    expect(safeReturnPath("admin", "/admin/settings?tab=chat#top")).toBe("/admin/settings?tab=chat#top");
    expect(safeReturnPath("tech", "/admin/settings")).toBe("/tech/");
    expect(safeReturnPath("client", "https://help.example/portal/")).toBe("/portal/");
  });
});
