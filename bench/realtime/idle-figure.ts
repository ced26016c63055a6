import { type Figure, pause, whole } from "../lib/figure.ts";
import type { Usage } from "../lib/process.ts";
import { type Kind, Pair, withDatabase } from "./pair.ts";

const CONNECTIONS = 4000;
/** Opened first and not counted: code is compiled and memory has been asked for. */
const WARM_UP = 1000;
const SECONDS = 30;
const AIM_KB = 25;
const AIM_SHARE = 0.05;

/** B8: what idle connections cost over bare `ws`, in memory and, with heartbeats, in processor time. */
export const idleFigure: Figure = {
  name: "B8",
  what: `${whole(CONNECTIONS)} idle connections`,
  people: { contacts: 1, agents: 1 },
  run: async ({ quick }) => {
    const seconds = quick ? 5 : SECONDS;
    const costs: Partial<Record<Kind, Cost>> = {};
    await withDatabase(async (url) => {
      for (const kind of ["bare", "deskbell"] as const) costs[kind] = await measure(kind, url, seconds);
    });
    const { bare, deskbell } = costs as Record<Kind, Cost>;
    const more = deskbell.kilobytes - bare.kilobytes;
    return [
      {
        figure: "B8",
        what: "memory of an idle connection",
        ours: `${deskbell.kilobytes.toFixed(1)} kB`,
        floor: `${bare.kilobytes.toFixed(1)} kB`,
        ratio: `${more.toFixed(1)} kB more`,
        aim: `at most ${AIM_KB} kB each`,
        met: more <= AIM_KB,
      },
      {
        figure: "B8",
        what: `processor time of ${idleFigure.what}, heartbeats included`,
        ours: percent(deskbell.share),
        floor: percent(bare.share),
        ratio: "",
        aim: `under ${percent(AIM_SHARE)} of a core`,
        met: deskbell.share < AIM_SHARE,
      },
    ];
  },
};

interface Cost {
  kilobytes: number;
  share: number;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

async function measure(kind: Kind, url: string, seconds: number): Promise<Cost> {
  const pair = await Pair.start(kind, url);
  try {
    await pair.open(WARM_UP);
    await pause(5000);
    const before: Usage = await pair.usage();
    await pair.open(CONNECTIONS);
    await pause(5000);
    const start = await pair.usage();
    await pause(seconds * 1000);
    const end = await pair.usage();
    // Memory that the process had asked for before is used again: the heap tells what resident memory hides.
    const bytes = Math.max(end.rss - before.rss, end.heap - before.heap);
    return { kilobytes: bytes / CONNECTIONS / 1000, share: (end.cpuMicros - start.cpuMicros) / (seconds * 1e6) };
  } finally {
    pair.stop();
  }
}
