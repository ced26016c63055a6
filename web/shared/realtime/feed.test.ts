import type { FeedItem, FeedName } from "@deskbell/common/realtime/frames.ts";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Call } from "../api/client.ts";
import { NetworkProblem } from "../api/problem.ts";
import { FeedFollower } from "./feed.ts";
import { VirtualTime } from "./testing/virtual-time.ts";

type Entry = { feed: FeedName; cursor: number; item: FeedItem | null };

/** Two feeds on a server; some positions are not for this person, old ones are forgotten. */
class FeedServer {
  entries: Entry[] = [];
  heads = { agents: 10, me: 4 };
  oldest = { agents: 0, me: 0 };
  failures = 0;
  readonly time: VirtualTime;

  constructor(time: VirtualTime) {
    this.time = time;
  }

  append(feed: FeedName, visible: boolean): Entry {
    const cursor = ++this.heads[feed];
    const item: FeedItem | null = visible ? { type: "dismissed", sessionId: `${feed}-${cursor}` } : null;
    const entry = { feed, cursor, item };
    this.entries.push(entry);
    return entry;
  }

  call: Call = (async (_: string, { query }: { query: { agents: number; me: number; limit: number } }) => {
    const resync = query.agents < this.oldest.agents || query.me < this.oldest.me;
    const data = this.entries.filter((e) => e.cursor > query[e.feed]).slice(0, 7);
    const answer = { resync, data: resync ? [] : data, heads: { ...this.heads } };
    await this.time.sleep(this.time.random() * 300);
    if (this.failures-- > 0) throw new NetworkProblem("cut");
    return answer;
  }) as never;
}

const step = fc.record({
  do: fc.constantFrom("append", "append", "deliver", "deliver", "lose", "repeat", "wait", "beat", "fail", "forget"),
  feed: fc.constantFrom<FeedName>("agents", "me"),
  at: fc.nat(30),
});

it("gives on every item once and in order, or asks for a snapshot", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(1e6), fc.array(step, { maxLength: 150, size: "max" }), async (seed, steps) => {
      const time = new VirtualTime(seed);
      const server = new FeedServer(time);
      const seen: Record<FeedName, number[]> = { agents: [], me: [] };
      let snapshotAt = { agents: 0, me: 0 };
      const feed = new FeedFollower(server.call, time, {
        item: (item) => {
          const [name, cursor] = (item as { sessionId: string }).sessionId.split("-") as [FeedName, string];
          seen[name].push(Number(cursor));
        },
        resync: () => {
          snapshotAt = { ...server.heads };
        },
      });
      feed.welcome({ ...server.heads });
      let inFlight: Entry[] = [];
      for (const { do: what, feed: name, at } of steps) {
        const index = at % Math.max(inFlight.length, 1);
        if (what === "append") inFlight.push(server.append(name, at % 3 > 0));
        else if (what === "wait") await time.advance(at * 20);
        else if (what === "beat") feed.beat({ ...server.heads });
        else if (what === "fail") server.failures = at % 3;
        else if (what === "forget" && at === 0) server.oldest = { ...server.heads };
        else if (inFlight.length === 0) continue;
        else if (what === "repeat") feed.frame(inFlight[index]!);
        else if (what === "lose") inFlight.splice(index, 1);
        else if (what === "deliver") feed.frame(inFlight.splice(index, 1)[0]!);
      }
      inFlight = [];
      server.failures = 0;
      feed.beat({ ...server.heads });
      await time.advance(120_000);
      expect(feed.position).toEqual(server.heads);
      for (const name of ["agents", "me"] as const) {
        expect(seen[name]).toEqual([...new Set(seen[name])].sort((a, b) => a - b));
        const due = server.entries.filter((e) => e.feed === name && e.item && e.cursor > snapshotAt[name]);
        expect(seen[name]).toEqual(expect.arrayContaining(due.map((e) => e.cursor)));
      }
    }),
    { numRuns: 150 },
  );
});

it("asks for a snapshot at the first welcome, and when the server was restored to an earlier day", () => {
  const time = new VirtualTime();
  let snapshots = 0;
  const feed = new FeedFollower(new FeedServer(time).call, time, { item: () => {}, resync: () => snapshots++ });
  feed.welcome({ agents: 10, me: 4 });
  expect(snapshots).toBe(1);
  feed.welcome({ agents: 10, me: 4 });
  expect(snapshots).toBe(1);
  feed.welcome({ agents: 3, me: 4 });
  expect(snapshots).toBe(2);
  expect(feed.position).toEqual({ agents: 3, me: 4 });
});
