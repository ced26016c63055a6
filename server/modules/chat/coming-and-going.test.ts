import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "../../platform/actor.ts";
import { write } from "../../platform/write.ts";
import type { Caller } from "../../testing.ts";
import { moveAgent } from "../people/index.ts";
import { runDue } from "./clockwork.ts";
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

async function after(seconds: number): Promise<void> {
  test.site.clock.offsetSeconds += seconds;
  await runDue(test.site);
}

async function connect(caller: Caller): Promise<Listener> {
  const listener = new Listener(test.url, caller.cookie);
  await listener.wait("welcome");
  await expect
    .poll(async () => (await caller.call("GET /chat/presence")).body.self.state, { timeout: 8000 })
    .not.toBe("offline");
  return listener;
}

/** Closes the last connection and lets the 10 s pass after which somebody counts as offline. */
async function disconnect(listener: Listener, caller: Caller): Promise<void> {
  listener.close();
  await new Promise((resolve) => setTimeout(resolve, 300));
  test.site.clock.offsetSeconds += 50;
  await expect
    .poll(async () => (await caller.call("GET /chat/presence")).body.self.state, { timeout: 8000 })
    .toBe("offline");
}

const chat = async (id: string) => (await tess.call(`GET /chat-sessions/${id}`)).body;
const timer = async (id: string, name: string) =>
  (
    await test.site.db.query<{ at: string | null }>(
      "select state #>> array['timers', $2] as at from chat_session where id = $1",
      [id, name],
    )
  )[0]!.at;

describe("a waiting contact whose connection is lost (C-23)", () => {
  it("keeps the place for two minutes; who comes back in time has lost nothing", async () => {
    const listener = await connect(ava);
    const { id } = await openChat(ava);
    await disconnect(listener, ava);
    await expect.poll(() => timer(id, "creatorGoneAt"), { timeout: 8000 }).not.toBeNull();
    await after(60);
    expect((await chat(id)).status).toBe("created");
    const again = await connect(ava);
    await expect.poll(() => timer(id, "creatorGoneAt"), { timeout: 8000 }).toBeNull();
    await after(200);
    expect((await chat(id)).status).toBe("created");
    again.close();
    await ava.call(`POST /chat-sessions/${id}/leave`);
  });

  it("is abandoned as disconnected after that", async () => {
    const listener = await connect(ava);
    const { id } = await openChat(ava);
    await say(ava, id, "Is anybody there?");
    await disconnect(listener, ava);
    await expect.poll(() => timer(id, "creatorGoneAt"), { timeout: 8000 }).not.toBeNull();
    await after(125);
    expect(await chat(id)).toMatchObject({ status: "missed", missedReason: "disconnected" });
    const { body } = await tess.call(`GET /chat-sessions/${id}/events?after=0`);
    expect(body.data.map((event: { text: string | null }) => event.text)).toContain("Is anybody there?");
  });
});

describe("a chat whose agents have gone (C-35)", () => {
  it("is unattended after two minutes; any agent may take over, without force", async () => {
    const listener = await connect(tess);
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await disconnect(listener, tess);
    await expect.poll(() => timer(id, "agentsGoneAt"), { timeout: 8000 }).not.toBeNull();
    await after(125);
    expect(await chat(id)).toMatchObject({ status: "handled", unattendedSince: expect.any(String) });
    const taken = await theo.call(`POST /chat-sessions/${id}/join`);
    expect(taken).toMatchObject({ status: 200, body: { unattendedSince: null } });
    await theo.call(`POST /chat-sessions/${id}/complete`);
  });

  it("is attended again when its agent comes back", async () => {
    const listener = await connect(tess);
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await disconnect(listener, tess);
    await expect.poll(() => timer(id, "agentsGoneAt"), { timeout: 8000 }).not.toBeNull();
    await after(125);
    const again = await connect(tess);
    await expect.poll(async () => (await chat(id)).unattendedSince, { timeout: 8000 }).toBeNull();
    again.close();
    await tess.call(`POST /chat-sessions/${id}/complete`);
  });

  it("is unattended at once when its agent is deactivated (edge case 5)", async () => {
    const { id } = await openChat(ava);
    await theo.call(`POST /chat-sessions/${id}/join`);
    await write(test.site, (w) => moveAgent(test.site, w, system, test.ids.theo!, "deactivate"));
    await expect.poll(async () => (await chat(id)).unattendedSince, { timeout: 8000 }).not.toBeNull();
    expect((await chat(id)).users.map((user: { name: string }) => user.name)).toEqual(["Ava Chen"]);
    expect((await theo.call(`GET /chat-sessions/${id}`)).status).toBe(401);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await tess.call(`POST /chat-sessions/${id}/complete`);
  });
});

describe("after completion", () => {
  it("who is still there is let out after a day (C-53)", async () => {
    const { id } = await openChat(ava);
    await tess.call(`POST /chat-sessions/${id}/join`);
    await tess.call(`POST /chat-sessions/${id}/complete`);
    await after(86_390);
    expect(
      (
        await test.site.db.query<{ n: number }>("select cardinality(user_ids) as n from chat_session where id = $1", [
          id,
        ])
      )[0]!.n,
    ).toBe(2);
    await after(20);
    expect(
      (
        await test.site.db.query<{ n: number }>("select cardinality(user_ids) as n from chat_session where id = $1", [
          id,
        ])
      )[0]!.n,
    ).toBe(0);
  });
});
