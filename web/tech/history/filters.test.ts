import { describe, expect, it } from "vitest";
import { historyQuery, isFiltered, readSearch } from "./filters.ts";

describe("the address of the chat history", () => {
  it.each([
    ["nothing", {}, {}],
    [
      "a search, a status and a contact of an account",
      { q: "label", status: "missed", account: 4, contact: 12 },
      { q: "label", status: "missed", account: 4, contact: 12 },
    ],
    ["numbers as text", { account: "4" }, { account: 4 }],
    ["a search for a number", { q: 1427 }, { q: "1427" }],
    ["a contact only with its account", { contact: 12 }, {}],
    ["no status that does not exist", { status: "waiting for godot" }, {}],
    ["no negative or broken ids", { account: -1, contact: "x" }, {}],
  ])("holds %s", (_, raw, expected) => {
    expect(readSearch(raw)).toEqual(expected);
  });

  it("asks for pages of 20 with the total", () => {
    expect(historyQuery({ q: " label ", account: 4 }, "c1")).toMatchObject({
      limit: 20,
      include: "total",
      q: "label",
      accountId: 4,
      cursor: "c1",
    });
  });

  it("knows whether anything is filtered", () => {
    expect(isFiltered({})).toBe(false);
    expect(isFiltered({ status: "missed" })).toBe(true);
  });
});
