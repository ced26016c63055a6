import { isIn } from "@deskbell/common/chat/lists.ts";
import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import { type Api, api as pageApi } from "../../api/client.ts";
import { beforeSignedOut } from "../../api/signed-out.ts";
import { reportActivity } from "../../realtime/activity.ts";
import { Realtime } from "../../realtime/connection.ts";
import { deviceId } from "../../realtime/device.ts";
import { watchPage } from "../../realtime/page.ts";
import { Signal } from "../../realtime/store.ts";
import { realTime, type Time } from "../../realtime/time.ts";
import { type ChatActions, chatActions } from "./actions.ts";
import type { Alerts } from "./alerts.ts";
import { ChatList } from "./chat-list.ts";
import type { ChatLog } from "./chat-log.ts";
import { Chime } from "./chime.ts";
import { ChatConfigStore } from "./config.ts";
import { Dock } from "./dock.ts";
import type { Me } from "./items.ts";
import { LiveLogs } from "./live-logs.ts";
import type { ChatDataOptions, ChatNews } from "./options.ts";
import { Outbox } from "./outbox.ts";
import { type OutboxStore, openOutboxStore, type StartChat } from "./outbox-store.ts";
import { pageAlerts } from "./page-alerts.ts";
import { PresenceBook } from "./presence.ts";
import { ReadMarks } from "./read-marks.ts";
import { browserTabs, type TabMessage, type Tabs } from "./tabs.ts";
import { TypingSignals } from "./typing.ts";
import { readSeqOf, unreadOf } from "./unread.ts";

export type { ChatConfig, ChatDataOptions, ChatNews } from "./options.ts";

/** The browser has one sign-in for all portals; this note says whose. */
const userNote = "user";

/** One person's chats in one page. See README.md of this folder. */
export class ChatData {
  readonly me: Me;
  readonly config: ChatConfigStore;
  readonly realtime: Realtime;
  readonly list: ChatList;
  readonly logs: LiveLogs;
  readonly outbox: Outbox;
  readonly presence: PresenceBook;
  readonly dock: Dock;
  readonly alerts: Alerts;
  readonly chime = new Chime();
  readonly act: ChatActions;
  readonly #news = new Signal<[ChatNews]>();
  readonly onNews = this.#news.on;
  readonly #options: ChatDataOptions;
  readonly #api: Api;
  readonly #time: Time;
  readonly #tabs: Tabs;
  readonly #marks: ReadMarks;
  readonly #typing: TypingSignals;
  readonly #watched = new Map<string, number>();
  #stops: (() => void)[] = [];
  #following = false;

