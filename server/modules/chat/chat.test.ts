import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runDue } from "./clockwork.ts";
import { type ChatTestSite, Listener, openChat, openChatSite, say } from "./testing.ts";

let test: ChatTestSite;
beforeAll(async () => {
  test = await openChatSite();
});
afterAll(() => test.stop());

/** Ends whatever Ava still has open, so that every test begins at the bell. */
async function clear(): Promise<void> {
  const [ava, tess] = [await test.as("ava"), await test.as("tess")];
  const open = await ava.call("GET /chat-sessions?status=created&status=handled");
  for (const { id, status } of open.body.data) {
    if (status === "created") await ava.call(`POST /chat-sessions/${id}/leave`);
    else {
      await tess.call(`POST /chat-sessions/${id}/join`, { body: { force: true } });
      await tess.call(`POST /chat-sessions/${id}/complete`);
    }
  }
}

async function after(seconds: number): Promise<void> {
  test.site.clock.offsetSeconds += seconds;
  await runDue(test.site);
}

describe("from bell to completion", () => {
  it("Ava rings, Tess joins, both write, Tess completes, and the log says so without holes", async () => {
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const opened = await openChat(ava, "The label printer on line 3 prints blank labels");
    expect(opened).toMatchObject({
      status: "created",
      name: "The label printer on line 3 prints blank labels",
      nameSource: "creator",
      origin: "pre_ticket",
      pastStatus: [],
      creator: { name: "Ava Chen", account: { name: "Acme Manufacturing" } },
      $info: { can: { leave: true, request_callback: true, post: true, complete: false } },
    });
    await say(ava, opened.id, "We have a truck loading at 11.");

    const waiting = await tess.call("GET /chat-sessions?status=waiting");
    expect(waiting.body.data.map((chat: { id: string }) => chat.id)).toContain(opened.id);

    const joined = await tess.call(`POST /chat-sessions/${opened.id}/join`);
    expect(joined).toMatchObject({
      status: 200,
      body: { status: "handled", users: [{ name: "Ava Chen" }, { name: "Tess Okafor" }] },
    });
    await say(tess, opened.id, "Hi Ava, I can see the printer.");
    await say(ava, opened.id, "Great, shall I print a test?");

    const done = await tess.call(`POST /chat-sessions/${opened.id}/complete`, {
      body: { note: "Restored the darkness setting" },
    });
    expect(done.body).toMatchObject({
      status: "completed",
      pastStatus: ["handled"],
      closeRecord: { user: { name: "Tess Okafor" }, note: "Restored the darkness setting" },
    });

    const { body: log } = await ava.call(`GET /chat-sessions/${opened.id}/events?after=0`);
    expect(log.data.map((event: { seq: number }) => event.seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(log.data.map((event: { systemCode: string; text: string }) => event.systemCode ?? event.text)).toEqual([
      "created",
      "We have a truck loading at 11.",
      "joined",
      "Hi Ava, I can see the printer.",
      "Great, shall I print a test?",
      "completed",
    ]);
    const seen = await ava.call(`GET /chat-sessions/${opened.id}`);
    expect(seen.body.closeRecord.note).toBeUndefined();
    expect(JSON.stringify(log)).not.toContain("darkness");
    expect(
      (
        await ava.call(`POST /chat-sessions/${opened.id}/messages`, {
          body: { text: "Thanks", clientMessageId: "late" },
        })
      ).body.code,
    ).toBe("session_closed");
  });

  it("fifty presses at once give one chat, and the others are shown it", async () => {
    await clear();
    const ava = await test.as("ava");
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ava.call("POST /chat-sessions", { body: { kind: "pre_ticket" } })),
    );
    const created = answers.filter((answer) => answer.status === 201);
    expect(created).toHaveLength(1);
    for (const answer of answers.filter((a) => a.status !== 201)) {
      expect(answer).toMatchObject({
        status: 409,
        body: { code: "active_session_exists", session: { id: created[0]!.body.id } },
      });
    }
  });

  it("fifty agents' joins at once give one claim", async () => {
    await clear();
    const { id } = await openChat(await test.as("ava"));
    const callers = await Promise.all(["tess", "theo", "mia"].map((name) => test.as(name)));
    const answers = await Promise.all(
      Array.from({ length: 48 }, (_, i) => callers[i % 3]!.call(`POST /chat-sessions/${id}/join`)),
    );
    const { body } = await callers[0]!.call(`GET /chat-sessions/${id}`);
    expect(body.users).toHaveLength(2);
    const refused = answers.filter((answer) => answer.status === 409);
    expect(refused).toHaveLength(32);
    expect(refused.every((answer) => answer.body.code === "already_handled" && answer.body.handlers.length === 1)).toBe(
      true,
    );
  });
});

