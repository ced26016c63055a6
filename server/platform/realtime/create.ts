import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Database } from "../db/index.ts";
import { uuidv7 } from "../ids.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Bus } from "./bus/bus.ts";
import { type Envelope, Post, unpack } from "./bus/post.ts";
import { postgresBus } from "./bus/postgres.ts";
import { redisBus } from "./bus/redis.ts";
import type { Authenticate, PersonRef, Realtime } from "./contract.ts";
import { readFeedAfter } from "./feeds.ts";
import { endSession, follow, recheckLog, recheckPerson, unfollow } from "./follow.ts";
import { beatNow, Heartbeat } from "./heartbeat.ts";
import { feedFrame, Hub } from "./hub.ts";
import { renewLease } from "./lease.ts";
import { realtimeMetrics } from "./metrics.ts";
import { Outgoing } from "./outgoing.ts";
import { Signals } from "./signals.ts";
import { timing as defaults, type Timing } from "./timing.ts";
import { WebSockets } from "./websocket.ts";

export interface RealtimeOptions {
  config: Pick<Config, "publicUrl" | "redisUrl" | "siteId">;
  clock: Clock;
  log: Log;
  db: Database;
  metrics: Metrics;
  authenticate: Authenticate;
  bus?: Bus;
  timing?: Partial<Timing>;
  /** Chaos runs only: true for a broadcast that does not reach a receiver. */
  loses?: () => boolean;
}

export interface SubscriptionChange {
  stream: string;
  sub: { sid: string; after: number }[];
  unsub: string[];
}

/** What `realtimeRoutes` binds to HTTP; everything else in the product sees only `Realtime`. */
export interface RealtimeServer extends Realtime {
  readonly publicUrl: string;
  readonly hub: Hub;
  readonly webSockets: WebSockets;
  /** For the person's own stream, in whichever process it is; false when it cannot be theirs. */
  changeSubscriptions(who: PersonRef, change: SubscriptionChange): boolean;
}

/** The stream of one site in this process (ARCHITECTURE section 4 "Realtime"). Idle until `start`. */
export function createRealtime(options: RealtimeOptions): RealtimeServer {
  return new Server(options);
}

class Server implements RealtimeServer {
  readonly processId = uuidv7();
  readonly publicUrl: string;
  readonly hub: Hub;
  readonly webSockets: WebSockets;
  readonly #options: RealtimeOptions;
  readonly #timing: Timing;
  readonly #heartbeat: Heartbeat;
  readonly #bus: Bus;
  readonly #post: Post;
  readonly #signals: Signals;
  readonly #orders = new WeakMap<object, Map<string, number>>();
  /** No other process lives: nothing needs to be shared. A new one announces itself. */
  #alone = false;
  #timers: NodeJS.Timeout[] = [];

