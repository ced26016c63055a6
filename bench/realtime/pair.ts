import { type ChildProcess, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate } from "@deskbell/server/platform/db/migrate.ts";
import { startEmbedded } from "@deskbell/server/platform/embedded/index.ts";
import { nextAnswer, type Usage } from "../lib/process.ts";

export type Kind = "bare" | "deskbell";

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Runs `work` with a database of its own, which is gone afterwards. */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), "deskbell-bench-"));
  const database = await startEmbedded({ dataDir, log: { info() {}, warn() {} } });
  try {
    await migrate(database.url);
    await work(database.url);
  } finally {
    await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A server process of one kind and, in another process, its clients. */
export class Pair {
  readonly #server: ChildProcess;
  readonly #port: number;
  readonly #clients: ChildProcess[] = [];
  #opened = 0;

  private constructor(server: ChildProcess, port: number) {
    this.#server = server;
    this.#port = port;
  }

  static async start(kind: Kind, databaseUrl: string): Promise<Pair> {
    const server = fork(file("./server.ts"), [kind, databaseUrl], { execArgv: ["--expose-gc"] });
    const { port } = await nextAnswer<{ port: number }>(server);
    return new Pair(server, port);
  }

  /** So many more connections, of as many people, in a process of their own. */
  async open(count: number): Promise<void> {
    const url = `ws://127.0.0.1:${this.#port}/realtime`;
    const clients = fork(file("./clients.ts"), [url, String(this.#opened), String(count)]);
    this.#clients.push(clients);
    this.#opened += count;
    await nextAnswer(clients);
  }

  /** Broadcasts so many frames and waits until `total` have arrived at the first clients since the beginning. */
  async broadcast(frames: number, total: number): Promise<void> {
    const [clients] = this.#clients;
    const arrived = nextAnswer(clients!);
    clients!.send({ want: total });
    this.#server.send({ send: frames });
    await arrived;
  }

  usage(): Promise<Usage> {
    const usage = nextAnswer<Usage>(this.#server);
    this.#server.send({ usage: true });
    return usage;
  }

  stop(): void {
    for (const clients of this.#clients) clients.kill();
    this.#server.kill();
  }
}
