import { type Bench, type Figure, median, type Row, whole } from "../lib/figure.ts";
import { ask, Line } from "../lib/http.ts";
import { Helper, type Usage } from "../lib/process.ts";
import type { World } from "../lib/world.ts";
import type { ChatEnds } from "./ends.ts";
import type { LoadOptions, LoadResult, LoadRun } from "./load.ts";

const CHATS = [1, 10, 50];
const MOST = 50;
const RUNS = 3;
/** Messages a second in the pass at a fixed rate. */
const RATE = 300;

type Kind = LoadOptions["kind"];

/** B2: a message posted over HTTP until the other side's WebSocket has it, against `ws`, one insert and `ws`. */
export const messageFigure: Figure = {
  name: "B2",
  what: "post a message until the other side has it",
  people: { contacts: MOST, agents: 10 },
  run: async (bench) => {
    const world = await bench.world();
    const floor = new Helper(new URL("../floor/message.ts", import.meta.url), { databaseUrl: world.databaseUrl });
    try {
      const { port } = await floor.ask<{ port: number }>();
      const bare = Array.from({ length: MOST }, () => ({ url: `ws://127.0.0.1:${port}`, sid: "", cookies: ["", ""] }));
      const chats = { deskbell: await openChats(world), bare: bare as ChatEnds[] };
      return await measure(bench, chats, {
        deskbell: () => world.usage("processor"),
        bare: () => floor.usage("processor"),
      });
    } finally {
      await floor.stop();
    }
  },
};

async function openChats(world: World): Promise<ChatEnds[]> {
  const agents = world.agents.map(({ cookie }) => new Line(world.url, cookie));
  const chats: ChatEnds[] = [];
  for (const [i, contact] of world.contacts.slice(0, MOST).entries()) {
    const line = new Line(world.url, contact.cookie);
    const { id: sid } = await ask<{ id: string }>(line, "POST", "/chat-sessions", { kind: "pre_ticket" });
    await ask(agents[i % 10]!, "POST", `/chat-sessions/${sid}/join`, { force: true });
    chats.push({ url: world.url, sid, cookies: [contact.cookie, world.agents[i % 10]!.cookie] });
    line.close();
  }
  for (const line of agents) line.close();
  return chats;
}

async function measure(
  bench: Bench,
  chats: Record<Kind, ChatEnds[]>,
  usage: Record<Kind, () => Promise<Usage>>,
): Promise<Row[]> {
  const kinds = ["bare", "deskbell"] as const;
  const loads = Object.fromEntries(
    kinds.map((kind) => [kind, new Helper(new URL("./load.ts", import.meta.url), { kind, chats: chats[kind] })]),
  ) as Record<Kind, Helper>;
  const seconds = bench.quick ? 1 : 4;
  try {
    await Promise.all(kinds.map((kind) => loads[kind].ask()));
    for (const kind of kinds) await loads[kind].ask({ chats: MOST, seconds: bench.quick ? 2 : 6 });
    const rows: Row[] = [];
    for (const count of CHATS) {
      bench.say(`B2: ${count} chats`);
      rows.push(...closedLoop(count, await alternate(loads, { chats: count, seconds })));
    }
    rows.push(await processorTime(loads, usage, { chats: MOST, seconds }));
    bench.say(`B2: ${RATE} messages a second over ${MOST} chats`);
    rows.push(fixedRate(await alternate(loads, { chats: MOST, seconds, rate: RATE })));
    return rows;
  } finally {
    for (const load of Object.values(loads)) await load.stop();
  }
}

/** In turns, so that both meet the same moods of the machine; half a second before each run counts for nothing. */
async function alternate(loads: Record<Kind, Helper>, run: LoadRun): Promise<Record<Kind, LoadResult>> {
  const results: Record<Kind, LoadResult[]> = { bare: [], deskbell: [] };
  for (let i = 0; i < RUNS; i++) {
    for (const kind of ["bare", "deskbell"] as const) {
      await loads[kind].ask({ ...run, seconds: 0.5 } satisfies LoadRun);
      results[kind].push(await loads[kind].ask<LoadResult>(run));
    }
  }
  const of = (kind: Kind, what: keyof LoadResult) => median(results[kind].map((result) => result[what]));
  const all = (kind: Kind) => ({
    perSecond: of(kind, "perSecond"),
    p50: of(kind, "p50"),
    p95: of(kind, "p95"),
    p99: of(kind, "p99"),
  });
  return { bare: all("bare"), deskbell: all("deskbell") };
}

/** What one message costs the server; steadier than rates on a machine that does other things, too. */
async function processorTime(
  loads: Record<Kind, Helper>,
  usage: Record<Kind, () => Promise<Usage>>,
  run: LoadRun,
): Promise<Row> {
  const micros = { bare: 0, deskbell: 0 };
  for (const kind of ["bare", "deskbell"] as const) {
    const before = await usage[kind]();
    const { perSecond } = await loads[kind].ask<LoadResult>(run);
    micros[kind] = ((await usage[kind]()).cpuMicros - before.cpuMicros) / (perSecond * run.seconds);
  }
  return {
    figure: "B2",
    what: `message, ${run.chats} chats: processor time of the server`,
    ours: `${whole(micros.deskbell)} µs`,
    floor: `${whole(micros.bare)} µs`,
    ratio: (micros.deskbell / micros.bare).toFixed(2),
    aim: "",
  };
}

const ms = ({ p50, p95, p99 }: LoadResult) => `${p50.toFixed(2)} / ${p95.toFixed(2)} / ${p99.toFixed(2)} ms`;

function closedLoop(count: number, { bare, deskbell }: Record<Kind, LoadResult>): Row[] {
  const what = `message, ${count} ${count === 1 ? "chat" : "chats"}`;
  const rate = deskbell.perSecond / bare.perSecond;
  const latency = deskbell.p50 / bare.p50;
  return [
    {
      figure: "B2",
      what: `${what}: messages a second`,
      ours: whole(deskbell.perSecond),
      floor: whole(bare.perSecond),
      ratio: rate.toFixed(2),
      ...(count === 50 ? { aim: "at least 0.5", met: rate >= 0.5 } : { aim: "" }),
    },
    {
      figure: "B2",
      what: `${what}: p50 / p95 / p99`,
      ours: ms(deskbell),
      floor: ms(bare),
      ratio: latency.toFixed(2),
      ...(count === 1 ? { aim: "p50 at most 2.5", met: latency <= 2.5 } : { aim: "" }),
    },
  ];
}

function fixedRate({ bare, deskbell }: Record<Kind, LoadResult>): Row {
  const what = `message, ${RATE} a second over ${MOST} chats: p50 / p95 / p99`;
  const ratio = (deskbell.p50 / bare.p50).toFixed(2);
  return { figure: "B2", what, ours: ms(deskbell), floor: ms(bare), ratio, aim: "" };
}
