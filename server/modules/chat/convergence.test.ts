import { reduceSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "../../platform/actor.ts";
import type { Caller } from "../../testing.ts";
import { runCommand } from "./run.ts";
import { type ChatTestSite, Listener, openChat, openChatSite, say } from "./testing.ts";

let test: ChatTestSite;
let ava: Caller;
let tess: Caller;
let theo: Caller;
beforeAll(async () => {
  test = await openChatSite();
  [ava, tess, theo] = [await test.as("ava"), await test.as("tess"), await test.as("theo")];
});
afterAll(() => test.stop());

const join = async (id: string) => tess.call(`POST /chat-sessions/${id}/join`);
const byClock = (id: string, verb: "notice_no_answer" | "time_out" | "mark_unattended" | "mark_quiet" | "clear_out") =>
  runCommand(test.site, system, id, { verb });

/** Every command, with what has to be true before it. */
const commands: [string, (id: string) => Promise<unknown>, (id: string) => Promise<unknown>][] = [
  ["a message while waiting", async () => {}, (id) => say(ava, id, "More words")],
  ["the no-answer notice", async () => {}, (id) => byClock(id, "notice_no_answer")],
  ["a join", async () => {}, join],
  ["a message", join, (id) => say(tess, id, "Hello")],
  ["a second join by force", join, (id) => theo.call(`POST /chat-sessions/${id}/join`, { body: { force: true } })],
  [
    "an invitation",
    join,
    (id) => tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } }),
  ],
  [
    "an accepted invitation",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    },
    (id) => theo.call(`POST /chat-sessions/${id}/accept`),
  ],
  [
    "a declined invitation",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    },
    (id) => theo.call(`POST /chat-sessions/${id}/decline`),
  ],
  [
    "a withdrawn invitation",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    },
    (id) => tess.call(`DELETE /chat-sessions/${id}/invites/${test.ids.theo}`),
  ],
  ["the contact leaving", join, (id) => ava.call(`POST /chat-sessions/${id}/leave`)],
  [
    "the contact coming back",
    async (id) => {
      await join(id);
      await ava.call(`POST /chat-sessions/${id}/leave`);
    },
    (id) => ava.call(`POST /chat-sessions/${id}/join`),
  ],
  ["nobody attending", join, (id) => byClock(id, "mark_unattended")],
  [
    "somebody taking over",
    async (id) => {
      await join(id);
      await byClock(id, "mark_unattended");
    },
    (id) => theo.call(`POST /chat-sessions/${id}/join`),
  ],
  ["an hour of silence", join, (id) => byClock(id, "mark_quiet")],
  [
    "a message into the silence",
    async (id) => {
      await join(id);
      await byClock(id, "mark_quiet");
    },
    (id) => say(ava, id, "Still here"),
  ],
  ["abandoning", async () => {}, (id) => ava.call(`POST /chat-sessions/${id}/leave`)],
  ["the end of the wait", async () => {}, (id) => byClock(id, "time_out")],
  [
    "a callback",
    async () => {},
    (id) => ava.call(`POST /chat-sessions/${id}/callback`, { body: { type: "chat", note: "After four" } }),
  ],
  [
    "a changed callback",
    async (id) => {
      await ava.call(`POST /chat-sessions/${id}/callback`, { body: { type: "chat" } });
    },
    (id) => ava.call(`PATCH /chat-sessions/${id}/callback`, { body: { type: "chat", note: "Tomorrow" } }),
  ],
  [
    "a withdrawn callback",
    async (id) => {
      await ava.call(`POST /chat-sessions/${id}/callback`, { body: { type: "chat" } });
    },
    (id) => ava.call(`POST /chat-sessions/${id}/callback/withdraw`),
  ],
  ["completing", join, (id) => tess.call(`POST /chat-sessions/${id}/complete`, { body: { note: "Done" } })],
  [
    "a changed note",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/complete`, { body: { note: "Done" } });
    },
    (id) => tess.call(`PUT /chat-sessions/${id}/close-note`, { body: { note: "Done well" } }),
  ],
  [
    "leaving a completed chat",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/complete`);
    },
    (id) => ava.call(`POST /chat-sessions/${id}/leave`),
  ],
  [
    "the clearing of a completed chat",
    async (id) => {
      await join(id);
      await tess.call(`POST /chat-sessions/${id}/complete`);
    },
    (id) => byClock(id, "clear_out"),
  ],
];

