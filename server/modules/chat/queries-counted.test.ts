import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Caller } from "../../testing.ts";
import { type ChatTestSite, openChat, openChatSite, say } from "./testing.ts";

let test: ChatTestSite;
let ava: Caller;
let tess: Caller;
let id: string;
beforeAll(async () => {
  test = await openChatSite();
  [ava, tess] = [await test.as("ava"), await test.as("tess")];
  for (let i = 0; i < 12; i++) {
    ({ id } = await openChat(ava, `Chat ${i}`));
    await tess.call(`POST /chat-sessions/${id}/join`);
    await say(ava, id, "Hello");
    if (i < 11) await tess.call(`POST /chat-sessions/${id}/complete`);
  }
});
afterAll(() => test.stop());

/** Statements of one request, with settings and people cached. The timers tick beside it, so the least of some tries counts. */
async function statements(request: () => Promise<{ status: number }>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 8; i++) {
    const before = test.site.db.statements;
    expect((await request()).status).toBeLessThan(300);
    least = Math.min(least, test.site.db.statements - before);
  }
  return least;
}

describe("statements of hot requests", () => {
  let n = 0;
  it.each<[string, number, () => Promise<{ status: number }>]>([
    [
      "a message",
      1,
      () => tess.call(`POST /chat-sessions/${id}/messages`, { body: { text: "x", clientMessageId: `n${n++}` } }),
    ],
    ["a read mark", 2, () => ava.call(`POST /chat-sessions/${id}/read`, { body: { seq: n + 3 } })],
    ["a typing signal", 1, () => ava.call(`POST /chat-sessions/${id}/typing`)],
    ["one chat", 2, () => tess.call(`GET /chat-sessions/${id}`)],
    ["a page of the log", 3, () => tess.call(`GET /chat-sessions/${id}/events`)],
    ["a page of chats, however many", 2, () => tess.call("GET /chat-sessions?limit=50")],
    ["what a contact may start", 6, () => ava.call("GET /chat/availability")],
    ["who I am", 0, () => ava.call("GET /me")],
  ])("%s: at most %i", async (_name, most, request) => {
    expect(await statements(request)).toBeLessThanOrEqual(most);
  });
});
