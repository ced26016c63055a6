import type { Figure } from "./figure.ts";
import { makeWorld, type World } from "./world.ts";

/** One world for all figures, with as many people as the most demanding of them wants; made when first asked for. */
export class SharedWorld {
  readonly #people: { contacts: number; agents: number };
  readonly #say: (line: string) => void;
  #world: Promise<World> | undefined;

  constructor(figures: readonly Figure[], say: (line: string) => void) {
    const most = (kind: "contacts" | "agents") => Math.max(1, ...figures.map(({ people }) => people[kind]));
    this.#people = { contacts: most("contacts"), agents: most("agents") };
    this.#say = say;
  }

  world(): Promise<World> {
    this.#world ??= makeWorld({ ...this.#people, measured: true, say: this.#say });
    return this.#world;
  }

  async stop(): Promise<void> {
    await (await this.#world)?.stop();
  }
}
