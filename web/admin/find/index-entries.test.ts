import { expect, it } from "vitest";
import { type Entry, findEntries } from "./index-entries.ts";

const entries: Entry[] = [
  {
    id: "/hours",
    group: "Pages",
    title: "Office hours",
    description: "Service",
    aliases: "holidays closed",
    to: "/hours",
  },
  {
    id: "allow",
    group: "Chat settings",
    title: "Chats outside office hours",
    description: "While closed",
    to: "/chat",
  },
  { id: "vip", group: "Permissions", title: "VIP", description: "Own tickets get the priority", to: "/permissions" },
];
const found = (typed: string) => findEntries(entries, typed, "Pages").map(({ id }) => id);

it("finds by title first, then by description and other words for it", () => {
  expect(found("office hours")).toEqual(["/hours", "allow"]);
  expect(found("priority")).toEqual(["vip"]);
  expect(found("HOLIDAYS")).toEqual(["/hours"]);
  expect(found("office priority")).toEqual([]);
});

it("offers the pages while nothing is typed", () => {
  expect(found("  ")).toEqual(["/hours"]);
});
