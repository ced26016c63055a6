import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";
import { type Bench, type Figure, median, type Row } from "../lib/figure.ts";

const RUNS = 3;
const AIM_KB = 180;
const portals = [
  ["client", "/portal/", "contacts"],
  ["TECH", "/tech/", "agents"],
  ["admin", "/admin/", "agents"],
] as const;

/** B12: the first page of each portal with a cold cache: script bytes as sent, largest contentful paint. */
export const pagesFigure: Figure = {
  name: "B12",
  what: "first page of each portal, cold cache",
  people: { contacts: 1, agents: 1 },
  run: async (bench) => {
    const browser = await playwright.launch({ executablePath: await chromium.executablePath(), args: args() });
    try {
      const rows: Row[] = [];
      for (const portal of portals) rows.push(...(await measure(bench, browser, portal)));
      return rows;
    } finally {
      await browser.close();
    }
  },
};

/** One process for all pages would end with the first context. */
const args = () => chromium.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");

async function measure(bench: Bench, browser: Browser, [name, path, who]: (typeof portals)[number]): Promise<Row[]> {
  const world = await bench.world();
  const { cookie } = world[who][0]!;
  const paints: number[] = [];
  let kilobytes = 0;
  for (let i = 0; i < (bench.quick ? 1 : RUNS); i++) {
    const page = await visit(browser, world.url, path, cookie);
    paints.push(page.paint);
    kilobytes = page.bytes / 1000;
  }
  return [
    {
      figure: "B12",
      what: `${name}: scripts of the first page, as sent`,
      ours: `${kilobytes.toFixed(0)} kB`,
      floor: "",
      ratio: "",
      aim: name === "client" ? `at most ${AIM_KB} kB before chat` : "",
      met: undefined,
    },
    {
      figure: "B12",
      what: `${name}: largest contentful paint`,
      ours: `${median(paints).toFixed(0)} ms`,
      floor: "",
      ratio: "",
      aim: "",
    },
  ];
}

async function visit(
  browser: Browser,
  url: string,
  path: string,
  cookie: string,
): Promise<{ bytes: number; paint: number }> {
  const context = await browser.newContext({ locale: "en-GB" });
  try {
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url }]);
    const page = await context.newPage();
    let bytes = 0;
    page.on("response", async (response) => {
      if (response.request().resourceType() === "script")
        bytes += Number((await response.allHeaders())["content-length"] ?? 0);
    });
    await page.goto(url + path, { waitUntil: "networkidle" });
    const paint = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
            type: "largest-contentful-paint",
            buffered: true,
          });
        }),
    );
    return { bytes, paint };
  } finally {
    await context.close();
  }
}
