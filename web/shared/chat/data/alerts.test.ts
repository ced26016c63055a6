import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { describe, expect, it } from "vitest";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import { Alerts, type Speaker } from "./alerts.ts";
import type { ChatEntry } from "./chat-list.ts";
import { FakeBrowser } from "./testing/fake-browser.ts";
import { ava, sampleMessage, sampleSession, tess, theo } from "./testing/sample.ts";

function world() {
  const time = new VirtualTime();
  const browser = new FakeBrowser(time);
  const begin = time.now();
  const heard: number[] = [];
  const notices: string[] = [];
  const open = ({ ready = true, watching = false } = {}) => {
    const tab = browser.open();
    const shown = new Set<string>();
    const speaker: Speaker = {
      ready: () => ready,
      sound: () => void heard.push(Math.round((time.now() - begin) / 1000)),
      notify: (key, kind) => {
        shown.add(key);
        notices.push(kind);
      },
      withdraw: (key) => void shown.delete(key),
    };
    const alerts = new Alerts({ me: tess, tabs: tab, time, now: time.now, speaker, watching: () => watching });
    return { alerts, shown, tab };
  };
  const waiting = (change: Partial<ChatSession> = {}): ChatSession => ({
    ...sampleSession({ status: "created", users: [ava], createdAt: new Date(begin).toISOString() }),
    lastModifiedAt: new Date(begin).toISOString(),
    ...change,
  });
  const entries = (session: ChatSession, dismissed = false) =>
    new Map<string, ChatEntry>([[session.id, { session, unread: 0, dismissed }]]);
  return { time, open, waiting, entries, heard, notices };
}

describe("Tess, with three tabs open, hears of Ava's waiting chat", () => {
  it("once at each due moment, from whichever tab, and sees the card in all", async () => {
    const { time, open, waiting, entries, heard } = world();
    const tabs = [open({ ready: false }), open(), open()];
    for (const { alerts } of tabs) alerts.update(entries(waiting()), "online", true);
    await time.advance(200_000);
    expect(heard).toEqual([0, 20, 30, 40, 50, 60, 70, 80, 90]);
    for (const { alerts } of tabs) expect(alerts.cards.get()).toMatchObject([{ kind: "new", pulse: true }]);
  });

  it("still, when the tab that spoke is closed", async () => {
    const { time, open, waiting, entries, heard } = world();
    const [first, second] = [open(), open()];
    first.alerts.update(entries(waiting()), "online", true);
    await time.advance(22_000);
    first.tab.kill();
    first.alerts.stop();
    second.alerts.update(entries(waiting()), "online", true);
    await time.advance(20_000);
    expect(heard).toEqual([0, 20, 30, 40]);
  });

  it("and no more once Theo has joined: card, sound and notification go", async () => {
    const { time, open, waiting, entries, heard } = world();
    const { alerts, shown } = open();
    alerts.update(entries(waiting()), "online", true);
    await time.advance(1_000);
    expect(shown.size).toBe(1);
    alerts.update(new Map(), "online", true);
    await time.advance(100_000);
    expect(heard).toEqual([0]);
    expect(shown.size).toBe(0);
    expect(alerts.cards.get()).toEqual([]);
  });

  it("not while she does not want to be disturbed, and from then on when she is back", async () => {
    const { time, open, waiting, entries, heard } = world();
    const { alerts } = open();
    alerts.update(entries(waiting()), "busy", true);
    await time.advance(33_000);
    alerts.update(entries(waiting()), "online", true);
    await time.advance(10_000);
    expect(heard).toEqual([33, 40]);
  });

  it("not after dismissing it, but once when Theo invites her", async () => {
    const { time, open, waiting, entries, heard, notices } = world();
    const { alerts } = open();
    alerts.update(entries(waiting(), true), "online", true);
    await time.advance(60_000);
    expect(heard).toEqual([]);
    const invited = waiting({ status: "handled", users: [ava, theo], targetUsers: [tess] });
    alerts.update(entries(invited), "online", true);
    await time.advance(120_000);
    expect(heard).toEqual([60]);
    expect(notices).toEqual(["invited"]);
  });

  it("once when it is abandoned, and not of what was abandoned before she came", async () => {
    const { time, open, waiting, entries, notices } = world();
    const [one, two] = [open(), open()];
    const abandoned = waiting({ status: "missed", users: [] });
    for (const { alerts } of [one, two]) alerts.update(entries(waiting()), "online", true);
    await time.advance(1_000);
    for (const { alerts } of [one, two]) alerts.update(entries(abandoned), "online", true);
    await time.advance(5_000);
    expect(notices).toEqual(["new", "abandoned"]);
    const later = world();
    const late = later.open();
    late.alerts.update(later.entries(abandoned), "online", true);
    await later.time.advance(5_000);
    expect(later.notices).toEqual([]);
  });
});

describe("a message of Ava in a chat of Tess", () => {
  const session = sampleSession();
  const event = sampleMessage(session.id, 4, ava, "Are you there?");

  it("is told once over all tabs", async () => {
    const { time, open, notices } = world();
    const tabs = [open(), open({ ready: false })];
    for (const { alerts } of tabs) alerts.heard(session, [event]);
    await time.advance(2_000);
    expect(notices).toEqual(["message"]);
  });

  it("is not told when one of the tabs has the chat before her eyes", async () => {
    const { time, open, notices } = world();
    const tabs = [open(), open({ watching: true })];
    for (const { alerts } of tabs) alerts.heard(session, [event]);
    await time.advance(2_000);
    expect(notices).toEqual([]);
  });

  it("is not told about her own messages", async () => {
    const { time, open, notices } = world();
    open().alerts.heard(session, [sampleMessage(session.id, 5, tess, "Yes")]);
    await time.advance(2_000);
    expect(notices).toEqual([]);
  });
});
