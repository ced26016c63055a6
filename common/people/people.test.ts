import { describe, expect, test } from "vitest";
import { agentRoles, capabilities, capabilitiesOf, hasCapability } from "./roles.ts";
import { parseUserId, userIdOf } from "./user-id.ts";

describe("roles", () => {
  test("each holds all that the weaker ones hold", () => {
    for (const key of Object.keys(capabilities)) {
      const holders = agentRoles.map((role) => hasCapability(role, key));
      expect(holders, key).toEqual(holders.toSorted());
    }
  });

  test.each([
    ["restricted", ["tickets", "accounts.read"]],
    ["member", ["chat", "surveys.own", "forms.request", "groups.members", "contacts.create", "keys.own"]],
    ["advanced", ["surveys.all", "broadcasts.manage", "tags.manage", "views.share", "approvals.override"]],
    ["admin", ["admin", "chat.reports", "contacts.write", "contacts.state", "settings.client", "impersonate.contacts"]],
    ["master_admin", ["agents.manage", "settings.system", "security.manage", "accounts.manage", "impersonate.agents"]],
  ] as const)("%s is the weakest that holds %j", (role, keys) => {
    const weaker = agentRoles[agentRoles.indexOf(role) - 1];
    for (const key of keys) {
      expect(hasCapability(role, key), key).toBe(true);
      if (weaker) expect(hasCapability(weaker, key), key).toBe(false);
    }
  });

  test("a master admin holds everything, and nobody what does not exist", () => {
    expect(capabilitiesOf("master_admin")).toEqual(Object.keys(capabilities));
    for (const key of ["chats", "toString", "constructor", ""]) expect(hasCapability("master_admin", key)).toBe(false);
  });
});

describe("wire ids of people", () => {
  test("go there and back", () => {
    expect(userIdOf("demo", "contact", 12)).toBe("demo~c~12");
    expect(userIdOf("demo", "agent", 7)).toBe("demo~m~7");
    expect(parseUserId("demo~c~12")).toEqual({ siteId: "demo", kind: "contact", id: 12 });
    expect(parseUserId("demo~m~7")).toEqual({ siteId: "demo", kind: "agent", id: 7 });
  });

  test.each([
    "",
    "demo~c~0",
    "demo~x~1",
    "demo~c~1x",
    "demo~c~-1",
    "~c~1",
    "a~b~c~1",
    "demo~c~01",
    "demo~c~2147483648",
  ])("%j is none", (text) => {
    expect(parseUserId(text)).toBeNull();
  });
});
