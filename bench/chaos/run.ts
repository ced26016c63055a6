import { userIdOf } from "@deskbell/common/people/user-id.ts";
import { type Member, makeWorld, type World } from "../lib/world.ts";
import { Browser } from "./browser.ts";
import type { History } from "./history.ts";
import { NaivePage } from "./naive.ts";
import { Page, type PageOptions } from "./page.ts";
import { between, seeded } from "./random.ts";
import { RoughLine } from "./rough-line.ts";
import { readHeads, readTruth } from "./truth.ts";

export interface ChaosOptions {
  seed: number;
  contacts: number;
  agents: number;
  seconds: number;
  /** How often the server is killed, at equal distances. */
  kills: number;
  /** Share of broadcasts that reach nobody. */
  lostFrames: number;
  say?: (line: string) => void;
}

export interface ChaosResult {
  history: History;
  /** What the client without care showed. */
  naive: History;
  figures: Record<string, number>;
}

const CATCH_UP_SECONDS = 60;

/**
 * People chat through the portals' own client code over lines that break, while the server is killed and loses
 * broadcasts; then the lines hold, everybody comes back, and what each page showed is answered with what the database
 * has (spec 10 P-11).
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { contacts, agents, lostFrames, say = () => {} } = options;
  const environment = { DESKBELL_DROP_FRAMES: String(lostFrames) };
  const world = await makeWorld({ contacts, agents, environment, say });
  const crowd = new Crowd(world, options);
  try {
    await crowd.enter();
    say(`${contacts + agents} people chat for ${options.seconds} s, seed ${options.seed}`);
    await crowd.live();
    say("the lines hold; everybody comes back");
    const seconds = await crowd.settle();
    return await crowd.result(seconds);
  } finally {
    crowd.close();
    await world.stop();
  }
}

interface Seat {
  member: Member;
  kind: "contact" | "agent";
  options: PageOptions;
  page: Page;
  /** Pages that were closed by a reload. */
  past: Page[];
  random: () => number;
  opens: boolean;
}

class Crowd {
  readonly #world: World;
  readonly #options: ChaosOptions;
  readonly #random: () => number;
  readonly #seats: Seat[] = [];
  #naive: NaivePage | undefined;
  #kills = 0;
  #said = 0;
  #reloads = 0;
  #living = false;

  constructor(world: World, options: ChaosOptions) {
    this.#world = world;
    this.#options = options;
    this.#random = seeded(options.seed);
  }

  /** One page each; the first contact has two tabs of one browser, the first agent two devices. */
  async enter(): Promise<void> {
    const { contacts, agents, url } = this.#world;
    for (const [i, member] of contacts.entries()) {
      const browser = new Browser();
      await this.#sit(member, "contact", browser, `contact ${i + 1}`, true);
      if (i === 0) await this.#sit(member, "contact", browser, "contact 1, second tab", false);
    }
    for (const [i, member] of agents.entries()) {
      await this.#sit(member, "agent", new Browser(), `agent ${i + 1}`, false);
      if (i === 0) await this.#sit(member, "agent", new Browser(), "agent 1, second device", false);
    }
    this.#naive = new NaivePage(url, agents[0]!.cookie, await this.#line());
  }

