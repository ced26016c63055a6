import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { describe, expect, test } from "vitest";
import { cardKind } from "./cardKind.ts";

const rang = Date.parse("2026-11-26T10:31:00.000Z");
const usual = { noAnswerSeconds: 40, anyoneReachable: true };

function chat(given: Partial<ChatSession>): ChatSession {
  const quiet = { unattendedSince: null, quietSince: null, nobodyReachableAtCreate: false };
  return {
    type: "request",
    status: "created",
    createdAt: new Date(rang).toISOString(),
    ...quiet,
    ...given,
  } as ChatSession;
}

const after = (seconds: number, given: Partial<ChatSession> = {}, options = usual) =>
  cardKind(chat(given), rang + seconds * 1000, options);

describe("while Ava waits", () => {
  test("someone is being found for her, until 40 seconds have passed", () => {
    expect(after(0)).toBe("waiting");
    expect(after(39.9)).toBe("waiting");
    expect(after(40)).toBe("nobodyAnswered");
  });

  test("an account may have another patience", () => {
    expect(after(12, {}, { ...usual, noAnswerSeconds: 10 })).toBe("nobodyAnswered");
  });

  test("she learns after 3 seconds that nobody is at the desk", () => {
    const nobody = { ...usual, anyoneReachable: false };
    expect(after(2, { nobodyReachableAtCreate: true }, nobody)).toBe("waiting");
    expect(after(3, { nobodyReachableAtCreate: true }, nobody)).toBe("nobodyAtDesk");
    expect(after(60, { nobodyReachableAtCreate: true }, nobody)).toBe("nobodyAtDesk");
  });

  test("a technician who comes to the desk takes that back", () => {
    expect(after(5, { nobodyReachableAtCreate: true })).toBe("waiting");
    expect(after(50, { nobodyReachableAtCreate: true })).toBe("nobodyAnswered");
  });
});

describe("once Tess has joined", () => {
  test("no card stands in the way", () => {
    expect(after(60, { status: "handled" })).toBeNull();
  });

  test("a lost technician comes before a quiet hour", () => {
    const at = new Date(rang).toISOString();
    expect(after(60, { status: "handled", quietSince: at })).toBe("quiet");
    expect(after(60, { status: "handled", quietSince: at, unattendedSince: at })).toBe("unattended");
  });
});

test("chats that are over say how they ended", () => {
  expect(after(60, { status: "missed" })).toBe("missed");
  expect(after(60, { status: "callback" })).toBe("callback");
  expect(after(60, { status: "completed" })).toBe("closed");
});
