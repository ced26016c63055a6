import type { FeedPosition } from "@deskbell/common/realtime/frames.ts";
import type { PersonActor } from "../actor.ts";
import type { ConnectionInfo } from "./contract.ts";
import type { Outgoing } from "./outgoing.ts";
import type { Receiver } from "./rooms.ts";
import type { Subscription } from "./subscription.ts";

/** Headers with which a connection is authenticated again. */
export interface Credentials extends Record<string, string | undefined> {
  cookie?: string;
  authorization?: string;
}

/** The bytes of one line to a client: a WebSocket or a response of server-sent events. */
export interface Transport {
  readonly kind: "websocket" | "events";
  readonly open: boolean;
  /** Bytes that the client has not taken yet. */
  readonly buffered: number;
  write(out: Outgoing): void;
  /** Says goodbye; the line is closed soon after. */
  close(code: number): void;
  /** Ends the line now. */
  terminate(): void;
}

/** What a client that reads too slowly may leave unread before it is dropped; it resumes from its positions. */
export const BUFFER_MAX = 1024 * 1024;
const HELD_MAX = 2000;

export interface Welcomed {
  stream: string;
  actor: PersonActor;
  device: string;
  visible: boolean;
  resumed: boolean;
}

/** One welcomed client. */
export class Connection implements ConnectionInfo, Receiver {
  readonly stream: string;
  readonly device: string;
  readonly visible: boolean;
  readonly resumed: boolean;
  actor: PersonActor;
  credentials: Credentials;
  readonly transport: Transport;
  subscriptions: Map<string, Subscription> | undefined;
  /** Monotonic milliseconds of the last sign of life. */
  seenAt: number;
  ended = false;
  readonly #slow: (connection: Connection) => void;
  /** Feed frames that arrived while older ones are still being read; undefined once the client is up to date. */
  #held: Outgoing[] | undefined = [];

  constructor(who: Welcomed, transport: Transport, credentials: Credentials, slow: (connection: Connection) => void) {
    this.stream = who.stream;
    this.actor = who.actor;
    this.device = who.device;
    this.visible = who.visible;
    this.resumed = who.resumed;
    this.transport = transport;
    this.credentials = credentials;
    this.seenAt = performance.now();
    this.#slow = slow;
  }

  get connection(): Connection {
    return this;
  }

  /** From the rooms of feeds and presence. */
  receive(out: Outgoing): void {
    if (this.#held === undefined) this.write(out);
    // Beyond this the client finds the hole by its head and asks over HTTP.
    else if (this.#held.length < HELD_MAX) this.#held.push(out);
  }

  write(out: Outgoing): void {
    if (this.ended) return;
    this.transport.write(out);
    if (this.transport.buffered > BUFFER_MAX) this.#slow(this);
  }

  /** The feeds are sent up to `sent`: what was held follows, and then everything as it comes. */
  release(sent: FeedPosition | undefined): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const out of held) {
      if (out.feed === undefined || out.position > (sent?.[out.feed] ?? 0)) this.write(out);
    }
  }
}
