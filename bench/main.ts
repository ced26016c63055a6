import { parseArgs } from "node:util";
import type { Bench, Figure, Row } from "./lib/figure.ts";
import { describeMachine } from "./lib/machine.ts";
import { SharedWorld } from "./lib/shared-world.ts";
import { asText, writeDocument } from "./lib/table.ts";
import { messageFigure } from "./message/figure.ts";
import { pagesFigure } from "./pages/figure.ts";
import { broadcastFigure } from "./realtime/broadcast.ts";
import { idleFigure } from "./realtime/idle-figure.ts";
import { startFigure } from "./start/figure.ts";

const figures: readonly Figure[] = [messageFigure, broadcastFigure, idleFigure, startFigure, pagesFigure];
const help = `npm run bench -- [--only B2,B7] [--quick] [--write]

Measures the product beside its floor on this machine (spec 00 section 8) and prints one table.
  --only    figures to measure: ${figures.map(({ name, what }) => `${name} (${what})`).join(", ")}
  --quick   short runs, to see that everything works
  --write   write the table to docs/benchmarks.md`;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
process.exitCode = await main();

async function main(): Promise<number> {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const names = values.only?.toUpperCase().split(",");
  const chosen = figures.filter(({ name }) => !names || names.includes(name));
  if (chosen.length === 0) {
    console.error(`There is no figure ${values.only}.\n${help}`);
    return 1;
  }
  const say = (line: string) => console.error(line);
  const shared = new SharedWorld(chosen, say);
  const bench: Bench = { world: () => shared.world(), quick: values.quick, say };
  const rows: Row[] = [];
  try {
    const world = await shared.world();
    const machine = await describeMachine(world.databaseUrl);
    for (const figure of chosen) {
      say(`${figure.name}: ${figure.what}`);
      rows.push(...(await figure.run(bench)));
    }
    console.log(asText(rows, machine));
    if (values.write) writeDocument(rows, machine);
  } finally {
    await shared.stop();
  }
  return rows.every(({ met }) => met !== false) ? 0 : 1;
}
