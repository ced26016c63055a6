import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { FeedItem, Frame, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import { HEARTBEAT_SECONDS, PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import type { Api } from "../api/client.ts";
import { reconnectDelay, shutdownDelay } from "./backoff.ts";
import { FeedFollower } from "./feed.ts";
import type { ChatHandlers, ConnectionState } from "./handlers.ts";
import { eventStreamLink, type Link, type OpenLink, webSocketLink } from "./link.ts";
import { type PageSignals, watchPage } from "./page.ts";
import { ServerClock } from "./server-clock.ts";
import { Signal, Store } from "./store.ts";
import { realTime, type Time } from "./time.ts";

export type { ChatHandlers, ConnectionState };

export interface RealtimeOptions {
  api: Api;
  /** Names this browser to the server, for good (`deviceId`). */
  device: string;
  /** Who is signed in here; a stream of another person ends as signed out. */
  userId?: string;
  time?: Time;
  page?: PageSignals;
  webSocket?: OpenLink;
  eventStream?: OpenLink;
}

type Subscription = { after: () => number; handlers: ChatHandlers };

const openLimit = 5_000;
const stable = 5_000;
const favouriteFor = 600_000;

/** The one line between a page and the server: keeps it open, and tells who asks what arrives (spec 10 section 12). */
export class Realtime {
  readonly state = new Store<ConnectionState>({ name: "connecting", since: 0 });
  readonly clock = new ServerClock();
  readonly #item = new Signal<[FeedItem]>();
  readonly #resync = new Signal<[]>();
  readonly #presence = new Signal<[string, PresenceState]>();
  readonly #live = new Signal<[]>();
  readonly #clockMoved = new Signal<[number]>();
  readonly onFeed = this.#item.on;
  /** Take a snapshot of everything: at the first welcome, and whenever the feed cannot be continued. */
  readonly onResync = this.#resync.on;
  readonly onPresence = this.#presence.on;
  /** Each time the line is open again. */
  readonly onLive = this.#live.on;
  readonly onClock = this.#clockMoved.on;

  readonly #options: RealtimeOptions;
  readonly #time: Time;
  readonly #chats = new Map<string, Subscription>();
  readonly #feed: FeedFollower;
  readonly #openers: OpenLink[];
  /** Kinds of line still to be tried in this round, and the one that worked last. */
  #round: OpenLink[] = [];
  #worked: { opener: OpenLink; until: number } | undefined;
  #link: Link | undefined;
  #stream: string | undefined;
  #attempt = 0;
  #liveAt = 0;
  #heartbeat = HEARTBEAT_SECONDS * 1000;
  #lastFrame = 0;
  #lastTick = 0;
  #cancelTry: (() => void) | undefined;
  #cancelTick: (() => void) | undefined;
  #unwatch: (() => void) | undefined;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#time = options.time ?? realTime;
    this.#openers = [options.webSocket ?? webSocketLink(), options.eventStream ?? eventStreamLink(options.api)];
    this.#feed = new FeedFollower(options.api.call, this.#time, {
      item: (item) => this.#item.emit(item),
      resync: () => this.#resync.emit(),
    });
  }

  start(): void {
    if (this.#unwatch) return;
    const page = this.#options.page ?? watchPage;
    this.#unwatch = page({ awake: (hiddenFor) => this.#wake(hiddenFor), offline: () => this.#offline() });
    this.#tick();
    this.#begin();
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#cancelTick?.();
    this.#cancelTry?.();
    this.#drop();
  }

  /** Id of the open stream, which activity reports name; undefined while there is none. */
  get stream(): string | undefined {
    return this.state.get().name === "live" ? this.#stream : undefined;
  }

  /** Tries to connect now instead of waiting. */
  reconnect = (): void => {
    const { name } = this.state.get();
    if (name === "signed_out" || name === "outdated" || !this.#unwatch) return;
    this.#drop();
    this.#begin();
  };

  /** Follows one chat from the event after `after()`, which is asked again at each reconnect. The answer ends it. */
  subscribeChat(sid: string, after: () => number, handlers: ChatHandlers): () => void {
    const subscription = { after, handlers };
    this.#chats.set(sid, subscription);
    if (this.stream) this.#link?.send({ t: "sub", sid, after: after() });
    return () => {
      if (this.#chats.get(sid) !== subscription) return;
      this.#chats.delete(sid);
      if (this.stream) this.#link?.send({ t: "unsub", sid });
    };
  }

  /** One round: the WebSocket, then server-sent events; the other way round for a while after only those worked. */
  #begin(): void {
    this.#cancelTry?.();
    const favourite = this.#worked && this.#worked.until > this.#time.now() ? this.#worked.opener : this.#openers[0]!;
    this.#round = [favourite, ...this.#openers.filter((opener) => opener !== favourite)];
    this.#connect();
  }

  #connect(): void {
    this.#set("connecting");
    const opener = this.#round.shift()!;
    let welcomed = false;
    const cancelLimit = this.#time.after(openLimit, () => {
      link.close();
      if (this.#link === link) this.#closed(welcomed, false);
    });
    const hello = {
      protocol: PROTOCOL,
      device: this.#options.device,
      feed: this.#feed.position,
      visible: typeof document === "undefined" || document.visibilityState === "visible",
    };
    const link = opener(hello, {
      frame: (frame) => {
        if (this.#link !== link) return;
        if (frame.t === "welcome") {
          welcomed = true;
          cancelLimit();
          if (this.#worked?.opener !== opener) this.#worked = { opener, until: this.#time.now() + favouriteFor };
        }
        this.#receive(frame);
      },
      closed: (signedOut) => {
        cancelLimit();
        if (this.#link === link) this.#closed(welcomed, signedOut);
      },
    });
    this.#link = link;
  }

  /** A line that never opened makes the next try use the other kind at once; each full round counts as one try. */
  #closed(welcomed: boolean, signedOut: boolean): void {
    this.#link = undefined;
    this.#stream = undefined;
    if (welcomed) this.#attempt = this.#time.now() - this.#liveAt >= stable ? 0 : Math.max(this.#attempt, 1);
    if (signedOut) this.#end("signed_out");
    else if (!welcomed && this.#round.length > 0) this.#connect();
    else this.#retry(reconnectDelay(this.#attempt++, this.#time.random()));
  }

  #retry(delay: number): void {
    this.#cancelTry?.();
    const offline = this.state.get().name === "offline";
    if (delay > 0) this.#set(offline ? "offline" : "waiting", this.#time.now() + delay);
    this.#cancelTry = this.#time.after(delay, () => this.#begin());
  }

  #receive(frame: ServerFrame): void {
    this.#lastFrame = this.#time.now();
    if (frame.t === "welcome") this.#welcome(frame);
    else if (frame.t === "beat") this.#beat(frame);
    else if (frame.t === "bye") this.#bye(frame);
    else if (frame.t === "feed") this.#feed.frame(frame);
    else if (frame.t === "presence") this.#presence.emit(frame.userId, frame.state);
    else if (frame.t === "resync" && frame.scope === "feed") this.#feed.resync();
    else if (frame.sid) this.#receiveChat(frame, this.#chats.get(frame.sid)?.handlers);
  }

  #receiveChat(frame: ServerFrame, handlers: ChatHandlers | undefined): void {
    if (!handlers) return;
    if (frame.t === "event") handlers.event(frame.event);
    else if (frame.t === "live") handlers.live(frame);
    else if (frame.t === "cursor") handlers.cursor(frame.cursor);
    else if (frame.t === "typing") handlers.typing(frame);
    else if (frame.t === "resync") handlers.resync();
    else if (frame.t === "gone") handlers.gone(frame.reason);
  }

  #welcome(frame: Frame<"welcome">): void {
    const { userId } = this.#options;
    if (userId && frame.userId && frame.userId !== userId) {
      this.#end("signed_out");
      return;
    }
    this.#stream = frame.stream;
    this.#heartbeat = frame.heartbeat * 1000;
    this.#liveAt = this.#time.now();
    this.#sampleClock(frame.serverTime);
    this.#set("live");
    for (const [sid, chat] of this.#chats) this.#link?.send({ t: "sub", sid, after: chat.after() });
    this.#feed.welcome(frame.feed);
    this.#live.emit();
  }

  /** Heads repair what was lost: events, moved read cursors, feed items, and subscriptions the server does not know. */
  #beat(frame: Frame<"beat">): void {
    this.#sampleClock(frame.serverTime);
    for (const [sid, chat] of this.#chats) {
      const head = frame.heads[sid];
      if (head) chat.handlers.head(head);
      else this.#link?.send({ t: "sub", sid, after: chat.after() });
    }
    this.#feed.beat(frame.feed);
  }

  #bye(frame: Frame<"bye">): void {
    this.#drop();
    const chance = this.#time.random();
    if (frame.reason === "signed_out") this.#end("signed_out");
    else if (frame.reason === "protocol") this.#end("outdated");
    else if (frame.reason === "shutdown") this.#retry(shutdownDelay(frame.retryAfterSeconds, chance));
    else this.#retry(Math.max(reconnectDelay(++this.#attempt, chance), (frame.retryAfterSeconds ?? 0) * 1000));
  }

  #end(name: "signed_out" | "outdated"): void {
    this.#drop();
    this.#cancelTry?.();
    this.#set(name);
    if (name === "signed_out") this.#options.api.onSignedOut();
  }

  /** Looks every 5 s whether the line is still alive; a late look means that the machine slept or the tab was frozen. */
  #tick(): void {
    const now = this.#time.now();
    const slept = this.#lastTick > 0 && now - this.#lastTick > 20_000;
    this.#lastTick = now;
    this.#checkAlive(slept ? 1.2 : 2.5);
    this.#cancelTick = this.#time.after(5_000, () => this.#tick());
  }

  #checkAlive(beats: number): void {
    const { name } = this.state.get();
    if (name === "live" && this.#time.now() - this.#lastFrame > beats * this.#heartbeat) this.reconnect();
  }

  /** A page that was hidden for a minute shows nothing as current before it has asked for all heads (D-13). */
  #wake(hiddenFor: number): void {
    const { name } = this.state.get();
    if (name === "waiting" || name === "offline" || hiddenFor >= 60_000) this.reconnect();
    else this.#checkAlive(1.2);
  }

  #offline(): void {
    if (this.state.get().name === "live" || this.state.get().name === "signed_out") return;
    this.#set("offline", this.state.get().retryAt);
  }

  #drop(): void {
    const link = this.#link;
    this.#link = undefined;
    this.#stream = undefined;
    link?.close();
  }

  #sampleClock(serverTime: string): void {
    if (this.clock.sample(serverTime, this.#time.now())) this.#clockMoved.emit(this.clock.offset);
  }

  #set(name: ConnectionState["name"], retryAt?: number): void {
    const before = this.state.get();
    const same = before.since > 0 && (before.name === "live") === (name === "live");
    this.state.set({ name, since: same ? before.since : this.#time.now(), retryAt });
  }
}