describe("who sees what", () => {
  it("other contacts, contacts of other accounts and agents who are not eligible get 404 everywhere", async () => {
    await clear();
    const { id } = await openChat(await test.as("ava"));
    for (const name of ["ben", "cleo", "dan", "sol"]) {
      const caller = await test.as(name);
      for (const key of [
        `GET /chat-sessions/${id}`,
        `GET /chat-sessions/${id}/events`,
        `GET /chat-sessions/${id}/participants`,
        `POST /chat-sessions/${id}/join`,
        `POST /chat-sessions/${id}/leave`,
        `POST /chat-sessions/${id}/typing`,
      ]) {
        expect([name, key, (await caller.call(key)).status]).toEqual([name, key, 404]);
      }
      expect(
        (await caller.call(`POST /chat-sessions/${id}/messages`, { body: { text: "x", clientMessageId: "x" } })).status,
      ).toBe(404);
      expect((await caller.call("GET /chat-sessions")).body.data.map((chat: { id: string }) => chat.id)).not.toContain(
        id,
      );
    }
  });

  it("Dan may not chat, and says why", async () => {
    const dan = await test.as("dan");
    expect(await dan.call("POST /chat-sessions", { body: { kind: "pre_ticket", text: "Hi" } })).toMatchObject({
      status: 403,
      body: { code: "chat_not_permitted" },
    });
    expect((await dan.call("GET /chat/availability")).body).toMatchObject({
      preTicketChat: { allowed: false, reason: "chat_not_permitted" },
      callback: { allowed: false },
    });
  });

  it("a page of Ava's is not served once Tess has signed in in the same browser", async () => {
    const tess = await test.as("tess");
    const asAva = await tess.call("GET /chat-sessions", { headers: { "x-deskbell-user": `demo~c~${test.ids.ava}` } });
    expect(asAva.status).toBe(401);
    const asTess = await tess.call("GET /chat-sessions", { headers: { "x-deskbell-user": `demo~m~${test.ids.tess}` } });
    expect(asTess.status).toBe(200);
  });

  it("nobody comes in without signing in", async () => {
    const response = await fetch(`${test.url}/rest/v1/chat-sessions`);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
  });
});

describe("messages", () => {
  it("a repeat answers the original, other words under the same id are refused, also after the end", async () => {
    await clear();
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    const first = await say(ava, id, "It is the left PC", "same-id");
    const again = await ava.call(`POST /chat-sessions/${id}/messages`, {
      body: { text: "It is the left PC", clientMessageId: "same-id" },
    });
    expect(again).toMatchObject({ status: 200, body: { id: first.id, seq: first.seq } });
    const other = await ava.call(`POST /chat-sessions/${id}/messages`, {
      body: { text: "It is the right PC", clientMessageId: "same-id" },
    });
    expect(other).toMatchObject({ status: 409, body: { code: "idempotency_conflict" } });
    await tess.call(`POST /chat-sessions/${id}/complete`);
    const late = await ava.call(`POST /chat-sessions/${id}/messages`, {
      body: { text: "It is the left PC", clientMessageId: "same-id" },
    });
    expect(late).toMatchObject({ status: 200, body: { id: first.id } });
  });

  it.each([
    [{ text: "   ", clientMessageId: "a" }, 422, "empty_message"],
    [{ text: "x".repeat(10_001), clientMessageId: "b" }, 422, "message_too_long"],
    [{ text: "a\u0000b", clientMessageId: "c" }, 422, "validation_failed"],
    [{ text: 7, clientMessageId: "d" }, 400, "wrong_type"],
    [{ text: "x", clientMessageId: "e".repeat(65) }, 422, "validation_failed"],
    [{ text: "x" }, 400, "wrong_type"],
  ])("a bad one is refused (%#)", async (body, status, code) => {
    const ava = await test.as("ava");
    const open = await ava.call("GET /chat-sessions?limit=1");
    expect(await ava.call(`POST /chat-sessions/${open.body.data[0].id}/messages`, { body })).toMatchObject({
      status,
      body: { code },
    });
  });

  it("a message in a handled chat costs one statement", async () => {
    await clear();
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await say(tess, id, "warm");
    const before = test.site.db.statements;
    await say(tess, id, "counted");
    // The clockwork and the sweeper may tick in between with one statement each.
    expect(test.site.db.statements - before).toBeLessThanOrEqual(3);
  });

  it("unread is counted for the others and cleared by reading, on any device", async () => {
    await clear();
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await say(tess, id, "one");
    const last = await say(tess, id, "two");
    expect((await ava.call(`GET /chat-sessions/${id}`)).body.$info.unreadCount).toBe(2);
    expect((await ava.call(`POST /chat-sessions/${id}/read`, { body: { seq: last.seq } })).body.readSeq).toBe(last.seq);
    expect((await ava.call(`POST /chat-sessions/${id}/read`, { body: { seq: 1 } })).body.readSeq).toBe(last.seq);
    expect((await ava.call(`GET /chat-sessions/${id}`)).body.$info.unreadCount).toBe(0);
  });
});

