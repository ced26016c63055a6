import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { describe, expect, it } from "vitest";
import { todayOf } from "./today.ts";

const chat = (report: ChatSession["report"], more: Partial<ChatSession> = {}): ChatSession =>
  ({ type: "request", origin: "pre_ticket", report, ...more }) as ChatSession;
const answered = (creatorWaitedSeconds: number, chatDurationSeconds?: number) =>
  chat({ handledAt: "2026-11-26T10:00:00Z", creatorWaitedSeconds, chatDurationSeconds });

describe("the day of Tess in figures", () => {
  it("counts requests and answers, with the median wait and length", () => {
    const day = todayOf([answered(10, 300), answered(40), answered(20, 500), chat({ creatorWaitedSeconds: 200 })]);
    expect(day).toEqual({ opened: 4, answered: 3, waited: 20, lasted: 400 });
  });
  it("leaves out push chats and wishes to be called, which nobody waited for", () => {
    expect(todayOf([chat({}, { type: "push" }), chat({}, { origin: "call_me_back" })]).opened).toBe(0);
  });
  it("has no median before the first answer", () => {
    expect(todayOf([chat({})])).toEqual({ opened: 1, answered: 0, waited: undefined, lasted: undefined });
  });
});
