import { reduceSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatEvent, ChatSession, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NetworkProblem } from "../../api/problem.ts";
import { VirtualTime } from "../../realtime/testing/virtual-time.ts";
import { ChatLog, type LogSource } from "./chat-log.ts";
import { ava, sampleMessage, sampleSession, tess } from "./testing/sample.ts";

/** The server's side of one chat, with a line to the client that loses, repeats and reorders. */
class ChatServer {
  events: ChatEvent[] = [];
  session: ChatSession = sampleSession();
  cursors = new Map<string, ReadCursor>();
  inFlight: ((log: ChatLog) => void)[] = [];
  failures = 0;
  readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  append(): void {
    const seq = this.events.length + 1;
    const event = sampleMessage(this.session.id, seq, seq % 3 ? ava : tess, `text ${seq}`);
    if (seq % 7 === 0) event.change = { ...event.change, quietSince: event.createdAt };
    this.events.push(event);
    this.session = reduceSession(this.session, event);
    this.inFlight.push((log) => log.event(event));
  }

  read(userId: string): void {
    const cursor = { userId, deliveredSeq: this.events.length, readSeq: this.events.length };
    this.cursors.set(userId, cursor);
    this.inFlight.push((log) => log.cursor(cursor));
  }

  beat(): void {
    const sum = [...this.cursors.values()].reduce((all, c) => all + c.readSeq + c.deliveredSeq, 0);
    const head: [number, number] = [this.events.length, sum];
    this.inFlight.push((log) => log.head(head));
  }

  /** What a new subscription brings. */
  subscribe(after: number): void {
    this.inFlight = [];
    for (const event of this.events.slice(after)) this.inFlight.push((log) => log.event(event));
    const live = { headSeq: this.events.length, session: this.session, cursors: [...this.cursors.values()] };
    this.inFlight.push((log) => log.live(live));
  }

  source: LogSource = {
    events: async (_sid, { after, before, limit }) => {
      const rows = this.events.filter((e) => e.seq > (after ?? 0) && e.seq < (before ?? Number.POSITIVE_INFINITY));
      const data = after !== undefined ? rows.slice(0, limit) : rows.slice(-limit);
      return this.#answer({ data, headSeq: this.events.length, cursors: [...this.cursors.values()] });
    },
    session: async () => this.#answer({ ...this.session, $info: sampleSession().$info }),
  };

  /** Answers come late, from the past, or not at all. */
  async #answer<T>(value: T): Promise<T> {
    await this.time.sleep(this.time.random() * 400);
    if (this.failures > 0) {
      this.failures--;
      throw new NetworkProblem("cut");
    }
    return value;
  }
}