describe("the transcript", () => {
  it("is the log as text, as JSON and as a page that runs nothing", async () => {
    await clear();
    const [ava, tess] = [await test.as("ava"), await test.as("tess")];
    const { id } = await openChat(ava, "<script>alert(1)</script> opens on every page");
    await tess.call(`POST /chat-sessions/${id}/join`);
    await say(tess, id, "I look at it");
    await tess.call(`POST /chat-sessions/${id}/complete`, { body: { note: "Secret words" } });
    const get = (format: string) =>
      fetch(`${test.url}/rest/v1/chat-sessions/${id}/transcript?format=${format}`, { headers: { cookie: ava.cookie } });
    const text = await (await get("txt")).text();
    expect(text.split("\n").map((line) => line.replace(/^\[[^\]]+\] /, ""))).toEqual([
      "[Ava Chen opened the chat]",
      "Ava Chen (Acme Manufacturing): <script>alert(1)</script> opens on every page",
      "[Tess Okafor joined]",
      "Tess Okafor (Support): I look at it",
      "[Tess Okafor closed the chat]",
      "",
    ]);
    expect(text).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\] /);
    const page = await get("html");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await page.text();
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script>");
    expect(html + text).not.toContain("Secret words");
    expect(await (await get("json")).json()).toHaveLength(5);
  });
});

describe("when nobody answers", () => {
  it("after 40 s the notice comes, after the longest wait the chat is abandoned", async () => {
    await clear();
    const ava = await test.as("ava");
    const { id } = await openChat(ava);
    await after(41);
    expect((await ava.call(`GET /chat-sessions/${id}`)).body).toMatchObject({
      status: "created",
      noAnswerAt: expect.any(String),
    });
    await after(3600);
    expect((await ava.call(`GET /chat-sessions/${id}`)).body).toMatchObject({
      status: "missed",
      missedReason: "timed_out",
      users: [],
    });
  });

  it("Ava asks to be called back, changes her mind about the time, and Theo follows up", async () => {
    await clear();
    const [ava, theo] = [await test.as("ava"), await test.as("theo")];
    const { id } = await openChat(ava);
    const start = new Date(test.site.clock.now().getTime() + 3_600_000).toISOString();
    const end = new Date(test.site.clock.now().getTime() + 7_200_000).toISOString();
    const asked = await ava.call(`POST /chat-sessions/${id}/callback`, {
      body: { type: "phone", phone: "+44 1632 960140", preferredTime: [{ start, end }] },
    });
    expect(asked.body).toMatchObject({
      status: "callback",
      callback: { phone: "+441632960140", phoneText: "+44 1632 960140", preferredTime: [{ start, end }] },
    });
    expect(
      (await ava.call(`PATCH /chat-sessions/${id}/callback`, { body: { type: "chat", note: "After lunch" } })).body
        .callback,
    ).toEqual({ type: "chat", note: "After lunch" });
    expect((await theo.call(`POST /chat-sessions/${id}/join`)).body.code).toBe("invalid_transition");
    expect((await ava.call(`POST /chat-sessions/${id}/callback/withdraw`)).body.callback.withdrawnAt).toEqual(
      expect.any(String),
    );
    expect((await theo.call(`POST /chat-sessions/${id}/complete`, { body: { note: "Rang Ava" } })).body).toMatchObject({
      status: "completed",
      pastStatus: ["callback"],
    });
  });

  it("call me back without chatting is one step and starts no alarm", async () => {
    await clear();
    const ava = await test.as("ava");
    const { status, body } = await ava.call("POST /chat-sessions", {
      body: { kind: "callback", callback: { type: "phone", phone: "01632 960140" } },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: "callback",
      pastStatus: [],
      origin: "call_me_back",
      report: { creatorWaitedSeconds: 0 },
    });
    const events = await test.site.db.query<{ type: string }>(
      "select type from event where subject_id = $1 order by id",
      [body.id],
    );
    expect(events.map((event) => event.type)).toEqual(["chat.session.created", "chat.session.callback_requested"]);
  });

  it.each([
    [{ type: "phone" }, "/callback/phone"],
    [
      {
        type: "phone",
        phone: "+441632960140",
        preferredTime: [{ start: "2026-01-01T10:00:00Z", end: "2026-01-01T09:00:00Z" }],
      },
      "/callback/preferredTime/0",
    ],
    [
      {
        type: "phone",
        phone: "+441632960140",
        preferredTime: [{ start: "2020-01-01T10:00:00Z", end: "2020-01-01T11:00:00Z" }],
      },
      "/callback/preferredTime/0",
    ],
  ])("a callback like %j is refused with its field", async (callback, pointer) => {
    const { status, body } = await (await test.as("ava")).call("POST /chat-sessions", {
      body: { kind: "callback", callback },
    });
    expect(status).toBe(422);
    expect(body.errors[0].pointer).toBe(pointer);
  });
});