  constructor(options: RealtimeOptions) {
    const { config, clock, log, db, authenticate } = options;
    this.#options = options;
    this.#timing = { ...defaults, ...options.timing };
    this.publicUrl = config.publicUrl;
    const metrics = realtimeMetrics(options.metrics, () => this.#count());
    const parts = { clock, log, db, authenticate, metrics, siteId: config.siteId, processId: this.processId };
    this.hub = new Hub({ ...parts, timing: this.#timing, loses: options.loses });
    this.webSockets = new WebSockets(this.hub);
    this.#heartbeat = new Heartbeat(this.hub);
    this.#bus = options.bus ?? (config.redisUrl ? redisBus(config.redisUrl, config.siteId, log) : postgresBus(db, log));
    this.#post = new Post(this.#bus, this.processId, log, metrics.busOut);
    this.#signals = new Signals(db, log, this.processId, (i, s, text) => this.#share({ s, i }, text));
    this.#listen();
  }

  publish: Realtime["publish"] = (room, frame, audience) => {
    const out = Outgoing.of(frame);
    this.hub.fanOut(room, out, audience);
    this.#share({ r: room, p: out.position || undefined, a: audience }, out);
  };

  deliver: Realtime["deliver"] = (room, frame, audience) => this.hub.fanOut(room, Outgoing.of(frame), audience);

  publishFeed: Realtime["publishFeed"] = (feed, cursor, item, audience) => {
    const out = Outgoing.of(feedFrame(feed, cursor, item));
    this.hub.fanOutFeed(feed, out, audience);
    this.#share({ r: feed, p: cursor, f: out.feed, a: audience }, out);
  };

  broadcast = (topic: string, payload: unknown) => this.#signals.send(topic, payload);
  onBroadcast: Realtime["onBroadcast"] = (topic, listener) => this.#signals.on(topic, listener);
  setLogProvider: Realtime["setLogProvider"] = (provider) => {
    this.hub.provider = provider;
  };
  setFeedGuard: Realtime["setFeedGuard"] = (guard) => {
    this.hub.guard = guard;
  };
  addConnectionListener: Realtime["addConnectionListener"] = (listener) => {
    this.hub.listeners.push(listener);
  };
  feedAfter: Realtime["feedAfter"] = (actor, position, limit) =>
    readFeedAfter(this.#options.db, this.hub.guard, actor, position, limit);
  connections = () => [...this.hub.connections.values()];
  recheck = (who: PersonRef) => this.#signals.send(topics.recheck, { kind: who.kind, id: who.id });
  recheckLog = (sid: string) => this.#signals.send(topics.recheckLog, sid);
  endSession = (sessionId: string) => this.#signals.send(topics.endSession, sessionId);

  changeSubscriptions(who: PersonRef, change: SubscriptionChange): boolean {
    const order = Date.now();
    if (this.hub.connections.has(change.stream)) return this.#changeHere(who, change, order);
    // The stream's process is part of its name; what that process does not know is nobody's.
    if (change.stream.startsWith(`${this.processId}.`) || !STREAM.test(change.stream)) return false;
    this.#signals.send(topics.subscriptions, { who, change, order });
    return true;
  }

  async start(): Promise<void> {
    await this.#renew();
    await this.#bus.start({
      message: (text) => this.#message(text),
      gap: () => void beatNow(this.hub, this.hub.connections.values()),
    });
    this.#alone = false;
    this.#share({ up: 1 }, "");
    await this.#signals.poll();
    await this.#renew();
    this.#heartbeat.start();
    this.webSockets.start();
    this.#every(this.#timing.renew, () => this.#renew());
    this.#every(this.#timing.signals, () => this.#signals.poll());
  }

  async close(): Promise<void> {
    this.hub.closing = true;
    for (const timer of this.#timers) clearInterval(timer);
    this.#heartbeat.stop();
    this.webSockets.stop();
    const leaving = this.connections();
    for (const connection of leaving) {
      this.hub.end(connection, "shutdown", Math.round(Math.random() * SPREAD_SECONDS * 10) / 10);
    }
    if (leaving.length > 0) await new Promise((done) => setTimeout(done, LEAVE_MS));
    for (const { transport } of leaving) transport.terminate();
    await this.#signals.flush();
    await this.#post.stop();
    await this.#bus.close();
  }

  #listen(): void {
    const { hub } = this;
    const on = <T>(topic: string, listener: (payload: T) => unknown) =>
      this.#signals.on(topic, (payload) => void listener(payload as T));
    on(topics.recheck, (who: PersonRef) => recheckPerson(hub, who));
    on(topics.recheckLog, (sid: string) => recheckLog(hub, sid));
    on(topics.endSession, (sessionId: string) => endSession(hub, sessionId));
    on(topics.subscriptions, (asked: { who: PersonRef; change: SubscriptionChange; order: number }) =>
      this.#changeHere(asked.who, asked.change, asked.order),
    );
  }

  /** Changes may come by different ways and overtake each other: the client's later wish wins for each log. */
  #changeHere(who: PersonRef, { stream, sub, unsub }: SubscriptionChange, order: number): boolean {
    const connection = this.hub.connections.get(stream);
    if (!connection || connection.actor.kind !== who.kind || connection.actor.id !== who.id) return false;
    const orders = this.#orders.get(connection) ?? new Map<string, number>();
    this.#orders.set(connection, orders);
    const newest = (sid: string) => {
      if ((orders.get(sid) ?? 0) > order) return false;
      orders.set(sid, order);
      return true;
    };
    for (const sid of unsub) if (newest(sid)) unfollow(this.hub, connection, sid);
    for (const { sid, after } of sub) if (newest(sid)) void follow(this.hub, connection, sid, after);
    return true;
  }

  #share(envelope: Envelope, out: Outgoing | string): void {
    if (!this.#alone) this.#post.add(envelope, typeof out === "string" ? out : out.text);
  }

  #message(message: string): void {
    try {
      const entries = unpack(message, this.processId);
      if (entries.length > 0) this.hub.parts.metrics.busIn();
      for (const { envelope, text } of entries) this.#arrived(envelope, text);
    } catch (error) {
      this.#options.log.warn({ err: error }, "a message of another process could not be read");
    }
  }

  #arrived(envelope: Envelope, text: string): void {
    if ("up" in envelope) {
      this.#alone = false;
    } else if ("s" in envelope) {
      if (!envelope.hint) this.#signals.arrived(envelope.i, envelope.s, text);
    } else if (envelope.hint) {
      void beatNow(this.hub, this.hub.rooms.in(envelope.r));
    } else if (envelope.f) {
      this.hub.fanOutFeed(envelope.r, new Outgoing(text, envelope.p, envelope.f), envelope.a ?? null);
    } else {
      this.hub.fanOut(envelope.r, new Outgoing(text, envelope.p), envelope.a);
    }
  }

  async #renew(): Promise<void> {
    this.#alone = (await renewLease(this.#options.db, this.processId, this.#timing.lease)) === 0;
  }

  #every(seconds: number, work: () => Promise<void>): void {
    let busy = false;
    const run = async () => {
      if (busy) return;
      busy = true;
      await work().catch((error) =>
        this.#options.log.warn({ err: error }, "the stream's upkeep failed; it is tried again"),
      );
      busy = false;
    };
    this.#timers.push(setInterval(() => void run(), seconds * 1000));
  }

  #count(): { websocket: number; events: number } {
    let websocket = 0;
    for (const { transport } of this.hub.connections.values()) if (transport.kind === "websocket") websocket++;
    return { websocket, events: this.hub.connections.size - websocket };
  }
}

const topics = {
  recheck: "realtime.recheck",
  recheckLog: "realtime.recheck_log",
  endSession: "realtime.end_session",
  subscriptions: "realtime.subscriptions",
};
const STREAM = /^[0-9a-f-]{36}\.[\w-]{16}$/;
const SPREAD_SECONDS = 10;
/** What a goodbye has to reach its client. */
const LEAVE_MS = 300;
