import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChatTestSite, openChat, openChatSite, say } from "./testing.ts";

let test: ChatTestSite;
const names = ["ava", "ben", "cleo"];
const chats: string[] = [];
beforeAll(async () => {
  test = await openChatSite();
  const tess = await test.as("tess");
  for (const name of names) {
    const { id } = await openChat(await test.as(name));
    await tess.call(`POST /chat-sessions/${id}/join`, { body: { force: true } });
    chats.push(id);
  }
});
afterAll(() => test.stop());

const logOf = async (id: string): Promise<ChatEvent[]> =>
  (await (await test.as("tess")).call(`GET /chat-sessions/${id}/events?after=0&limit=500`)).body.data;
const messagesOf = async (id: string) => (await logOf(id)).filter(({ kind }) => kind === "message");

describe("messages of many chats at a time", () => {
  it("each reaches its own chat once and in its author's order", async () => {
    await Promise.all(
      names.map(async (name, i) => {
        const caller = await test.as(name);
        for (let n = 0; n < 40; n++) await say(caller, chats[i]!, `${name} ${n}`);
      }),
    );
    for (const [i, name] of names.entries()) {
      const texts = (await messagesOf(chats[i]!)).map(({ text }) => text);
      expect(texts).toEqual(Array.from({ length: 40 }, (_, n) => `${name} ${n}`));
      expect((await logOf(chats[i]!)).map(({ seq }, place) => seq === place + 1)).not.toContain(false);
    }
  });

  it("a repeat among them answers the original and harms no other", async () => {
    const [ava, ben, cleo] = [await test.as("ava"), await test.as("ben"), await test.as("cleo")];
    const first = await say(ava, chats[0]!, "once", "once");
    const posts = [ava, ben, cleo].flatMap((caller, i) =>
      Array.from({ length: 10 }, (_, n) =>
        caller.call(`POST /chat-sessions/${chats[i]}/messages`, {
          body: i === 0 ? { text: "once", clientMessageId: "once" } : { text: `r${n}`, clientMessageId: `r${n}` },
        }),
      ),
    );
    const answers = await Promise.all(posts);
    expect(answers.slice(0, 10).map(({ status, body }) => [status, body.id])).toEqual(Array(10).fill([200, first.id]));
    expect(answers.slice(10).map(({ status }) => status)).toEqual(Array(20).fill(201));
  });

  it("a chat in which somebody is doing something else holds up no other chat", async () => {
    const [ava, ben] = [await test.as("ava"), await test.as("ben")];
    let free = () => {};
    const held = test.site.db.transaction(async (tx) => {
      await tx.query("select 1 from chat_session where id = $1 for update", [chats[0]]);
      await new Promise<void>((done) => {
        free = done;
      });
    });
    const waiting = Promise.all(["x", "y", "z"].map((text) => say(ava, chats[0]!, text)));
    for (let n = 0; n < 10; n++) await say(ben, chats[1]!, `free ${n}`);
    free();
    await held;
    expect((await waiting).map(({ text }) => text).sort()).toEqual(["x", "y", "z"]);
    expect((await logOf(chats[0]!)).map(({ seq }, place) => seq === place + 1)).not.toContain(false);
  });
});
