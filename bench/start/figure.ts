import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "@deskbell/server/platform/embedded/index.ts";
import { type Figure, median, pause } from "../lib/figure.ts";
import { residentBytes } from "../lib/machine.ts";
import { freePort } from "../lib/world.ts";

const RUNS = 3;
const AIM_SECONDS = 1.5;
const AIM_MB = 200;
const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const quiet = { info() {}, warn() {} };

/** B11: cold start to ready on an existing data folder, against starting PostgreSQL alone; memory when idle. */
export const startFigure: Figure = {
  name: "B11",
  what: "cold start to ready, and memory when idle",
  people: { contacts: 1, agents: 1 },
  run: async ({ quick }) => {
    const dataDir = mkdtempSync(join(tmpdir(), "deskbell-bench-"));
    try {
      await startServer(dataDir);
      const [ours, floor, memory]: number[][] = [[], [], []];
      for (let i = 0; i < (quick ? 1 : RUNS); i++) {
        floor!.push(await startDatabase(dataDir));
        const { seconds, bytes } = await startServer(dataDir);
        ours!.push(seconds);
        if (bytes) memory!.push(bytes / 1e6);
      }
      return rows(median(ours!), median(floor!), memory!.length > 0 ? median(memory!) : undefined);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};

function rows(ours: number, floor: number, memory: number | undefined) {
  const more = ours - floor;
  return [
    {
      figure: "B11",
      what: "cold start to ready",
      ours: `${ours.toFixed(2)} s`,
      floor: `${floor.toFixed(2)} s (PostgreSQL)`,
      ratio: `${more.toFixed(2)} s more`,
      aim: `at most ${AIM_SECONDS} s more`,
      met: more <= AIM_SECONDS,
    },
    {
      figure: "B11",
      what: "resident memory when idle",
      ours: memory === undefined ? "not to be had here" : `${memory.toFixed(0)} MB`,
      floor: "",
      ratio: "",
      aim: `${AIM_MB} MB`,
      met: memory === undefined ? undefined : memory <= AIM_MB,
    },
  ];
}

async function startDatabase(dataDir: string): Promise<number> {
  const start = performance.now();
  const database = await startEmbedded({ dataDir, log: quiet });
  const seconds = (performance.now() - start) / 1000;
  await database.stop();
  return seconds;
}

async function startServer(dataDir: string): Promise<{ seconds: number; bytes: number | undefined }> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), HOST: "127.0.0.1", DESKBELL_DATA_DIR: dataDir, DATABASE_URL: "" };
  const start = performance.now();
  const child = spawn(process.execPath, [main, "serve"], { env, stdio: "ignore" });
  try {
    while (
      !(await fetch(`http://127.0.0.1:${port}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
      await pause(5);
    }
    const seconds = (performance.now() - start) / 1000;
    await pause(10_000);
    return { seconds, bytes: residentBytes(child.pid!) };
  } finally {
    const ended = new Promise((done) => child.once("exit", done));
    if (child.kill()) await ended;
  }
}
