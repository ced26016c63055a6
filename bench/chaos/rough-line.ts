import { connect, createServer, type Server, type Socket } from "node:net";
import { between } from "./random.ts";

interface Pair {
  near: Socket;
  far: Socket;
  timers: NodeJS.Timeout[];
}

export interface LineFigures {
  opened: number;
  cut: number;
  stalled: number;
  halfOpened: number;
}

/**
 * A network between one client and the server that behaves badly: connections break off, stand still for seconds, or
 * go deaf in one direction without closing. `calm` breaks everything once more and then lets all pass.
 */
export class RoughLine {
  readonly figures: LineFigures = { opened: 0, cut: 0, stalled: 0, halfOpened: 0 };
  readonly #random: () => number;
  readonly #target: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #rough = true;

  private constructor(target: number, random: () => number) {
    this.#target = target;
    this.#random = random;
    this.#server = createServer({ noDelay: true }, (near) => this.#accept(near));
  }

  static async open(target: number, random: () => number): Promise<RoughLine> {
    const line = new RoughLine(target, random);
    await new Promise<void>((listening) => line.#server.listen(0, "127.0.0.1", listening));
    return line;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as { port: number }).port}`;
  }

  calm(): void {
    this.#rough = false;
    for (const pair of this.#pairs) this.#cut(pair);
  }

  close(): void {
    this.calm();
    this.#server.close();
  }

  #accept(near: Socket): void {
    const far = connect({ port: this.#target, host: "127.0.0.1", noDelay: true });
    const pair: Pair = { near, far, timers: [] };
    this.#pairs.add(pair);
    this.figures.opened++;
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (chunk) => to.write(chunk));
      from.on("error", () => this.#cut(pair));
      from.on("close", () => this.#cut(pair));
    }
    if (this.#rough) this.#plan(pair);
  }

  /** Each connection has one mishap; some live long enough to reach the end of the run without. */
  #plan(pair: Pair): void {
    const kind = this.#random();
    const begins = between(this.#random, 300, 8000);
    const lasts = between(this.#random, 500, 6000);
    const after = (ms: number, work: () => void) => pair.timers.push(setTimeout(work, ms));
    if (kind < 0.6) {
      after(begins, () => {
        this.figures.cut++;
        this.#cut(pair);
      });
    } else if (kind < 0.8) {
      after(begins, () => {
        this.figures.stalled++;
        pair.near.pause();
        pair.far.pause();
      });
      after(begins + lasts, () => {
        pair.near.resume();
        pair.far.resume();
      });
    } else if (kind < 0.95) {
      const deaf = this.#random() < 0.5 ? pair.near : pair.far;
      after(begins, () => {
        this.figures.halfOpened++;
        deaf.removeAllListeners("data");
        deaf.resume();
      });
      after(begins + lasts * 2, () => this.#cut(pair));
    }
  }

  #cut(pair: Pair): void {
    if (!this.#pairs.delete(pair)) return;
    for (const timer of pair.timers) clearTimeout(timer);
    pair.near.resetAndDestroy();
    pair.far.resetAndDestroy();
  }
}
