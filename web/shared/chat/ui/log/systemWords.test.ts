import { systemCodes } from "@deskbell/common/chat/schemas.ts";
import { setupI18n } from "@lingui/core";
import { describe, expect, it } from "vitest";
import type { ChatSystemItem } from "../types.ts";
import { systemWords } from "./systemWords.ts";

const i18n = setupI18n({ locale: "en", messages: { en: {} } });
const tess = { userId: "s~m~2", name: "Tess Okafor", userType: "agent" as const };
const theo = { userId: "s~m~3", name: "Theo Lindqvist", userType: "agent" as const };
const asAva = { viewer: "contact" as const, viewerUserId: "s~c~1", i18n };
const asTess = { viewer: "agent" as const, viewerUserId: tess.userId, i18n };

const event = (
  code: ChatSystemItem["code"],
  params: object = {},
  author: ChatSystemItem["author"] = tess,
): ChatSystemItem => ({
  seq: 1,
  code,
  params: params as Record<string, unknown>,
  at: "2026-11-26T10:32:00Z",
  author,
});

describe("system events in words", () => {
  it.each([
    ["joining", event("joined"), "Tess joined", "You joined"],
    ["joining after a wait", event("joined", { waitedSeconds: 38 }), "Tess joined after 38 s", "You joined after 38 s"],
    ["an invitation", event("invited", { users: [theo] }), "Tess invited Theo", "You invited Theo Lindqvist"],
    ["being invited", event("invited", { users: [tess] }, theo), "Theo invited Tess", "Theo Lindqvist invited you"],
    ["closing", event("completed"), "Tess closed this chat", "You closed this chat"],
    ["closing by itself", event("completed", {}, null), "This chat was closed", "This chat was closed"],
    ["a ticket", event("ticket_created", { ticketId: 1427 }), "Saved as ticket #1427", "Ticket #1427 created"],
    ["an automation", event("automation", { text: "<b>Hello</b>" }, null), "<b>Hello</b>", "<b>Hello</b>"],
    [
      "the closing note, which contacts never see",
      event("note_changed", {}, theo),
      undefined,
      "Theo Lindqvist changed the closing note",
    ],
    [
      "a declined invitation, which contacts never see",
      event("invite_declined", {}, theo),
      undefined,
      "Theo Lindqvist declined the invitation",
    ],
    [
      "what a card says to the contact",
      event("no_answer_notice", {}, null),
      undefined,
      "The contact was told that everyone is busy",
    ],
  ])("%s", (_, item, forAva, forTess) => {
    expect(systemWords(item, asAva)).toBe(forAva);
    expect(systemWords(item, asTess)).toBe(forTess);
  });

  it("has words, or a reason to hide, for every code", () => {
    const hiddenFromAgents = ["created"];
    for (const code of systemCodes) {
      expect(systemWords(event(code, { text: "x" }, null), asTess) !== undefined, code).toBe(
        !hiddenFromAgents.includes(code),
      );
    }
  });
});
