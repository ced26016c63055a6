import type { Callback, ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";
import { describe, expect, it } from "vitest";
import { agentsIn, callbackDue, contactOf, lastWords } from "./sessions.ts";

const ava = { userId: "demo~c~1", userType: "contact", id: 1, name: "Ava Chen" } as ChatUser;
const tess = { userId: "demo~m~2", userType: "agent", id: 2, name: "Tess Okafor" } as ChatUser;
const theo = { userId: "demo~m~3", userType: "agent", id: 3, name: "Theo Lindqvist" } as ChatUser;

const session = (more: Partial<ChatSession>): ChatSession =>
  ({ creator: ava, targetUsers: [], users: [], participants: [], lastMessage: null, name: "", ...more }) as ChatSession;

describe("whom a chat is about", () => {
  it("is Ava when she opened it", () => {
    expect(contactOf(session({ users: [tess] }))).toBe(ava);
  });
  it("is Ava when Tess called her, before and after she accepts", () => {
    expect(contactOf(session({ creator: tess, targetUsers: [ava] }))).toBe(ava);
    expect(contactOf(session({ creator: tess, users: [tess, ava] }))).toBe(ava);
  });
});

describe("what a card says", () => {
  const last = { seq: 4, text: "The ribbon is new.", userId: ava.userId, at: "2026-11-26T10:34:00Z" };
  it("is the last message", () => {
    expect(lastWords(session({ lastMessage: last, name: "Printer", nameSource: "creator" }))).toBe(
      "The ribbon is new.",
    );
  });
  it("is what Ava wrote when she rang, until a message follows", () => {
    expect(lastWords(session({ name: "Printer", nameSource: "creator" }))).toBe("Printer");
  });
  it("is nothing when the name was made by the system", () => {
    expect(lastWords(session({ name: "Chat Request from Ava", nameSource: "system" }))).toBe("");
  });
});

it("Tess sees Theo as the other technician", () => {
  expect(agentsIn(session({ users: [ava, tess, theo] }), tess.userId)).toEqual([theo]);
});

describe("a callback is", () => {
  const now = Date.parse("2026-11-26T10:00:00Z");
  const due = (...windows: [string, string][]): string => {
    const preferredTime = windows.map(([start, end]) => ({
      start: `2026-11-26T${start}:00Z`,
      end: `2026-11-26T${end}:00Z`,
    }));
    return callbackDue({ type: "phone", preferredTime } as Callback, now).state;
  };
  it("due any time without preferred times", () => expect(due()).toBe("any"));
  it("due now inside a window", () => expect(due(["09:30", "10:30"])).toBe("now"));
  it("due later before the next one, although an earlier one has passed", () => {
    expect(due(["11:00", "12:00"], ["08:00", "09:00"])).toBe("later");
  });
  it("overdue once the last one has passed", () => expect(due(["08:00", "09:00"])).toBe("overdue"));
  it("no longer needed when Ava took it back", () => {
    const callback = { type: "phone", withdrawnAt: "2026-11-26T09:00:00Z" } as Callback;
    expect(callbackDue(callback, now).state).toBe("withdrawn");
  });
});
