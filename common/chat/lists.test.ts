import { expect, it } from "vitest";
import { compareInTab, tabOf } from "./lists.ts";
import type { ChatSession, ChatUser } from "./schemas.ts";

const tess: ChatUser = { userId: "s~m~1", userType: "agent", id: 1, name: "Tess" };
const theo: ChatUser = { userId: "s~m~2", userType: "agent", id: 2, name: "Theo" };
const ava: ChatUser = { userId: "s~c~7", userType: "contact", id: 7, name: "Ava" };

type Listed = Parameters<typeof tabOf>[0] & { id: string };
const chat = (id: string, change: Partial<ChatSession>): Listed => ({
  id,
  status: "created",
  type: "request",
  users: [ava],
  unattendedSince: null,
  createdAt: "2026-11-26T10:00:00.000Z",
  ...change,
});

it.each<[string, Listed, string | undefined]>([
  ["waiting", chat("1", {}), "waiting"],
  ["handled by Theo", chat("1", { status: "handled", users: [ava, theo] }), undefined],
  ["handled by Tess", chat("1", { status: "handled", users: [ava, tess] }), "mine"],
  [
    "left by Theo without anybody",
    chat("1", { status: "handled", unattendedSince: "2026-11-26T10:05:00.000Z" }),
    "waiting",
  ],
  ["abandoned", chat("1", { status: "missed", users: [] }), "abandoned"],
  ["call back", chat("1", { status: "callback", users: [] }), "callbacks"],
  ["completed, Tess has not left", chat("1", { status: "completed", users: [tess] }), "mine"],
  ["completed", chat("1", { status: "completed", users: [] }), undefined],
  ["Tess pushes", chat("1", { type: "push", users: [tess] }), "mine"],
  ["Theo pushes", chat("1", { type: "push", users: [theo] }), undefined],
])("Tess finds a chat: %s", (_, session, tab) => {
  expect(tabOf(session, tess.userId)).toBe(tab);
});

it("puts unattended chats on top of Waiting and then the oldest first; elsewhere the newest", () => {
  const [a, b, c, d] = [
    chat("a", { createdAt: "2026-11-26T10:00:00.000Z" }),
    chat("b", { createdAt: "2026-11-26T09:00:00.000Z" }),
    chat("c", { status: "handled", unattendedSince: "2026-11-26T10:06:00.000Z" }),
    chat("d", { status: "handled", unattendedSince: "2026-11-26T10:05:00.000Z" }),
  ];
  const order = (tab: "waiting" | "abandoned") => [a, b, c, d].sort(compareInTab(tab)).map((s) => s.id);
  expect(order("waiting")).toEqual(["d", "c", "b", "a"]);
  expect(order("abandoned").indexOf("a")).toBeLessThan(order("abandoned").indexOf("b"));
});