/** The session without what is the viewer's own. */
async function fetched(caller: Caller, id: string): Promise<ChatSession> {
  const { $info: _info, ...session } = (await caller.call(`GET /chat-sessions/${id}`)).body;
  return session;
}

/** Notes do not travel in the chat's room: agents get them by their feed. */
const sharable = (session: ChatSession): ChatSession =>
  session.closeRecord ? { ...session, closeRecord: { ...session.closeRecord, note: undefined } } : session;

async function putAway(id: string): Promise<void> {
  const { status } = await fetched(tess, id);
  if (status === "created") await ava.call(`POST /chat-sessions/${id}/leave`);
  if (status === "handled") {
    await tess.call(`POST /chat-sessions/${id}/join`, { body: { force: true } });
    await tess.call(`POST /chat-sessions/${id}/complete`);
  }
}

describe("what a client had plus what it was sent is what it would fetch", () => {
  it.each(commands)("after %s", async (_name, before, command) => {
    const { id } = await openChat(ava);
    await before(id);
    const [contact, member, watcher] = [ava, tess, theo].map((caller) => new Listener(test.url, caller.cookie));
    try {
      await Promise.all([contact!.follow(id), member!.follow(id), watcher!.wait("welcome")]);
      await command(id);
      const truth = await fetched(tess, id);
      for (const [listener, caller] of [
        [contact!, ava],
        [member!, tess],
      ] as const) {
        await listener.wait("event", (frame) => frame.sid === id && frame.seq === truth.headSeq);
        expect(sharable(listener.sessions.get(id)!)).toEqual(sharable(await fetched(caller, id)));
      }
      // Lists are told of every change but messages in handled chats, which their members read in the log.
      if (truth.status !== "handled" || truth.lastMessage?.seq !== truth.headSeq) {
        const told = await watcher!.wait(
          "feed",
          ({ item }) => item?.type === "session" && item.session.id === id && item.session.version >= truth.version,
        );
        expect((told.item as { session: ChatSession }).session).toEqual(await fetched(theo, id));
      }
    } finally {
      for (const listener of [contact!, member!, watcher!]) listener.close();
      await putAway(id);
    }
  });

  it("also when the connection is cut before each event", async () => {
    const { id, $info: _info, ...first } = await openChat(ava);
    await say(ava, id, "one");
    await join(id);
    await say(tess, id, "two");
    await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    await theo.call(`POST /chat-sessions/${id}/accept`);
    await ava.call(`POST /chat-sessions/${id}/leave`);
    await ava.call(`POST /chat-sessions/${id}/join`);
    await say(ava, id, "three");
    await tess.call(`POST /chat-sessions/${id}/complete`, { body: { note: "Done" } });
    const truth = sharable(await fetched(tess, id));
    const { data } = (await tess.call(`GET /chat-sessions/${id}/events?after=0&limit=500`)).body as {
      data: ChatEvent[];
    };
    let state: ChatSession = { id, ...first };
    for (const cut of data) {
      state = reduceSession(state, cut);
      const again = new Listener(test.url, tess.cookie);
      await again.follow(id, cut.seq);
      const missed = [...(again.logs.get(id)?.values() ?? [])];
      expect(missed.map((event) => event.seq)).toEqual(data.slice(cut.seq).map((event) => event.seq));
      expect(sharable(missed.reduce(reduceSession, state))).toEqual(truth);
      again.close();
    }
    expect(data.length).toBe(truth.headSeq);
  });

  it("and a lost feed item is there to be fetched", async () => {
    const listener = new Listener(test.url, tess.cookie);
    const { feed } = await listener.wait("welcome");
    listener.close();
    const { id } = await openChat(ava);
    await ava.call(`POST /chat-sessions/${id}/leave`);
    const { body } = await tess.call(`GET /chat/feed?me=${feed.me}&agents=${feed.agents}`);
    expect(body.resync).toBe(false);
    const statuses = body.data
      .filter((entry: { item: { session?: ChatSession } }) => entry.item.session?.id === id)
      .map((entry: { item: { session: ChatSession } }) => entry.item.session.status);
    expect(statuses).toEqual(["created", "missed"]);
    const hidden = await (await test.as("sol")).call(`GET /chat/feed?me=0&agents=${feed.agents}`);
    expect(hidden.body.data.every((entry: { item: unknown }) => entry.item === null)).toBe(true);
  });
});
