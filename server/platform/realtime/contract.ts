import type { FeedItem, FeedName, FeedPosition, Head, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import type { Actor, PersonActor } from "../actor.ts";
import type { Audience } from "../write.ts";

/** A contact or an agent, by number. */
export interface PersonRef {
  kind: "contact" | "agent";
  id: number;
}

/** What a module tells realtime about the logs that clients may subscribe to (spec 10 section 12). */
export interface LogProvider {
  /** True when the actor may read this log now; asked at `sub` and again on `recheck`. */
  mayRead(actor: PersonActor, sid: string): Promise<boolean>;
  /** Events after `seq`, oldest first, at most `limit`. */
  after(actor: PersonActor, sid: string, seq: number, limit: number): Promise<{ seq: number; frame: ServerFrame }[]>;
  /** State that ends a catch-up. */
  live(actor: PersonActor, sid: string): Promise<ServerFrame>;
  /** Heads of many logs in one query. */
  heads(sids: string[]): Promise<Map<string, Head>>;
}

/** Judges at delivery whether somebody may see an item of a shared room. Synchronous: it runs once a receiver. */
export type FeedGuard = (actor: PersonActor, audience: Audience | null) => boolean;

/** One live connection of a person, WebSocket or server-sent events. */
export interface ConnectionInfo {
  stream: string;
  actor: PersonActor;
  device: string;
  visible: boolean;
  /** The client came back with its feed positions: a line was repaired, nobody opened anything. */
  resumed: boolean;
}

export interface ConnectionListener {
  opened(connection: ConnectionInfo): void;
  /** `clean`: the client said goodbye or closed; otherwise its last sign of life was `silentMs` milliseconds ago. */
  closed(connection: ConnectionInfo, clean: boolean, silentMs: number): void;
}

/** Rooms, feeds, heartbeats, several processes (ARCHITECTURE section 4). Frames sent here may be lost. */
export interface Realtime {
  /** Names this process: in streams and in the table `process`. */
  readonly processId: string;
  /**
   * To every connection in the room, in all processes. Serialised once. With an audience only those get it whom the feed
   * guard lets see it.
   */
  publish(room: string, frame: ServerFrame, audience?: Audience): void;
  /** The same, to the connections of this process alone. */
  deliver(room: string, frame: ServerFrame, audience?: Audience): void;
  publishFeed(feed: string, cursor: number, item: FeedItem, audience: Audience | null): void;
  /**
   * A message to the same topic in all processes, this one included (caches, clock): here at once, elsewhere within
   * milliseconds, or within 3 s if the bus has lost it. Each process gets it once; order is not kept.
   */
  broadcast(topic: string, payload: unknown): void;
  onBroadcast(topic: string, listener: (payload: unknown) => void): void;
  setLogProvider(provider: LogProvider): void;
  setFeedGuard(guard: FeedGuard): void;
  addConnectionListener(listener: ConnectionListener): void;
  /** Feed items after a position that the actor may see, for catch-up over HTTP and on hello. */
  feedAfter(actor: PersonActor, position: FeedPosition, limit: number): Promise<FeedPage>;
  /** Live connections of this process. */
  connections(): ConnectionInfo[];
  /** Access of a person changed: re-authenticates their connections and drops what they may no longer read (D-10). */
  recheck(who: PersonRef): void;
  /** Access to one chat changed: everybody in its room is asked again. */
  recheckLog(sid: string): void;
  /** Ends connections of a signed-out session. */
  endSession(sessionId: string): void;
  /** Joins the other processes: lease, bus, heartbeats. Once, before the first connection. */
  start(): Promise<void>;
  /** Tells clients, spreads them over 10 s and stops. */
  close(): Promise<void>;
}

export interface FeedPage {
  /** The position is older than what is kept, or ahead of the head (a restored backup): take a snapshot. */
  resync: boolean;
  items: { feed: FeedName; cursor: number; item: FeedItem | null }[];
  heads: FeedPosition;
}

/** Resolves who a connection or request is; null when not signed in. Implemented by the identity module. */
export type Authenticate = (headers: Headers | Record<string, string | string[] | undefined>) => Promise<Actor>;
