import { parseArgs } from "node:util";
import { findFaults } from "./chaos/history.ts";
import { runChaos } from "./chaos/run.ts";

/** The chaos run of any length: `node bench/chaos.ts --seconds 600 --contacts 10 --agents 10 --kills 20 --seed 1`. */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "300" },
    contacts: { type: "string", default: "10" },
    agents: { type: "string", default: "10" },
    kills: { type: "string", default: "10" },
    lost: { type: "string", default: "0.3" },
    seed: { type: "string", default: String(Date.now() % 1e6) },
  },
});
const number = (name: keyof typeof values) => Number(values[name]);
const { history, naive, figures } = await runChaos({
  seed: number("seed"),
  contacts: number("contacts"),
  agents: number("agents"),
  seconds: number("seconds"),
  kills: number("kills"),
  lostFrames: number("lost"),
  say: console.log,
});
const faults = findFaults(history);
console.log(figures);
console.log(`faults of a client without care: ${findFaults(naive).length}`);
console.log(`faults: ${faults.length}`);
for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);
