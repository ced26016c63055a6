import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { setupI18n } from "@lingui/core";
import { describe, expect, test } from "vitest";
import { chatTitle, technicianNames } from "./chatWords.ts";

const i18n = setupI18n({ locale: "en", messages: { en: {} } });
const ava = { userId: "demo~c~1", userType: "contact" as const, id: 1, name: "Ava Chen" };
const tess = { userId: "demo~m~2", userType: "agent" as const, id: 2, name: "Tess Okafor" };
const theo = { userId: "demo~m~3", userType: "agent" as const, id: 3, name: "Theo Lindqvist" };

function session(given: Partial<ChatSession>): ChatSession {
  const names = { name: "Chat Request from Ava Chen at Acme Manufacturing", nameSource: "system" };
  const people = { users: [ava], participants: [ava], lastMessage: null, origin: "pre_ticket" };
  return { ...names, ...people, ...given } as ChatSession;
}

describe("a chat is called", () => {
  test("what Ava wrote first", () => {
    expect(chatTitle(session({ name: "The printer is on fire", nameSource: "creator" }), i18n)).toBe(
      "The printer is on fire",
    );
  });

  test("the beginning of a long first message, which the server cut", () => {
    expect(chatTitle(session({ name: "Since this morning every label comes out blank" }), i18n)).toBe(
      "Since this morning every label comes out blank",
    );
  });

  test("what was said last when she started without words", () => {
    const lastMessage = { seq: 4, text: "Hello?", userId: ava.userId, at: "2026-11-26T10:00:00.000Z" };
    expect(chatTitle(session({ lastMessage }), i18n)).toBe("Hello?");
    expect(chatTitle(session({}), i18n)).toBe("Chat");
    expect(chatTitle(session({ origin: "call_me_back" }), i18n)).toBe("Call back");
  });
});

describe("the technicians of a chat", () => {
  test("are those in it, by first name", () => {
    expect(technicianNames(session({ users: [ava, tess, theo] }), i18n)).toBe("Tess and Theo");
  });

  test("are all who were in it once they have left", () => {
    expect(technicianNames(session({ users: [ava], participants: [ava, tess] }), i18n)).toBe("Tess");
  });

  test("are nobody while Ava waits", () => {
    expect(technicianNames(session({}), i18n)).toBeUndefined();
  });
});
