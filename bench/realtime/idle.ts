import { type Kind, Pair, type Usage, withDatabase } from "./pair.ts";

/** B8: what idle connections cost over bare `ws`, in memory and, with heartbeats, in CPU (spec 00 section 8). */
const CONNECTIONS = 4000;
/** Opened first and not counted: code is compiled and memory has been asked for. */
const WARM_UP = 1000;
const SECONDS = 30;

async function run(kind: Kind, url: string): Promise<{ each: number; core: number }> {
  const pair = await Pair.start(kind, url);
  try {
    await pair.open(WARM_UP);
    await pause(5);
    const before = await pair.usage();
    await pair.open(CONNECTIONS);
    await pause(5);
    const start = await pair.usage();
    await pause(SECONDS);
    const end = await pair.usage();
    // Memory that the process had asked for before is used again: the heap tells what resident memory hides.
    const bytes = Math.max(end.rss - before.rss, end.heap - before.heap);
    return { each: bytes / CONNECTIONS / 1000, core: share(start, end) };
  } finally {
    pair.stop();
  }
}

const share = (start: Usage, end: Usage) => (end.cpuMicros - start.cpuMicros) / (SECONDS * 1e6);
const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

await withDatabase(async (url) => {
  const bare = await run("bare", url);
  const deskbell = await run("deskbell", url);
  for (const [kind, { each, core }] of Object.entries({ bare, deskbell })) {
    console.log(
      `${kind.padEnd(9)} ${each.toFixed(1)} kB each, ${(core * 100).toFixed(1)} % of a core for ${CONNECTIONS}`,
    );
  }
  const more = deskbell.each - bare.each;
  console.log(`more      ${more.toFixed(1)} kB each (aim: at most 25; at most 5 % of a core)`);
  if (more > 25 || deskbell.core > 0.05) process.exitCode = 1;
});
