import type { FanOutOptions } from "../fan-out/load.ts";
import { type Bench, type Figure, pause, type Row, whole } from "../lib/figure.ts";
import { Helper, type Usage } from "../lib/process.ts";

/** One person may have 20 open. */
const PEOPLE = 200;
const EACH = 20;
/** Opened first and not counted: code is compiled then, and memory has been asked for. */
const WARM_UP = 25 * EACH;
const SECONDS = 60;

interface Server {
  kind: FanOutOptions["kind"];
  url: string;
  usage(of: "memory" | "processor"): Promise<Usage>;
}

interface Idle {
  kilobytes: number;
  core: number;
}

/** B8: what connections cost that only listen, with heartbeats, in memory and processor time, beside bare `ws`. */
export const idleFigure: Figure = {
  name: "B8",
  what: `${whole(PEOPLE * EACH)} idle connections`,
  people: { contacts: 150, agents: 50 },
  run: async (bench) => {
    const world = await bench.world();
    // A fresh process: what other figures left in memory would hide what connections take.
    await world.killAndRestart();
    const people = [...world.agents, ...world.contacts].slice(0, PEOPLE);
    const cookies = Array.from({ length: PEOPLE * EACH }, (_, i) => people[i % people.length]!.cookie);
    const floor = new Helper(new URL("../floor/fan-out.ts", import.meta.url), {}, ["--expose-gc"]);
    try {
      const { port } = await floor.ask<{ port: number }>();
      const bareServer: Server = { kind: "bare", url: `http://127.0.0.1:${port}`, usage: (of) => floor.usage(of) };
      const bare = await measure(bench, bareServer, cookies);
      const deskbell = await measure(bench, { kind: "deskbell", url: world.url, usage: world.usage }, cookies);
      return rows(bare, deskbell);
    } finally {
      await floor.stop();
    }
  },
};

async function measure({ quick, say }: Bench, { kind, url, usage }: Server, cookies: string[]): Promise<Idle> {
  const loads: Helper[] = [];
  const open = async (some: string[]) => {
    const load = new Helper(new URL("../fan-out/load.ts", import.meta.url), { kind, url, cookies: [] });
    loads.push(load);
    await load.ask();
    for (let i = 0; i < some.length; i += 500) await load.ask({ open: some.slice(i, i + 500) });
  };
  try {
    say(`B8: ${kind}`);
    await open(cookies.slice(0, WARM_UP));
    await pause(3000);
    const before = await usage("memory");
    await open(cookies.slice(WARM_UP));
    await pause(3000);
    const after = await usage("memory");
    // Memory that the process had asked for before is used again: the heap tells what resident memory hides.
    const bytes = Math.max(after.rss - before.rss, after.heap - before.heap);
    const seconds = quick ? 10 : SECONDS;
    const start = await usage("processor");
    await pause(seconds * 1000);
    const end = await usage("processor");
    return {
      kilobytes: bytes / (cookies.length - WARM_UP) / 1000,
      core: (end.cpuMicros - start.cpuMicros) / (seconds * 1e6),
    };
  } finally {
    for (const load of loads) await load.stop();
  }
}

function rows(bare: Idle, deskbell: Idle): Row[] {
  const more = deskbell.kilobytes - bare.kilobytes;
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    {
      figure: "B8",
      what: "an idle connection: memory",
      ours: `${deskbell.kilobytes.toFixed(1)} kB`,
      floor: `${bare.kilobytes.toFixed(1)} kB`,
      ratio: `${more >= 0 ? "+" : ""}${more.toFixed(1)} kB`,
      aim: "at most 25 kB more",
      met: more <= 25,
    },
    {
      figure: "B8",
      what: `${whole(PEOPLE * EACH)} idle connections, with heartbeats: share of a core`,
      ours: percent(deskbell.core),
      floor: percent(bare.core),
      ratio: "",
      aim: "under 5 %",
      met: deskbell.core < 0.05,
    },
  ];
}