  constructor(options: ChatDataOptions) {
    const { me } = options;
    this.me = me;
    this.#options = options;
    this.#time = options.time ?? realTime;
    this.#tabs = options.tabs ?? browserTabs();
    this.#api = options.api ?? pageApi;
    const { call } = this.#api;
    this.realtime = options.realtime ?? new Realtime({ api: this.#api, device: deviceId(), userId: me.userId });
    this.config = new ChatConfigStore(call, this.#time, options.language);
    this.dock = new Dock(options.portal, me.userId, options.storage);
    this.list = new ChatList(me, call, this.#time, (id) => this.dock.has(id) || this.#watched.has(id));
    this.#typing = new TypingSignals(me.userId, call, this.#time);
    this.presence = new PresenceBook(me.userId, call, this.#time);
    this.#marks = new ReadMarks(call, this.#time);
    this.logs = new LiveLogs({
      call,
      realtime: this.realtime,
      time: this.#time,
      userId: me.userId,
      events: this.#logEvents(),
    });
    this.outbox = this.#makeOutbox(options.store ?? openOutboxStore());
    const { words, onOpen, icon } = options;
    const { dock, chime, now } = this;
    this.alerts = pageAlerts({
      me,
      tabs: this.#tabs,
      now,
      dock,
      chime,
      words,
      onOpen,
      icon,
      readSeq: (sid) => this.#marks.readSeq(sid),
    });
    this.act = chatActions(call, {
      session: (session) => this.#take(session),
      gone: (id) => this.list.remove(id),
      joined: (id) => this.dock.open(id),
      left: (id) => this.dock.close(id),
      dismissed: (id) => this.list.setDismissed(id, true),
    });
  }

  /** Connects and keeps everything current until `stop`. */
  start(): void {
    if (this.#stops.length > 0) return;
    this.#api.actAs(this.me.userId);
    this.#tabs.note(userNote, this.me.userId);
    const { realtime, outbox, presence, list, dock } = this;
    this.#stops = [
      realtime.onFeed((item) => this.#feed(item)),
      realtime.onResync(() => list.refresh()),
      realtime.onPresence((userId, state) => presence.moved(userId, state)),
      realtime.onClock((offset) => this.#options.onClock?.(offset)),
      realtime.onLive(() => {
        outbox.wake();
        presence.refresh();
      }),
      watchPage({ awake: outbox.wake, offline: () => {} }),
      reportActivity(this.#api, realtime),
      beforeSignedOut(() => outbox.stored()),
      this.#tabs.listen((message) => this.#hear(message)),
      list.store.subscribe(() => this.#follow()),
      dock.windows.subscribe(() => this.#follow()),
      presence.own.subscribe(() => this.#alert()),
      this.config.subscribe(() => this.#schedule()),
    ];
    realtime.start();
    void outbox.ready.then(() =>
      dock.settle(
        outbox.home,
        outbox.items.get().map((item) => item.sessionId),
      ),
    );
    this.config.load();
    // If the stream takes long, the lists do not wait for it; its first welcome takes a snapshot again.
    this.#stops.push(this.#time.after(2_500, () => list.store.get().ready || list.refresh()));
    this.#follow();
  }

  stop(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.realtime.stop();
    this.config.stop();
    this.logs.stop();
    this.outbox.stop();
    this.alerts.stop();
  }

  /** Opens a chat; its window is there at once under the id that is returned. The text is safe from now on. */
  startChat(body: Extract<StartChat, { kind: "pre_ticket" | "ticket" }>): string {
    const window = this.outbox.start(body);
    this.dock.open(window);
    return window;
  }

  send(id: string, text: string): void {
    const sid = this.outbox.home(id);
    this.#typing.sent(sid);
    this.outbox.send(sid, text);
  }

  /** The composer changes. */
  typed(id: string): void {
    const log = this.logs.get(this.outbox.home(id));
    if (log) this.#typing.typed(log.store.get().session);
  }

  /** Follows a chat as long as something shows it, whether or not it has a window; the answer ends it. */
  watch(id: string): () => void {
    this.#watched.set(id, (this.#watched.get(id) ?? 0) + 1);
    this.#follow();
    return () => {
      const left = (this.#watched.get(id) ?? 1) - 1;
      if (left > 0) this.#watched.set(id, left);
      else this.#watched.delete(id);
      this.#follow();
    };
  }

  /** Everything up to `seq` was before this person's eyes, in a window and page with focus. */
  seen(id: string, seq: number): void {
    const log = this.logs.get(this.outbox.home(id));
    if (!log || seq <= this.readSeq(log) || !isIn(log.store.get().session, this.me.userId)) return;
    this.#marks.read(log.sid, seq);
    this.#tabs.post({ t: "seen", userId: this.me.userId, sid: log.sid, seq });
    this.alerts.seen(log.sid);
    this.#count(log);
  }

  readSeq(log: ChatLog): number {
    return readSeqOf(log.store.get(), this.me.userId, this.#marks.readSeq(log.sid));
  }

  /** The server's clock, ms since the epoch. */
  now = (): number => this.realtime.clock.now(this.#time.now());

  #makeOutbox(store: OutboxStore | Promise<OutboxStore>): Outbox {
    return new Outbox({
      userId: this.me.userId,
      store,
      call: this.#api.call,
      tabs: this.#tabs,
      time: this.#time,
      stillSignedIn: () => (this.#tabs.note(userNote) ?? this.me.userId) === this.me.userId,
      events: {
        sent: (event) => this.logs.get(event.sessionId)?.take([event]),
        refused: (session) => this.#take(session),
        started: (window, session) => {
          this.dock.rename(window, session.id);
          this.#take(session);
        },
      },
    });
  }

  #logEvents(): ConstructorParameters<typeof LiveLogs>[0]["events"] {
    return {
      session: (session) => this.list.apply(session),
      gone: (id) => (this.logs.get(id) ? this.list.remove(id) : this.dock.close(id)),
      moved: (log) => this.#count(log),
      added: (log, events, live) => {
        const { session } = log.store.get();
        if (!isIn(session, this.me.userId)) return;
        this.#marks.delivered(log.sid, events.at(-1)!.seq);
        if (live) this.alerts.heard(session, events);
      },
    };
  }

  /** Another tab of this person shows messages: they are read here too. */
  #hear(message: TabMessage): void {
    if (message.t !== "seen" || message.userId !== this.me.userId) return;
    const log = this.logs.get(String(message.sid));
    this.#marks.known(String(message.sid), Number(message.seq), Number(message.seq));
    this.alerts.seen(String(message.sid));
    if (log) this.#count(log);
  }

  /** A session as it is now, from an answer or the feed. */
  #take(session: ChatSession): void {
    this.list.apply(session);
    this.logs.get(session.id)?.snapshot(session);
  }

  #feed(item: FeedItem): void {
    if (item.type === "session") this.#take(item.session);
    else if (item.type === "dismissed") this.list.setDismissed(item.sessionId, true);
    else if (item.type === "read") this.logs.get(item.sessionId)?.cursor({ userId: this.me.userId, ...item });
    else if (item.type === "presence") this.presence.preferred(item.preference);
    else if (item.type === "changed") this.#changed(item.what);
    else if (item.type === "invite_answered" || item.type === "idle_reminder") this.#news.emit(item);
  }

  #changed(what: Extract<FeedItem, { type: "changed" }>["what"]): void {
    if (what === "permissions") this.list.refresh();
    if (what !== "profile") this.config.load();
    this.#options.onSettingsChanged?.(what);
  }

  /** After a change of lists or windows, once for all changes of the moment. */
  #follow(): void {
    if (this.#following) return;
    this.#following = true;
    queueMicrotask(() => {
      this.#following = false;
      if (this.#stops.length === 0) return;
      const shown = [...this.dock.windows.get().map((w) => w.id), ...this.#watched.keys()];
      this.logs.follow(this.list.store.get().entries, new Set(shown.map(this.outbox.home)));
      this.#alert();
    });
  }

  #schedule(): void {
    const config = this.config.get();
    if (!config) return;
    const { alertFirstRepeat: firstRepeat, alertEvery: every, alertUntil: until } = config;
    this.alerts.schedule = { firstRepeat, every, until };
  }

  #alert(): void {
    const { entries, ready } = this.list.store.get();
    this.alerts.update(entries, this.presence.own.get().state, ready);
  }

  #count(log: ChatLog): void {
    const state = log.store.get();
    const own = state.cursors.get(this.me.userId);
    if (own) this.#marks.known(log.sid, own.readSeq, own.deliveredSeq);
    const mine = isIn(state.session, this.me.userId);
    this.list.setUnread(log.sid, mine ? unreadOf(state, this.me.userId, this.readSeq(log)) : 0);
  }
}

/** Makes the chat of the signed-in person; nothing happens before `start()`. */
export const createChatData = (options: ChatDataOptions): ChatData => new ChatData(options);
