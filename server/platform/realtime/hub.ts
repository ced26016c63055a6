import type { FeedItem, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import type { Clock } from "../clock.ts";
import type { Database } from "../db/index.ts";
import type { Log } from "../log.ts";
import type { Audience } from "../write.ts";
import type { Connection, Transport } from "./connection.ts";
import type { Authenticate, ConnectionListener, FeedGuard, LogProvider } from "./contract.ts";
import { feedsOf, HeadReader } from "./feeds.ts";
import type { RealtimeMetrics } from "./metrics.ts";
import { Outgoing } from "./outgoing.ts";
import { chatRoom, type Receiver, Rooms } from "./rooms.ts";
import type { Timing } from "./timing.ts";

export type ByeReason = Extract<ServerFrame, { t: "bye" }>["reason"];

export interface HubParts {
  siteId: string;
  processId: string;
  clock: Clock;
  log: Log;
  db: Database;
  authenticate: Authenticate;
  metrics: RealtimeMetrics;
  timing: Timing;
  /** Chaos runs only: true for a broadcast that does not reach a receiver. */
  loses?: () => boolean;
}

/** The connections of this process, the rooms they are in, and the ways to reach them. */
export class Hub {
  readonly parts: HubParts;
  readonly rooms = new Rooms();
  readonly connections = new Map<string, Connection>();
  readonly heads: HeadReader;
  readonly listeners: ConnectionListener[] = [];
  /** Grows with every withdrawal of access: whoever was authenticated before it is authenticated again. */
  accessEpoch = 0;
  closing = false;
  provider: LogProvider | undefined;
  /** Nothing shared is shown before the product has said who may see it. */
  guard: FeedGuard = () => false;

  constructor(parts: HubParts) {
    this.parts = parts;
    this.heads = new HeadReader(parts.db);
  }

  /** Sends to everybody in the room, here. `audience` undefined: to all; else to those whom the guard lets see it. */
  fanOut(room: string, out: Outgoing, audience?: Audience | null): void {
    const receivers = this.#reached(room);
    if (audience === undefined) {
      for (const receiver of receivers) receiver.receive(out);
    } else {
      for (const receiver of receivers) if (this.guard(receiver.connection.actor, audience)) receiver.receive(out);
    }
    if (receivers.size > 0) this.parts.metrics.frames(receivers.size);
  }

  /** An item of a feed; in the shared one those who may not see it get its place without its content. */
  fanOutFeed(room: string, out: Outgoing, audience: Audience | null): void {
    if (out.feed !== "agents") {
      this.fanOut(room, out);
      return;
    }
    const receivers = this.#reached(room);
    const blank = Outgoing.of({ t: "feed", feed: "agents", cursor: out.position, item: null });
    for (const receiver of receivers) {
      receiver.receive(this.guard(receiver.connection.actor, audience) ? out : blank);
    }
    if (receivers.size > 0) this.parts.metrics.frames(receivers.size);
  }

  /** Everybody in the room; in a chaos run only those whom this broadcast reaches. */
  #reached(room: string): ReadonlySet<Receiver> {
    const { loses } = this.parts;
    const receivers = this.rooms.in(room);
    return loses ? new Set([...receivers].filter(() => !loses())) : receivers;
  }

  add(connection: Connection): void {
    this.connections.set(connection.stream, connection);
    for (const { room } of feedsOf(connection.actor)) this.rooms.join(room, connection);
  }

  /** Forgets a connection. `clean`: its person left; otherwise they may be back soon. */
  remove(connection: Connection, clean: boolean): void {
    if (connection.ended) return;
    connection.ended = true;
    this.connections.delete(connection.stream);
    for (const { room } of feedsOf(connection.actor)) this.rooms.leave(room, connection);
    for (const [sid, subscription] of connection.subscriptions ?? []) {
      subscription.over = true;
      this.rooms.leave(chatRoom(sid), subscription);
    }
    connection.subscriptions = undefined;
    const silentMs = performance.now() - connection.seenAt;
    this.#tell((listener) => listener.closed(connection, clean, silentMs));
  }

  opened(connection: Connection): void {
    this.#tell((listener) => listener.opened(connection));
  }

  /** Says why, and ends the connection. */
  end(connection: Connection, reason: ByeReason, retryAfterSeconds?: number): void {
    if (connection.ended) return;
    sayBye(connection.transport, reason, retryAfterSeconds);
    this.remove(connection, reason === "signed_out" || reason === "protocol");
  }

  #tell(what: (listener: ConnectionListener) => void): void {
    for (const listener of this.listeners) {
      try {
        what(listener);
      } catch (error) {
        this.parts.log.error({ err: error }, "a listener of connections failed");
      }
    }
  }
}

const closeCodes: Record<ByeReason, number> = {
  shutdown: 1012,
  signed_out: 4401,
  protocol: 1003,
  slow: 1013,
  hello_timeout: 4408,
};

export function sayBye(
  transport: Transport,
  reason: ByeReason,
  retryAfterSeconds?: number,
  code = closeCodes[reason],
): void {
  transport.write(Outgoing.of({ t: "bye", reason, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }));
  transport.close(code);
}

export const feedFrame = (feed: string, cursor: number, item: FeedItem): ServerFrame => ({
  t: "feed",
  feed: feed === "agents" ? "agents" : "me",
  cursor,
  item,
});
