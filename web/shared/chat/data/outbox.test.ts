import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApiProblem } from "../../api/problem.ts";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import { Outbox, type OutboxEvents } from "./outbox.ts";
import { FakeBrowser, type FakeTab } from "./testing/fake-browser.ts";
import { MessageServer } from "./testing/message-server.ts";
import { ava, theo } from "./testing/sample.ts";

type Page = { tab: FakeTab; outbox: Outbox; shown: Set<string>; started: [string, string][] };

function world(seed = 1) {
  const time = new VirtualTime(seed);
  const browser = new FakeBrowser(time);
  const server = new MessageServer(time);
  const open = (userId = ava.userId, stillSignedIn?: () => boolean): Page => {
    const tab = browser.open();
    const shown = new Set<string>();
    const started: [string, string][] = [];
    const events: OutboxEvents = {
      sent: (event) => shown.add(event.text!),
      started: (window, session) => started.push([window, session.id]),
    };
    const call = ((...given: never[]) =>
      tab.alive((server.call as unknown as (...g: never[]) => Promise<never>)(...given))) as never;
    const outbox = new Outbox({ userId, store: tab, call, tabs: tab, time, events, stillSignedIn });
    return { tab, outbox, shown, started };
  };
  return { time, browser, server, open };
}

const close = (page: Page) => {
  page.tab.kill();
  page.outbox.stop();
};

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("send" as const), tab: fc.nat(2), at: fc.nat(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("wait" as const), tab: fc.nat(2), at: fc.nat(3_000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("crash" as const), tab: fc.nat(2), at: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wake" as const), tab: fc.nat(2), at: fc.constant(0) }) },
);

describe("what Ava sends", () => {
  it("arrives once and in order, over lost answers, refusals for now, dying tabs and several tabs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1e6), fc.array(step, { maxLength: 60, size: "max" }), async (seed, steps) => {
        const { time, browser, server, open } = world(seed);
        const pages = [open(), open(), open()];
        const sent: { text: string; sid: string; author: Page }[] = [];
        server.trouble = 0.5;
        for (const [i, { do: what, tab, at }] of steps.entries()) {
          const page = pages[tab]!;
          if (what === "send") {
            const text = `message ${i}`;
            sent.push({ text, sid: `chat-${at}`, author: page });
            page.outbox.send(`chat-${at}`, text);
            expect(page.outbox.items.get().some((item) => item.text === text)).toBe(true);
          } else if (what === "wake") page.outbox.wake();
          else if (what === "wait") await time.advance(at);
          else {
            close(page);
            pages[tab] = open();
          }
        }
        server.trouble = 0;
        await time.advance(300_000);
        expect(await browser.store.all(ava.userId)).toEqual([]);
        for (const sid of ["chat-0", "chat-1"]) {
          const arrived = server.texts(sid);
          expect(new Set(arrived).size).toBe(arrived.length);
          expect(server.busiest.get(sid) ?? 0).toBeLessThanOrEqual(1 + steps.filter((s) => s.do === "crash").length);
          for (const author of new Set(sent.map((one) => one.author))) {
            const own = sent.filter((one) => one.author === author && one.sid === sid).map((one) => one.text);
            const arrivedOwn = arrived.filter((text) => own.includes(text));
            const lost = author.tab.dead ? own.length - arrivedOwn.length : 0;
            expect(arrivedOwn).toEqual(own.slice(0, own.length - lost));
          }
        }
        const arrived = server.texts("chat-0").length + server.texts("chat-1").length;
        expect(arrived).toBe(browser.stored.size);
        for (const page of pages) expect(page.outbox.items.get()).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("is tried after 1, 2, 4, 8, 16 and then every 30 s, give or take 20 %", async () => {
    const { time, server, open } = world();
    const page = open();
    server.trouble = 1;
    const tries: number[] = [];
    server.call = (async () => {
      tries.push(time.now());
      throw new ApiProblem(503, { code: "unavailable" });
    }) as never;
    page.outbox.send("chat-0", "hello");
    await time.advance(120_000);
    const gaps = tries.slice(1).map((at, i) => (at - tries[i]!) / 1000);
    for (const [i, expected] of [1, 2, 4, 8, 16, 30, 30].entries()) {
      if (gaps[i] === undefined) break;
      expect(gaps[i]).toBeGreaterThan(expected * 0.79);
      expect(gaps[i]).toBeLessThan(expected * 1.22);
    }
    expect(gaps.length).toBeGreaterThanOrEqual(6);
  });

  it("goes out at once when the network is back", async () => {
    const { time, server, open } = world();
    const page = open();
    server.trouble = 1;
    page.outbox.send("chat-0", "hello");
    await time.advance(100_000);
    server.trouble = 0;
    page.outbox.wake();
    await time.advance(600);
    expect(server.texts("chat-0")).toEqual(["hello"]);
  });

  it("is kept as failed when refused, lets later messages pass, and can be retried and discarded", async () => {
    const { time, server, open } = world();
    const page = open();
    server.refuse = (text) => (text === "bad" ? new ApiProblem(409, { code: "session_closed" }) : undefined);
    for (const text of ["one", "bad", "two"]) page.outbox.send("chat-0", text);
    await time.advance(5_000);
    expect(server.texts("chat-0")).toEqual(["one", "two"]);
    const [failed] = page.outbox.items.get();
    expect(failed?.failed?.code).toBe("session_closed");
    expect(page.outbox.hasUnsent()).toBe(true);
    server.refuse = () => undefined;
    await Promise.all([page.outbox.retry(failed!.id), time.advance(2_000)]);
    expect(server.texts("chat-0")).toEqual(["one", "two", "bad"]);
    server.refuse = () => new ApiProblem(422, { code: "message_too_long" });
    page.outbox.send("chat-0", "too long");
    await time.advance(2_000);
    await Promise.all([page.outbox.discard(page.outbox.items.get()[0]!.id), time.advance(100)]);
    expect(page.outbox.hasUnsent()).toBe(false);
  });

  it("is given up after a day", async () => {
    const { time, server, open } = world();
    const page = open();
    server.call = (async () => {
      throw new ApiProblem(500, {});
    }) as never;
    page.outbox.send("chat-0", "hello");
    await time.advance(23.9 * 3_600_000);
    expect(page.outbox.items.get()[0]?.failed).toBeUndefined();
    await time.advance(0.2 * 3_600_000);
    expect(page.outbox.items.get()[0]?.failed?.code).toBe("expired");
  });

  it("is never sent by the next person at the same computer, and waits for her", async () => {
    const { time, server, open } = world();
    let signedIn = ava.userId;
    const page = open(ava.userId, () => signedIn === ava.userId);
    server.trouble = 1;
    page.outbox.send("chat-0", "for my own eyes");
    await time.advance(10);
    signedIn = theo.userId;
    server.trouble = 0;
    page.outbox.wake();
    await time.advance(60_000);
    const theos = open(theo.userId);
    await time.advance(60_000);
    expect(theos.outbox.items.get()).toEqual([]);
    expect(server.texts("chat-0")).toEqual([]);
    signedIn = ava.userId;
    close(page);
    open();
    await time.advance(1_000);
    expect(server.texts("chat-0")).toEqual(["for my own eyes"]);
  });
});

describe("a chat that Ava is opening", () => {
  it("takes the messages she writes meanwhile with it, in order", async () => {
    const { time, server, open } = world();
    const page = open();
    const window = page.outbox.start({ kind: "pre_ticket", text: "Printer is on fire" });
    page.outbox.send(window, "second");
    await time.advance(2);
    page.outbox.send(window, "third");
    await time.advance(5_000);
    const [[, sid]] = page.started as [[string, string]];
    expect(page.outbox.home(window)).toBe(sid);
    expect(server.texts(sid)).toEqual(["second", "third"]);
    expect(page.outbox.items.get()).toEqual([]);
  });

  it("opens once, although answers are lost and the tab dies, with everything written before and after", async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { time, server, open } = world(seed);
      server.trouble = 0.6;
      let page = open();
      const window = page.outbox.start({ kind: "pre_ticket", text: "Printer is on fire" });
      await time.advance(20);
      page.outbox.send(window, "second");
      await time.advance(10 + seed * 13);
      close(page);
      page = open();
      page.outbox.send(page.outbox.home(window), "third");
      await time.advance(300 * seed);
      page.outbox.send(page.outbox.home(window), "fourth");
      server.trouble = 0;
      await time.advance(120_000);
      expect(server.starts).toHaveLength(1);
      const sid = page.outbox.home(window);
      expect(server.texts(sid)).toEqual(["second", "third", "fourth"]);
      expect(page.outbox.items.get()).toEqual([]);
    }
  });

  it("loses nothing that is written in the very moment in which it opens", async () => {
    for (let moment = 0; moment < 60; moment++) {
      const { time, server, open } = world(moment);
      const page = open();
      const window = page.outbox.start({ kind: "pre_ticket", text: "Printer is on fire" });
      while (page.started.length === 0 && server.opened.size === 0) await time.advance(1);
      const answered = time.now();
      while (time.now() - answered < moment * 4) await time.advance(1);
      page.outbox.send(window, "second");
      await time.advance(3_000);
      expect(server.texts(page.outbox.home(window))).toEqual(["second"]);
    }
  });

  it("becomes the chat that is open already, and its first words the next message there", async () => {
    const { time, server, open } = world();
    server.activeSession = "chat-9";
    const page = open();
    const window = page.outbox.start({ kind: "pre_ticket", text: "Printer is on fire" });
    page.outbox.send(window, "second");
    await time.advance(5_000);
    expect(page.started).toEqual([[window, "chat-9"]]);
    expect(server.texts("chat-9")).toEqual(["Printer is on fire", "second"]);
  });

  it("keeps everything when it is refused, and opens on retry", async () => {
    const { time, server, open } = world();
    server.refuse = () => new ApiProblem(409, { code: "outside_office_hours" });
    const page = open();
    const window = page.outbox.start({ kind: "pre_ticket", text: "Printer is on fire" });
    page.outbox.send(window, "second");
    await time.advance(60_000);
    expect(page.outbox.items.get().map((item) => [item.text, item.failed?.code])).toEqual([
      ["Printer is on fire", "outside_office_hours"],
      ["second", undefined],
    ]);
    server.refuse = () => undefined;
    await Promise.all([page.outbox.retry(page.outbox.items.get()[0]!.id), time.advance(5_000)]);
    expect(server.texts(page.outbox.home(window))).toEqual(["second"]);
  });

  it("has one window in all tabs", async () => {
    const { time, open } = world();
    const [one, two] = [open(), open()];
    one.outbox.start({ kind: "pre_ticket", text: "hello" });
    two.outbox.start({ kind: "pre_ticket", text: "hello" });
    await time.advance(5_000);
    const ids = new Set([...one.started, ...two.started].map(([, sid]) => sid));
    expect(ids.size).toBe(1);
  });
});
