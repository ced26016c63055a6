import { type Kind, median, Pair, withDatabase } from "./pair.ts";

/** B7: one frame to 1,000 connections, again and again, against bare `ws` (spec 00 section 8). */
const CONNECTIONS = 1000;
const BURST = 20;
const WARM_UP = 10;
const BURSTS = 60;
const RUNS = 3;

interface Figure {
  perSecond: number;
  cpuMicrosEach: number;
}

async function run(kind: Kind, url: string): Promise<Figure> {
  const pair = await Pair.start(kind, url);
  try {
    await pair.open(CONNECTIONS);
    const send = async (from: number, bursts: number) => {
      for (let i = 1; i <= bursts; i++) await pair.broadcast(BURST, (from + i) * BURST * CONNECTIONS);
    };
    await send(0, WARM_UP);
    const before = await pair.usage();
    const start = performance.now();
    await send(WARM_UP, BURSTS);
    const seconds = (performance.now() - start) / 1000;
    const after = await pair.usage();
    const frames = BURSTS * BURST * CONNECTIONS;
    return { perSecond: frames / seconds, cpuMicrosEach: (after.cpuMicros - before.cpuMicros) / frames };
  } finally {
    pair.stop();
  }
}

await withDatabase(async (url) => {
  const figures: Record<Kind, Figure[]> = { bare: [], deskbell: [] };
  for (let i = 0; i < RUNS; i++) {
    for (const kind of ["bare", "deskbell"] as const) figures[kind].push(await run(kind, url));
  }
  const of = (kind: Kind, what: keyof Figure) => median(figures[kind].map((figure) => figure[what]));
  for (const kind of ["bare", "deskbell"] as const) {
    const rate = Math.round(of(kind, "perSecond")).toLocaleString("en");
    console.log(
      `${kind.padEnd(9)} ${rate} frames/s, ${of(kind, "cpuMicrosEach").toFixed(1)} µs of the server's CPU each`,
    );
  }
  const ratio = of("deskbell", "perSecond") / of("bare", "perSecond");
  console.log(`ratio     ${ratio.toFixed(2)} (aim: at least 0.6)`);
  if (ratio < 0.6) process.exitCode = 1;
});
