import type { World } from "./world.ts";

/** One line of the table. */
export interface Row {
  /** As spec 00 section 8 names it. */
  figure: string;
  what: string;
  ours: string;
  floor: string;
  ratio: string;
  aim: string;
  /** Undefined where the figure is shown without an aim of its own. */
  met?: boolean;
}

export interface Bench {
  /** The people and the server that several figures share. */
  world(): Promise<World>;
  /** Shorter runs: to see that everything works, not for the record. */
  quick: boolean;
  say(line: string): void;
}

export interface Figure {
  name: string;
  what: string;
  /** People that it needs in the world. */
  people: { contacts: number; agents: number };
  run(bench: Bench): Promise<Row[]>;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The value below which `share` of the sorted values lie. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export const whole = (value: number): string => Math.round(value).toLocaleString("en");
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
