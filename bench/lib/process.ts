import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Usage {
  rss: number;
  heap: number;
  cpuMicros: number;
}

/** In a measured process: answers what it uses; memory after a collection, where it may ask for one. */
export function answerUsage(): void {
  process.on("message", (message: { usage?: "memory" | "processor" }) => {
    if (message.usage === "memory") for (let i = 0; i < 3; i++) globalThis.gc?.();
    if (!message.usage) return;
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    process.send!({ rss, heap: heapUsed, cpuMicros: user + system } satisfies Usage);
  });
  process.on("disconnect", () => process.exit());
}

/** A program of the benchmark in a process of its own, which one asks and which answers one thing at a time. */
export class Helper {
  readonly child: ChildProcess;

  constructor(file: URL, options: unknown, execArgv: string[] = []) {
    const flags = ["--disable-warning=ExperimentalWarning", ...execArgv];
    this.child = fork(fileURLToPath(file), [JSON.stringify(options)], { execArgv: flags });
  }

  ask<T>(question?: object): Promise<T> {
    const answer = nextAnswer<T>(this.child);
    if (question) this.child.send(question);
    return answer;
  }

  usage(of: "memory" | "processor"): Promise<Usage> {
    return this.ask<Usage>({ usage: of });
  }

  stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((ended) => {
      this.child.once("exit", () => ended());
      this.child.kill();
    });
  }
}

export function nextAnswer<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a process of the benchmark ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      resolve(message as T);
    });
  });
}

/** What the parent of a helper gave it. */
export const given = <T>(): T => JSON.parse(process.argv[2]!) as T;
