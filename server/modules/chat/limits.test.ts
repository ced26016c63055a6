import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatTestSite, openChat, openChatSite } from "./testing.ts";

let test: ChatTestSite;
beforeAll(async () => {
  test = await openChatSite({ rateLimits: true });
});
afterAll(() => test.stop());

describe("limits", () => {
  it("a person posts 60 messages a minute and a burst of 20, then is told to wait", async () => {
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const { id } = await openChat(ava);
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, i) =>
        ava.call(`POST /chat-sessions/${id}/messages`, { body: { text: `${i}`, clientMessageId: `${i}` } }),
      ),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(80);
    const over = answers.find((answer) => answer.status === 429)!;
    expect(over.body.code).toBe("rate_limited");
    expect(Number(over.headers.get("retry-after"))).toBeGreaterThan(0);
    // Another person is not concerned.
    expect((await tess.call(`POST /chat-sessions/${id}/join`)).status).toBe(200);
  });

  it("typing beyond one signal a second is dropped without a word", async () => {
    const ava = await test.as("ava");
    const { body } = await ava.call("GET /chat-sessions?limit=1");
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => ava.call(`POST /chat-sessions/${body.data[0].id}/typing`)),
    );
    expect(answers.map((answer) => answer.status)).toEqual([204, 204, 204, 204, 204]);
  });

  it("a contact opens ten chats an hour; refused presses do not count", async () => {
    const cleo = await test.as("cleo");
    for (let i = 0; i < 10; i++) {
      const { id } = await openChat(cleo);
      if (i < 9) expect((await cleo.call("POST /chat-sessions", { body: { kind: "pre_ticket" } })).status).toBe(409);
      await cleo.call(`POST /chat-sessions/${id}/leave`);
    }
    expect((await cleo.call("POST /chat-sessions", { body: { kind: "pre_ticket" } })).status).toBe(429);
  });
});
