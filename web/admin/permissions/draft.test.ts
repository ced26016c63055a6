import type { AccountPermission, AccountPermissions, PermissionWhy } from "@deskbell/common/permissions/api.ts";
import { describe, expect, it } from "vitest";
import {
  conflictsWith,
  countChanges,
  emptyDraft,
  rebase,
  setAccount,
  setContact,
  toBody,
  viewRow,
  viewWhy,
} from "./draft.ts";

const dan = { id: 4, name: "Dan Ruiz" };
const cleo = { id: 5, name: "Cleo Marsh" };

/** Call me back: off for the site, inherited by the account, on for Cleo herself. */
function callMeBack(over: Partial<AccountPermission> = {}): AccountPermission {
  return {
    key: "chatCallback",
    group: "chat",
    title: "Call me back",
    description: "Ask for a call",
    scopes: ["site", "account", "contact"],
    site: { value: false, source: "site" },
    account: { own: null, value: false, source: "site", setBy: null, setAt: null },
    contacts: { on: 1, off: 0, firstOn: [cleo], firstOff: [] },
    inherited: false,
    differing: 1,
    appliesTo: 1,
    ...over,
  };
}

describe("unsaved permissions of an account", () => {
  it("applies to everybody when Mia turns it on for the account, and Cleo no longer differs", () => {
    const view = viewRow(callMeBack(), 11, setAccount(emptyDraft, "chatCallback", null, true));
    expect(view).toMatchObject({ accountOwn: true, inherited: true, appliesTo: 11, differing: 0, changed: true });
    expect(view.differsFromSite).toBe(true);
  });

  it("counts Dan out when his own value becomes off", () => {
    const on = setAccount(emptyDraft, "chatCallback", null, true);
    const view = viewRow(callMeBack(), 11, setContact(on, dan, "chatCallback", null, false));
    expect(view).toMatchObject({ appliesTo: 10, differing: 1, faces: [{ id: 4 }] });
  });

  it("is no change any more when a value goes back to what was saved", () => {
    const there = setContact(setAccount(emptyDraft, "vip", null, true), dan, "vip", false, true);
    expect(countChanges(there)).toBe(2);
    const back = setContact(setAccount(there, "vip", null, null), dan, "vip", false, false);
    expect(back).toEqual(emptyDraft);
    expect(toBody(back)).toBeUndefined();
  });

  it("sends what changed, and takes back exactly that", () => {
    const draft = setContact(setAccount(emptyDraft, "fastTrack", null, true), dan, "ticketChat", false, null);
    expect(toBody(draft)).toEqual({
      values: { fastTrack: true },
      contacts: [{ id: 4, values: { ticketChat: null } }],
    });
    expect(toBody(draft, "base")).toEqual({
      values: { fastTrack: null },
      contacts: [{ id: 4, values: { ticketChat: false } }],
    });
  });

  it("asks only about the same permission that Theo changed to something else meanwhile", () => {
    const draft = setAccount(setAccount(emptyDraft, "chatCallback", null, true), "fastTrack", null, true);
    const account = { own: false, value: false, source: "account" as const, setBy: null, setAt: null };
    const now: AccountPermissions = {
      data: [callMeBack({ account }), callMeBack({ key: "fastTrack" })],
      contactCount: 11,
      etag: '"2"',
      can: { change: true },
    };
    expect(conflictsWith(draft, now)).toEqual([{ key: "chatCallback", theirs: false, mine: true }]);
    expect(Object.keys(rebase(draft, now, new Set(["chatCallback"])).account)).toEqual(["fastTrack"]);
  });

  it("explains what would decide once it is saved", () => {
    const step = { settable: true, isDefault: false, setBy: null, setAt: null };
    const why: PermissionWhy = {
      ...callMeBack(),
      contact: dan,
      value: false,
      steps: [
        { ...step, scope: "site", name: "Northwind IT", value: false, decides: true },
        { ...step, scope: "account", name: "Globex Legal", value: null, decides: false },
        { ...step, scope: "contact", name: "Dan Ruiz", value: null, decides: false },
      ],
    };
    const view = viewWhy(why, setAccount(emptyDraft, "chatCallback", null, true));
    expect(view.value).toBe(true);
    expect(view.steps.map(({ decides }) => decides)).toEqual([false, true, false]);
    expect(view.steps[1]?.unsaved).toBe(true);
  });
});