const step = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ do: "append" as const, at: 0 }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("deliver" as const), at: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("repeat" as const), at: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("lose" as const), at: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("read" as const), at: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.constant({ do: "beat" as const, at: 0 }) },
  { weight: 1, arbitrary: fc.constant({ do: "cut" as const, at: 0 }) },
  { weight: 1, arbitrary: fc.constant({ do: "earlier" as const, at: 0 }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("fail" as const), at: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait" as const), at: fc.nat(600) }) },
);

async function take(log: ChatLog, server: ChatServer, { do: what, at }: { do: string; at: number }): Promise<void> {
  const index = server.inFlight.length > 0 ? at % server.inFlight.length : -1;
  if (what === "append") server.append();
  else if (what === "read") server.read(at ? ava.userId : tess.userId);
  else if (what === "beat") server.beat();
  else if (what === "fail") server.failures += at;
  else if (what === "cut") server.subscribe(log.after());
  else if (what === "earlier") void log.loadEarlier();
  else if (what === "wait") await server.time.advance(at);
  else if (what === "lose" && index >= 0) server.inFlight.splice(index, 1);
  else if (what === "repeat" && index >= 0) server.inFlight[index]!(log);
  else if (what === "deliver" && index >= 0) server.inFlight.splice(index, 1)[0]!(log);
}

describe("the log of a chat", () => {
  it("never shows a hole or a double, and ends as the server's log, whatever the line does", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1e6),
        fc.nat(80),
        fc.array(step, { maxLength: 120, size: "max" }),
        async (seed, old, steps) => {
          const time = new VirtualTime(seed);
          const server = new ChatServer(time);
          for (let i = 0; i < old; i++) server.append();
          const log = new ChatLog({ ...server.session, $info: sampleSession().$info }, server.source, time);
          server.subscribe(log.after());
          log.ensureLoaded();
          for (const one of steps) {
            await take(log, server, one);
            const { events } = log.store.get();
            const first = events[0]?.seq ?? 1;
            expect(events).toEqual(server.events.slice(first - 1, first - 1 + events.length));
          }
          server.failures = 0;
          server.inFlight = [];
          server.beat();
          server.inFlight.at(-1)!(log);
          await time.advance(40_000);
          for (let i = 0; i < 5; i++) {
            await Promise.all([log.loadEarlier(), time.advance(1_000)]);
          }
          expect(log.store.get().events).toEqual(server.events);
          expect(log.store.get().session).toMatchObject({ ...server.session });
          expect(log.store.get().hasEarlier).toBe(false);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("learns of a read mark that the stream has lost from the next two heartbeats", async () => {
    const time = new VirtualTime();
    const server = new ChatServer(time);
    server.append();
    const log = new ChatLog(sampleSession(), server.source, time);
    server.subscribe(log.after());
    for (const frame of server.inFlight.splice(0)) frame(log);
    server.beat();
    server.read(ava.userId);
    server.inFlight.pop();
    server.beat();
    for (const frame of server.inFlight.splice(0)) frame(log);
    await time.advance(1_000);
    expect(log.store.get().cursors.get(ava.userId)?.readSeq).toBe(1);
  });

  it("tries a failed catch-up again without waiting for the next heartbeat", async () => {
    const time = new VirtualTime();
    const server = new ChatServer(time);
    const log = new ChatLog(sampleSession(), server.source, time);
    for (let i = 0; i < 3; i++) server.append();
    server.failures = 2;
    log.event(server.events[2]!);
    await time.advance(5_000);
    expect(log.store.get().events).toEqual(server.events);
  });

  it("starts again when a restored server has less or other events", async () => {
    const time = new VirtualTime();
    const server = new ChatServer(time);
    for (let i = 0; i < 5; i++) server.append();
    const log = new ChatLog({ ...server.session, $info: sampleSession().$info }, server.source, time);
    log.ensureLoaded();
    await time.advance(1_000);
    expect(log.store.get().events).toHaveLength(5);
    server.events = server.events.slice(0, 2);
    server.session = { ...sampleSession(), headSeq: 2, version: 2 };
    server.beat();
    server.inFlight.at(-1)!(log);
    await time.advance(2_000);
    expect(log.store.get().events).toEqual(server.events);
    const other = { ...sampleMessage(log.sid, 2, tess, "restored"), id: "another" };
    server.events = [server.events[0]!, other];
    log.event(other);
    await time.advance(2_000);
    expect(log.store.get().events).toEqual(server.events);
  });

  it("forgets that Ava types 5 s after her last signal, and at once when her message comes", async () => {
    const time = new VirtualTime();
    const server = new ChatServer(time);
    const log = new ChatLog(sampleSession(), server.source, time);
    log.typing(ava);
    await time.advance(4_000);
    log.typing(ava);
    await time.advance(4_900);
    expect(log.store.get().typing.map((t) => t.name)).toEqual(["Ava Stone"]);
    await time.advance(200);
    expect(log.store.get().typing).toEqual([]);
    log.typing(ava);
    log.event(sampleMessage(log.sid, 1, ava, "done"));
    expect(log.store.get().typing).toEqual([]);
  });

  it("hides the text of a redacted message that was loaded before", () => {
    const time = new VirtualTime();
    const log = new ChatLog(sampleSession(), new ChatServer(time).source, time);
    log.event(sampleMessage(log.sid, 1, ava, "my password is hunter2"));
    const redaction = {
      ...sampleMessage(log.sid, 2, tess, ""),
      kind: "system" as const,
      systemCode: "redacted" as const,
    };
    log.event({ ...redaction, systemParams: { seq: 1 } });
    expect(log.store.get().events[0]).toMatchObject({ text: null, redacted: true });
  });
});
