import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import { describe, expect, it } from "vitest";
import { transcriptItems } from "./transcript.ts";

const ava = { userId: "demo~c~1", userType: "contact" as const, id: 1, name: "Ava Chen" };
const session = (nameSource: ChatSession["nameSource"]): ChatSession =>
  ({ creator: ava, name: "The label printer prints blank labels", nameSource }) as ChatSession;
const created = {
  id: "e1",
  seq: 1,
  kind: "system",
  systemCode: "created",
  systemParams: {},
  author: null,
} as unknown as ChatEvent;
const written = { id: "e2", seq: 2, kind: "message", text: "Since this morning", author: ava } as unknown as ChatEvent;

describe("the transcript of Ava's chat", () => {
  it("begins with what she wrote when she rang", () => {
    const items = transcriptItems([created, written], session("creator"));
    expect(items.map((item) => item.kind === "message" && item.text)).toEqual([
      "The label printer prints blank labels",
      "Since this morning",
    ]);
    expect(items[0]).toMatchObject({ author: ava });
  });
  it("does not make a message of a name that the system gave", () => {
    expect(transcriptItems([created, written], session("system")).map((item) => item.kind)).toEqual([
      "system",
      "message",
    ]);
  });
});
