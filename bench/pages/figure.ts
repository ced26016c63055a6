import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Response } from "playwright-core";
import { testBrowser } from "../../e2e/support/browser.ts";
import { type Figure, median, type Row } from "../lib/figure.ts";
import type { World } from "../lib/world.ts";

const RUNS = 3;
const AIM_KB = 180;

interface Portal {
  name: string;
  path: string;
  cookie?: string;
  /** Kilobytes of script at most. */
  aim?: number;
}

/**
 * B12: the first page of each portal with a cold cache: script (gzip) that begins to load before anything is painted, script
 * in all until the network is quiet, and the largest contentful paint.
 */
export const pagesFigure: Figure = {
  name: "B12",
  what: "first page of each portal, cold cache",
  people: { contacts: 1, agents: 1 },
  run: async (bench) => {
    const world = await bench.world();
    const browser = await chromium.launch(await testBrowser());
    try {
      const rows: Row[] = [];
      for (const portal of portalsOf(world)) rows.push(await measure(browser, world.url, portal, bench.quick));
      return rows;
    } finally {
      await browser.close();
    }
  },
};

const portalsOf = ({ contacts, agents, admin, withoutChat }: World): Portal[] => [
  { name: "sign-in", path: "/auth/" },
  { name: "client, who may not chat", path: "/portal/", cookie: withoutChat.cookie, aim: AIM_KB },
  { name: "client, who may chat", path: "/portal/", cookie: contacts[0]!.cookie, aim: AIM_KB },
  { name: "TECH", path: "/tech/", cookie: agents[0]!.cookie },
  { name: "admin", path: "/admin/", cookie: admin.cookie },
];

async function measure(browser: Browser, url: string, portal: Portal, quick: boolean): Promise<Row> {
  const visits: Visit[] = [];
  for (let i = 0; i < (quick ? 1 : RUNS); i++) visits.push(await visit(browser, url, portal));
  const of = (what: keyof Visit) => median(visits.map((each) => each[what]));
  const kilobytes = of("before") / 1000;
  const { name, aim } = portal;
  return {
    figure: "B12",
    what: `first page, ${name}: script before the first paint, in all; largest paint`,
    ours: `${kilobytes.toFixed(0)} kB, ${(of("all") / 1000).toFixed(0)} kB; ${of("paint").toFixed(0)} ms`,
    floor: "",
    ratio: "",
    ...(aim ? { aim: `at most ${aim} kB before`, met: kilobytes <= aim } : { aim: "" }),
  };
}

interface Visit {
  before: number;
  all: number;
  /** Milliseconds from the start of the visit. */
  paint: number;
}

async function visit(browser: Browser, url: string, { path, cookie }: Portal): Promise<Visit> {
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    const [name, value] = (cookie ?? "").split("=");
    if (name && value) await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    const sizes = new Map<string, Promise<number>>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") sizes.set(response.url(), compressed(response));
    });
    await page.goto(url + path, { waitUntil: "networkidle" });
    // Another page would have its own figures.
    if (!new URL(page.url()).pathname.startsWith(path)) throw new Error(`${path} led to ${page.url()}`);
    const { largest, early } = await page.evaluate(timings);
    let [before, all] = [0, 0];
    for (const [address, size] of sizes) {
      all += await size;
      if (early.includes(address)) before += await size;
    }
    return { before, all, paint: largest };
  } finally {
    await context.close();
  }
}

/** In the page: the largest paint, and what began to load before the first. */
async function timings(): Promise<{ largest: number; early: string[] }> {
  const largest = await new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error("nothing was painted within 10 s")), 10_000);
    const last = (list: PerformanceObserverEntryList) => resolve(list.getEntries().at(-1)!.startTime);
    new PerformanceObserver(last).observe({ type: "largest-contentful-paint", buffered: true });
  });
  const [first] = performance.getEntriesByName("first-contentful-paint");
  const early = performance.getEntriesByType("resource").filter(({ startTime }) => startTime < first!.startTime);
  return { largest, early: early.map(({ name }) => name) };
}

const compressed = async (response: Response) => gzipSync(await response.body()).length;
