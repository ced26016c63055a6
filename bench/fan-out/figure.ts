import { type Figure, median, type Row, whole } from "../lib/figure.ts";
import { ask, Line } from "../lib/http.ts";
import { Helper } from "../lib/process.ts";
import type { World } from "../lib/world.ts";
import type { FanOutOptions, FanOutResult, FanOutRun } from "./load.ts";

const CONNECTIONS = 1000;
/** One person may have so many open. */
const EACH = 20;
const RUNS = 3;

/** B7: one message to everybody who follows a chat, again and again, against bare `ws` that sends the same bytes. */
export const fanOutFigure: Figure = {
  name: "B7",
  what: `broadcast to ${CONNECTIONS} connections`,
  people: { contacts: 1, agents: CONNECTIONS / EACH },
  run: async (bench) => {
    const world = await bench.world();
    const floor = new Helper(new URL("../floor/fan-out.ts", import.meta.url), {});
    const helpers = [floor];
    try {
      const { port } = await floor.ask<{ port: number }>();
      const cookies = world.agents.slice(0, CONNECTIONS / EACH).flatMap(({ cookie }) => Array(EACH).fill(cookie));
      const load = (options: FanOutOptions) => {
        const helper = new Helper(new URL("./load.ts", import.meta.url), options);
        helpers.push(helper);
        return helper.ask().then(() => helper);
      };
      const deskbell = await load({ kind: "deskbell", url: world.url, cookies, sid: await openChat(world) });
      const bare = await load({ kind: "bare", url: `http://127.0.0.1:${port}`, cookies });
      return [await measure(bare, deskbell, bench.quick ? 1 : 4)];
    } finally {
      await Promise.all(helpers.map((helper) => helper.stop()));
    }
  },
};

async function openChat({ url, contacts, agents }: World): Promise<string> {
  const [contact, agent] = [new Line(url, contacts.at(-1)!.cookie), new Line(url, agents[0]!.cookie)];
  const { id } = await ask<{ id: string }>(contact, "POST", "/chat-sessions", { kind: "pre_ticket" });
  await ask(agent, "POST", `/chat-sessions/${id}/join`, { force: true });
  contact.close();
  agent.close();
  return id;
}

async function measure(bare: Helper, deskbell: Helper, seconds: number): Promise<Row> {
  const run = (helper: Helper, length: number, time = seconds) =>
    helper.ask<FanOutResult>({ seconds: time, length } satisfies FanOutRun);
  // The first runs warm up and count for nothing, but say how long the product's frame is.
  const { length } = await run(deskbell, 0, 2);
  await run(bare, length, 2);
  const rates = { bare: [] as number[], deskbell: [] as number[] };
  for (let i = 0; i < RUNS; i++) {
    rates.bare.push((await run(bare, length)).perSecond);
    rates.deskbell.push((await run(deskbell, length)).perSecond);
  }
  const [ours, floor] = [median(rates.deskbell), median(rates.bare)];
  return {
    figure: "B7",
    what: `a message of ${length} bytes to ${whole(CONNECTIONS)} connections: frames a second`,
    ours: whole(ours),
    floor: whole(floor),
    ratio: (ours / floor).toFixed(2),
    aim: "at least 0.6",
    met: ours / floor >= 0.6,
  };
}
