import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { expect, it } from "vitest";
import { dueOrder } from "./due-order.ts";

const now = Date.parse("2026-11-26T10:00:00Z");
const at = (clock: string) => `2026-11-26T${clock}:00Z`;
const missed = (name: string, clock: string) => ({ name, session: { createdAt: at(clock), callback: null } });
const call = (name: string, start: string, end: string) => ({
  name,
  session: {
    createdAt: at("07:00"),
    callback: { type: "phone", preferredTime: [{ start: at(start), end: at(end) }] } as ChatSession["callback"],
  },
});

it("Tess sees first whom she has let down, then whom to call now, then the oldest, and last who wants to be called later", () => {
  const people = [
    call("Cleo at noon", "12:00", "13:00"),
    missed("Ben, left at nine", "09:00"),
    call("Ava now", "09:30", "10:30"),
    missed("Jonas, left at eight", "08:00"),
    call("Grace, promised by nine", "08:00", "09:00"),
  ];
  expect(people.sort(dueOrder(now)).map((person) => person.name)).toEqual([
    "Grace, promised by nine",
    "Ava now",
    "Jonas, left at eight",
    "Ben, left at nine",
    "Cleo at noon",
  ]);
});