describe("inviting", () => {
  it("Theo is invited, sees the log, accepts, and lets Tess go", async () => {
    await clear();
    const [ava, tess, theo] = [await test.as("ava"), await test.as("tess"), await test.as("theo")];
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    expect((await tess.call(`POST /chat-sessions/${id}/leave`)).body.code).toBe("last_agent");
    const listener = new Listener(test.url, theo.cookie);
    await listener.wait("welcome");
    await expect
      .poll(async () => (await theo.call("GET /chat/presence")).body.self.state, { timeout: 5000 })
      .toBe("online");
    const invited = await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    expect(invited.body.targetUsers).toMatchObject([{ name: "Theo Lindqvist" }]);
    expect((await theo.call(`GET /chat-sessions/${id}/events`)).body.data).not.toHaveLength(0);
    expect((await theo.call(`POST /chat-sessions/${id}/accept`)).body).toMatchObject({
      targetUsers: [],
      users: [{}, {}, { name: "Theo Lindqvist" }],
    });
    expect((await tess.call(`POST /chat-sessions/${id}/leave`)).status).toBe(200);
    listener.close();
  });

  it("who is not eligible is named, and nobody is invited", async () => {
    const tess = await test.as("tess");
    await clear();
    const { id } = await openChat(await test.as("ava"));
    await tess.call(`POST /chat-sessions/${id}/join`);
    const refused = await tess.call(`POST /chat-sessions/${id}/invites`, {
      body: { agentIds: [test.ids.theo, test.ids.sol] },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: "not_eligible", agentIds: [test.ids.sol] } });
    expect(refused.body.detail).toContain("Sol Park");
    expect((await tess.call(`GET /chat-sessions/${id}`)).body.targetUsers).toEqual([]);
  });

  it("an invitation expires after five minutes, a decline tells the chat and who invited", async () => {
    await clear();
    const listener = new Listener(test.url, (await test.as("tess")).cookie);
    await listener.wait("welcome");
    const [ava, tess, theo] = [await test.as("ava"), await test.as("tess"), await test.as("theo")];
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    await theo.call(`POST /chat-sessions/${id}/decline`);
    await tess.call(`POST /chat-sessions/${id}/invites`, { body: { agentIds: [test.ids.theo] } });
    await after(301);
    const { body } = await tess.call(`GET /chat-sessions/${id}/events?after=0`);
    expect(body.data.map((event: { systemCode: string }) => event.systemCode)).toEqual(
      expect.arrayContaining(["invite_declined", "invite_expired"]),
    );
    const declined = body.data.find((event: { systemCode: string }) => event.systemCode === "invite_declined");
    expect(declined.author.name).toBe("Theo Lindqvist");
    const told = async (answer: string) =>
      listener.wait(
        "feed",
        ({ item }) => item?.type === "invite_answered" && item.sessionId === id && item.answer === answer,
      );
    expect((await told("declined")).item).toMatchObject({ name: "Theo Lindqvist" });
    await told("expired");
    listener.close();
  });
});
