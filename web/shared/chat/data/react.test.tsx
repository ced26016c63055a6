import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Api } from "../../api/client.ts";
import { Realtime } from "../../realtime/connection.ts";
import { webSocketLink } from "../../realtime/link.ts";
import { FakeServer } from "../../realtime/testing/fake-server.ts";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import { ChatData } from "./chat-data.ts";
import { MemoryStore } from "./outbox-store.ts";
import * as hooks from "./react.tsx";
import { FakeBrowser } from "./testing/fake-browser.ts";
import { ava, sampleSession, tess } from "./testing/sample.ts";

let server: FakeServer;
let chat: ChatData;

beforeEach(async () => {
  server = new FakeServer([ava, tess]);
  server.heartbeat = 15;
  const base = await server.listen();
  const headers = { "x-test-user": tess.userId };
  const api = new Api({ base, headers });
  const webSocket = webSocketLink(`${base.replace("http", "ws")}/realtime`, { headers });
  const realtime = new Realtime({ api, device: "d", userId: tess.userId, webSocket });
  const tabs = new FakeBrowser(new VirtualTime()).open();
  const store = new MemoryStore();
  const storage = { session: undefined, local: undefined };
  chat = new ChatData({ me: tess, portal: "tech", words: () => ({ title: "" }), api, realtime, tabs, store, storage });
});
afterEach(async () => {
  chat.stop();
  await server.close();
});

function Probe<T>({ hook, take }: { hook: () => T; take: (value: T) => void }) {
  take(hook());
  return null;
}

/** What a hook gives at this moment. */
function now<T>(hook: () => T): T {
  let value: T | undefined;
  const take = (given: T) => {
    value = given;
  };
  renderToStaticMarkup(
    <hooks.ChatDataProvider chat={chat}>
      <Probe hook={hook} take={take} />
    </hooks.ChatDataProvider>,
  );
  return value as T;
}

it("gives Tess her tabs, her chat with its words, and what is unread", async () => {
  server.append(ava, "Hello?");
  server.append(tess, "Hi Ava");
  server.append(ava, "My printer is on fire");
  expect(now(hooks.useChatTabs)).toMatchObject({ ready: false, mine: [] });
  expect(now(() => hooks.useChat(server.session.id))).toBeUndefined();
  chat.start();
  chat.dock.open(server.session.id);
  const window = () => now(() => hooks.useChat(server.session.id));
  await vi.waitFor(() => expect(window()?.items).toHaveLength(3), { timeout: 8_000 });
  expect(window()).toMatchObject({
    opening: false,
    loading: false,
    hasEarlier: false,
    can: { post: true },
    typing: [],
  });
  server.tell({ type: "session", session: sampleSession({ id: "w", status: "created", users: [ava], version: 1 }) });
  await vi.waitFor(() => expect(now(hooks.useChatTabs).waiting.map((entry) => entry.session.id)).toEqual(["w"]), {
    timeout: 5_000,
  });
  const { mine, counts, ready, fault } = now(hooks.useChatTabs);
  expect({ ready, fault, mine: mine.length, unread: counts.mine.unread }).toEqual({
    ready: true,
    fault: undefined,
    mine: 1,
    unread: 2,
  });
  expect(now(hooks.useUnread)).toBe(2);
  expect(now(hooks.useConnection).name).toBe("live");
  await vi.waitFor(() => expect(now(hooks.useAlerts).cards).toHaveLength(1), { timeout: 5_000 });
  expect(now(hooks.useDock).windows).toEqual([{ key: server.session.id, id: server.session.id, minimised: false }]);
  await vi.waitFor(() => expect(now(hooks.useChatConfig)?.alertUntil).toBe(90));
});

it("shows a chat that is being opened, with what was written in it", () => {
  const id = chat.startChat({ kind: "pre_ticket", text: "Printer is on fire" });
  chat.send(id, "Please hurry");
  const opening = now(() => hooks.useChat(id));
  expect(opening).toMatchObject({ opening: true, loading: false, session: undefined });
  expect(opening?.items.map((item) => item.kind === "message" && [item.text, item.state])).toEqual([
    ["Printer is on fire", "sending"],
    ["Please hurry", "sending"],
  ]);
  expect(now(hooks.useUnsent)).toMatchObject({ count: 2, hasUnsent: true });
  expect(opening?.draftKey).toBe(`${tess.userId}:${id}`);
});

it("says why it does not work outside of the provider", () => {
  const lost = <Probe hook={hooks.useUnread} take={() => {}} />;
  expect(() => renderToStaticMarkup(lost)).toThrow("ChatDataProvider");
});
