import { type Figure, median, whole } from "../lib/figure.ts";
import { type Kind, Pair, withDatabase } from "./pair.ts";

const CONNECTIONS = 1000;
const BURST = 20;
const WARM_UP = 10;
const BURSTS = 60;
const RUNS = 3;
const AIM = 0.6;

/** B7: one frame to 1,000 connections, again and again, against bare `ws`. */
export const broadcastFigure: Figure = {
  name: "B7",
  what: `broadcast to ${whole(CONNECTIONS)} connections`,
  people: { contacts: 1, agents: 1 },
  run: async ({ quick }) => {
    const rates: Record<Kind, number[]> = { bare: [], deskbell: [] };
    await withDatabase(async (url) => {
      for (let i = 0; i < (quick ? 1 : RUNS); i++) {
        for (const kind of ["bare", "deskbell"] as const) rates[kind].push(await framesPerSecond(kind, url));
      }
    });
    const [ours, floor] = [median(rates.deskbell), median(rates.bare)];
    return [
      {
        figure: "B7",
        what: broadcastFigure.what,
        ours: `${whole(ours)} frames/s`,
        floor: `${whole(floor)} frames/s`,
        ratio: (ours / floor).toFixed(2),
        aim: `at least ${AIM}`,
        met: ours / floor >= AIM,
      },
    ];
  },
};

async function framesPerSecond(kind: Kind, url: string): Promise<number> {
  const pair = await Pair.start(kind, url);
  try {
    await pair.open(CONNECTIONS);
    const send = async (from: number, bursts: number) => {
      for (let i = 1; i <= bursts; i++) await pair.broadcast(BURST, (from + i) * BURST * CONNECTIONS);
    };
    await send(0, WARM_UP);
    const start = performance.now();
    await send(WARM_UP, BURSTS);
    return (BURSTS * BURST * CONNECTIONS * 1000) / (performance.now() - start);
  } finally {
    pair.stop();
  }
}