  async #sit(member: Member, kind: Seat["kind"], browser: Browser, name: string, opens: boolean): Promise<void> {
    const random = seeded(Math.floor(this.#random() * 2 ** 32));
    const me = { userId: userIdOf("demo", kind, member.id), userType: kind, id: member.id, name: member.name };
    const line = await this.#line();
    const events = kind === "agent" && this.#seats.length % 4 === 3;
    const { url: origin } = this.#world;
    const options: PageOptions = { name, me, origin, cookie: member.cookie, line, browser, random, events };
    this.#seats.push({ member, kind, options, page: new Page(options), past: [], random, opens });
  }

  #line(): Promise<RoughLine> {
    const random = seeded(Math.floor(this.#random() * 2 ** 32));
    return RoughLine.open(Number(new URL(this.#world.url).port), random);
  }

  async live(): Promise<void> {
    const { seconds, kills } = this.#options;
    this.#living = true;
    const acting = this.#seats.map((seat) => this.#act(seat));
    for (let i = 0; i < kills; i++) {
      await pause((seconds * 1000) / (kills + 1));
      await this.#world.killAndRestart();
      this.#kills++;
    }
    await pause((seconds * 1000) / (kills + 1));
    this.#living = false;
    await Promise.all(acting);
  }

  async #act(seat: Seat): Promise<void> {
    while (this.#living) {
      await pause(between(seat.random, 50, 650));
      if (seat.random() < 0.01) this.#reload(seat);
      if (seat.kind === "agent") this.#serve(seat);
      if (seat.opens) this.#ring(seat);
      const { chats } = seat.page;
      const sid = chats[Math.floor(seat.random() * chats.length)];
      if (sid) seat.page.say(sid, `${seat.page.name}: ${++this.#said}`);
      for (const each of chats) if (seat.kind === "agent") this.#naive?.follow(each);
    }
  }

  #reload(seat: Seat): void {
    seat.page.close();
    seat.past.push(seat.page);
    seat.page = new Page(seat.options);
    this.#reloads++;
  }

  /** A contact without a chat opens one. */
  #ring({ page }: Seat): void {
    const { outbox, list } = page.chat;
    if (!list.store.get().ready || page.chats.length > 0) return;
    if (outbox.items.get().some((item) => item.start)) return;
    const alive = [...list.store.get().entries.values()].some(({ session }) => session.status === "created");
    if (!alive) page.open(`${page.name} opens: ${++this.#said}`);
  }

  /** An agent joins who waits, helps colleagues, and now and then leaves or ends a chat. */
  #serve({ page, random }: Seat): void {
    const { act, list } = page.chat;
    const mine = page.chats;
    for (const [sid, { session }] of list.store.get().entries) {
      const agents = session.users.filter((user) => user.userType === "agent").length;
      const wanted = session.status === "created" ? 0.5 : session.status === "handled" && agents < 2 ? 0.2 : 0;
      if (!mine.includes(sid) && random() < wanted) act.join(sid, { force: true }).catch(() => {});
    }
    const sid = mine[0];
    if (sid && random() < 0.01) act.leave(sid).catch(() => {});
    else if (sid && random() < 0.004) act.complete(sid, { ticket: { action: "none" } }).catch(() => {});
  }

  /** Seconds until every page has sent all it had and shows all there is. */
  async settle(): Promise<number> {
    const began = performance.now();
    const pages = this.#seats.map(({ page }) => page);
    for (const { options } of this.#seats) options.line.calm();
    // What was under way fails now, and is not left to its own next try.
    await pause(300);
    for (const page of pages) {
      page.realtime.reconnect();
      page.chat.outbox.wake();
    }
    for (;;) {
      const heads = await readHeads(this.#world.databaseUrl);
      const seconds = (performance.now() - began) / 1000;
      for (const page of pages) page.scrollUp();
      if (pages.every((page) => page.isCaughtUp(heads)) || seconds > CATCH_UP_SECONDS) return seconds;
      await pause(250);
    }
  }

  async result(caughtUpSeconds: number): Promise<ChaosResult> {
    const refused = new Set<string>();
    for (const { page } of this.#seats) {
      for (const item of page.chat.outbox.items.get()) if (item.failed) refused.add(item.text);
    }
    for (const { page } of this.#seats) page.end();
    const pages = this.#seats.flatMap(({ page, past }) => [...past, page]);
    const windows = pages.flatMap((page) => page.windows);
    const truth = await readTruth(this.#world.databaseUrl);
    const history: History = {
      windows,
      sent: pages.flatMap((page) => page.sent),
      acks: pages.flatMap((page) => page.acks),
      refused,
      truth,
    };
    const naive: History = { ...history, windows: this.#naive!.windows };
    return { history, naive, figures: this.#figures(history, caughtUpSeconds) };
  }

  #figures({ windows, sent, acks, refused, truth }: History, caughtUpSeconds: number): Record<string, number> {
    const lines = this.#seats.map(({ options }) => options.line.figures);
    const sum = (what: keyof (typeof lines)[number]) => lines.reduce((total, line) => total + line[what], 0);
    return {
      pages: this.#seats.length,
      chats: truth.length,
      sent: sent.length,
      acknowledged: acks.length,
      refused: refused.size,
      views: windows.reduce((total, { glimpses }) => total + glimpses.length, 0),
      connections: sum("opened"),
      cut: sum("cut"),
      stalled: sum("stalled"),
      halfOpened: sum("halfOpened"),
      reloads: this.#reloads,
      kills: this.#kills,
      caughtUpSeconds: Math.round(caughtUpSeconds * 10) / 10,
    };
  }

  close(): void {
    this.#living = false;
    this.#naive?.close();
    for (const { page, options } of this.#seats) {
      page.close();
      options.line.close();
    }
  }
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
