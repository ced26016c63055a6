import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Api } from "../../api/client.ts";
import { Realtime } from "../../realtime/connection.ts";
import { webSocketLink } from "../../realtime/link.ts";
import { FakeServer } from "../../realtime/testing/fake-server.ts";
import { fastTime } from "../../realtime/testing/fast-time.ts";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import { ChatData } from "./chat-data.ts";
import { ItemList } from "./items.ts";
import { MemoryStore } from "./outbox-store.ts";
import { FakeBrowser } from "./testing/fake-browser.ts";
import { ava, sampleSession, tess } from "./testing/sample.ts";

let server: FakeServer;
let base: string;
const chats: ChatData[] = [];

beforeEach(async () => {
  server = new FakeServer([ava, tess]);
  server.heartbeat = 15;
  base = await server.listen();
});
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.stop();
  await server.close();
});

function page(me: ChatUser, store = new MemoryStore()): ChatData {
  const headers = { "x-test-user": me.userId };
  // Patient with a busy machine, but quick to come back.
  const time = { ...fastTime(8), random: () => Math.random() * 0.2 };
  const api = new Api({ base, headers });
  const webSocket = webSocketLink(`${base.replace("http", "ws")}/realtime`, { headers });
  const realtime = new Realtime({ api, device: me.name, userId: me.userId, time, webSocket });
  const tabs = new FakeBrowser(new VirtualTime()).open();
  const chat = new ChatData({
    me,
    portal: me.userType === "agent" ? "tech" : "client",
    words: () => ({ title: "" }),
    api,
    realtime,
    store,
    tabs,
    time,
    storage: { session: undefined, local: undefined },
  });
  chats.push(chat);
  chat.start();
  return chat;
}

const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });
const shown = (chat: ChatData) => chat.logs.get(server.session.id)?.store.get().events ?? [];

describe("two people in one chat", () => {
  it.each([
    ["WebSocket", false],
    ["server-sent events", true],
  ])(
    "have the same log as the server after cuts, losses and lost answers (%s)",
    { timeout: 40_000 },
    async (_, onlyEvents) => {
      server.onlyEvents = onlyEvents;
      const people = [page(ava), page(tess)];
      await soon(() => {
        for (const chat of people) expect(chat.logs.get(server.session.id)).toBeDefined();
      });
      for (const chat of people) chat.dock.open(server.session.id);
      server.loss = 0.3;
      const cutting = setInterval(() => [...server.lines].at(Math.floor(Math.random() * 2))?.cut(), 60);
      for (let i = 0; i < 60; i++) {
        for (const chat of people) chat.send(server.session.id, `${chat.me.name} ${i}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      clearInterval(cutting);
      server.loss = 0;
      await vi.waitFor(
        () => {
          for (const chat of people) expect(chat.outbox.hasUnsent()).toBe(false);
          for (const chat of people) expect(shown(chat).length).toBe(120);
        },
        { timeout: 20_000 },
      );
      for (const chat of people) {
        expect(shown(chat)).toEqual(server.events);
        expect(chat.list.get(server.session.id)?.session.headSeq).toBe(120);
        const own = server.events.filter((event) => event.author?.userId === chat.me.userId).map((event) => event.text);
        expect(own).toEqual(Array.from({ length: 60 }, (_, i) => `${chat.me.name} ${i}`));
      }
    },
  );

  it("show each message once in its place, from sending to read", async () => {
    const [hers, his] = [page(ava), page(tess)];
    await soon(() => expect(hers.logs.get(server.session.id)).toBeDefined());
    await soon(() => expect(his.logs.get(server.session.id)).toBeDefined());
    const list = new ItemList(ava);
    const items = () =>
      list
        .items(hers.logs.get(server.session.id)?.store.get(), hers.outbox.items.get())
        .map((item) => (item.kind === "message" ? [item.key, item.state] : []));
    hers.send(server.session.id, "Hello?");
    const [[key, state]] = items() as [[string, string]];
    expect(state).toBe("sending");
    await soon(() => expect(items()).toEqual([[key, "delivered"]]));
    await soon(() => expect(his.list.get(server.session.id)?.unread).toBe(1));
    his.seen(server.session.id, 1);
    expect(his.list.get(server.session.id)?.unread).toBe(0);
    await soon(() => expect(items()).toEqual([[key, "read"]]));
  });

  it("see that nothing is unread any more when it was read on another device", async () => {
    server.append(ava, "one");
    server.append(ava, "two");
    const [here, there] = [page(tess), page(tess)];
    for (const chat of [here, there]) {
      await soon(() => expect(chat.list.get(server.session.id)?.unread).toBe(2));
    }
    here.seen(server.session.id, 2);
    await soon(() => expect(there.list.get(server.session.id)?.unread).toBe(0));
  });
});

it("drops a chat from the lists when it no longer concerns anybody here, and never takes an older state", async () => {
  const chat = page(tess);
  await soon(() => expect(chat.list.store.get().ready).toBe(true));
  const waiting = sampleSession({ id: "w1", status: "created", users: [ava], version: 1 });
  server.tell({ type: "session", session: waiting });
  await soon(() => expect(chat.list.get("w1")).toBeDefined());
  await soon(() => expect(chat.alerts.cards.get().map((card) => card.session.id)).toEqual(["w1"]));
  server.tell({ type: "dismissed", sessionId: "w1" });
  await soon(() => expect(chat.alerts.cards.get()).toEqual([]));
  server.tell({ type: "session", session: { ...waiting, status: "completed", version: 3 } });
  await soon(() => expect(chat.list.get("w1")).toBeUndefined());
  chat.list.apply({ ...waiting, version: 2 });
  expect(chat.list.get("w1")).toBeUndefined();
});
