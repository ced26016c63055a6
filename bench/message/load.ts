import { quantile } from "../lib/figure.ts";
import { given } from "../lib/process.ts";
import { type ChatEnds, type End, openBareEnd, openDeskbellEnd } from "./ends.ts";

/* The generator of B2: both sides of many chats, and the one clock by which their messages are measured. */
export interface LoadOptions {
  kind: "bare" | "deskbell";
  chats: ChatEnds[];
}

export interface LoadRun {
  chats: number;
  seconds: number;
  /** Messages a second in all; without it each chat sends its next as soon as the last has arrived. */
  rate?: number;
}

export interface LoadResult {
  perSecond: number;
  p50: number;
  p95: number;
  p99: number;
}

const TEXT = "The label printer on the second floor prints blank labels since this morning, what can I do?";
const { kind, chats } = given<LoadOptions>();
const run = crypto.randomUUID().slice(0, 8);
let sent = 0;

interface Pair {
  ends: [End, End];
  turn: 0 | 1;
  arriving: Map<string, () => void>;
}

const pairs: Pair[] = [];
for (const [i, { url, sid, cookies }] of chats.entries()) {
  const open = (side: 0 | 1) =>
    kind === "bare" ? openBareEnd(url, i, String(side)) : openDeskbellEnd(url, sid, cookies[side]);
  const pair: Pair = { ends: [await open(0), await open(1)], turn: 0, arriving: new Map() };
  for (const side of [0, 1] as const) {
    // The other side has it: what a side wrote itself comes back to it too and counts for nothing.
    pair.ends[side].heard = (id) => {
      if (!id.endsWith(`-${1 - side}`)) return;
      pair.arriving.get(id)?.();
      pair.arriving.delete(id);
    };
  }
  pairs.push(pair);
}
process.send!({ ready: true });
process.on("disconnect", () => process.exit());
process.on("message", async (asked: LoadRun) => process.send!(await measure(asked)));

/** Milliseconds from `begun` until the other side has the message; its writer knows by then, too. */
async function post(pair: Pair, begun = performance.now()): Promise<number> {
  const side = pair.turn;
  pair.turn = side === 0 ? 1 : 0;
  const id = `${run}-${++sent}-${side}`;
  const arrived = new Promise<number>((there) => pair.arriving.set(id, () => there(performance.now() - begun)));
  const [latency] = await Promise.all([arrived, pair.ends[side].write(id, TEXT)]);
  return latency;
}

async function measure({ chats: count, seconds, rate }: LoadRun): Promise<LoadResult> {
  const latencies: number[] = [];
  const active = pairs.slice(0, count);
  const started = performance.now();
  const until = started + seconds * 1000;
  if (rate === undefined) {
    await Promise.all(
      active.map(async (pair) => {
        while (performance.now() < until) latencies.push(await post(pair));
      }),
    );
  } else {
    await atRate(active, rate, started, until, latencies);
  }
  const elapsed = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => quantile(latencies, share);
  return { perSecond: latencies.length / elapsed, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Each message has its moment, and waits count from there, also when the generator or the server is late. */
async function atRate(active: Pair[], rate: number, started: number, until: number, latencies: number[]) {
  const posting: Promise<unknown>[] = [];
  let next = 0;
  while (started + (next * 1000) / rate < until) {
    for (; started + (next * 1000) / rate <= performance.now(); next++) {
      const due = started + (next * 1000) / rate;
      posting.push(post(active[next % active.length]!, due).then((latency) => latencies.push(latency)));
    }
    await new Promise((soon) => setTimeout(soon, 1));
  }
  await Promise.all(posting);
}
