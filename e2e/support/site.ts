import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Network } from "./network.ts";
import { root } from "./root.ts";

const readyWithin = 90_000;

/** The real server as its own process, on a database and data folder of its own, behind a network that can fail. */
export class RunningSite {
  readonly network: Network;
  readonly #command: "demo" | "serve";
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #log = "";

  private constructor(command: "demo" | "serve", folder: string, port: number, network: Network) {
    this.#command = command;
    this.#folder = folder;
    this.#port = port;
    this.network = network;
  }

  /** `demo`: the demo site. `serve`: an empty site. Ready when this resolves. */
  static async open(command: "demo" | "serve"): Promise<RunningSite> {
    const folder = await mkdtemp(join(tmpdir(), "deskbell-e2e-"));
    const port = await freePort();
    const site = new RunningSite(command, folder, port, await Network.open(() => port));
    try {
      await site.start();
      return site;
    } catch (error) {
      await site.close();
      throw error;
    }
  }

  /** Public address, without a trailing slash. */
  get url(): string {
    return `http://127.0.0.1:${this.network.port}`;
  }

  /** Everything the server has printed so far. */
  get log(): string {
    return this.#log;
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      PORT: String(this.#port),
      HOST: "127.0.0.1",
      DATABASE_URL: "",
      REDIS_URL: "",
      DESKBELL_URL: this.url,
      DESKBELL_DATA_DIR: this.#folder,
      DESKBELL_TEST_MODE: "1",
      DESKBELL_RATE_LIMITS: "off",
    };
    const before = this.#log.length;
    const server = spawn(process.execPath, ["server/main.ts", this.#command], { cwd: root, env });
    this.#process = server;
    for (const stream of [server.stdout, server.stderr]) {
      stream.on("data", (chunk) => {
        this.#log += chunk;
      });
    }
    const until = Date.now() + readyWithin;
    while (!this.#log.includes("Deskbell is ready at", before)) {
      if (server.exitCode !== null || server.signalCode !== null || Date.now() > until) {
        throw new Error(`The server did not start:\n${this.#log.slice(-3000)}`);
      }
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** The server dies in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async close(): Promise<void> {
    await this.#end("SIGTERM");
    await this.network.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
    const server = this.#process;
    this.#process = undefined;
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const exited = once(server, "exit");
    server.kill(signal);
    await exited;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
