import { newerSession, reduceSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatEvent, ChatSession, ChatSessionView, ChatViewer, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import type { Head } from "@deskbell/common/realtime/frames.ts";
import type { ChatHandlers } from "../../realtime/connection.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import { EventRange } from "./event-range.ts";

export interface EventsPage {
  data: readonly ChatEvent[];
  headSeq: number;
  cursors: readonly ReadCursor[];
}

/** Where a log gets what the stream did not bring. */
export interface LogSource {
  events(sid: string, query: { after?: number; before?: number; limit: number }): Promise<EventsPage>;
  session(sid: string): Promise<ChatSessionView>;
}

export interface ChatLogState {
  session: ChatSession;
  /** What the caller may do; undefined until the server has said so. */
  info: ChatViewer | undefined;
  /** The `headSeq` for which `info` counted what is unread. */
  infoSeq: number;
  /** Unbroken and in order; `hasEarlier` says whether more can be loaded before them. */
  events: readonly ChatEvent[];
  /** Own messages whose place is known but whose predecessors are still on their way. */
  early: readonly ChatEvent[];
  hasEarlier: boolean;
  loading: boolean;
  fault: unknown;
  cursors: ReadonlyMap<string, ReadCursor>;
  typing: readonly { userId: string; name: string }[];
  gone: "forbidden" | "not_found" | undefined;
}

export interface ChatLogEvents {
  /** New events in order, as they are shown. */
  added?(events: readonly ChatEvent[], live: boolean): void;
  session?(session: ChatSession): void;
}

const typingFor = 5_000;
const pageSize = 50;

/** One chat as this person sees it: log, state, read cursors, who types. Converges whatever the stream does. */
export class ChatLog implements ChatHandlers {
  readonly sid: string;
  readonly store: Store<ChatLogState>;
  readonly #source: LogSource;
  readonly #time: Time;
  readonly #events: ChatLogEvents;
  #range: EventRange;
  #head: number;
  #cursorSum = -1;
  #filling = false;
  #failures = 0;
  #generation = 0;
  #infoWanted = 0;
  #wantsPage = false;
  #typing = new Map<string, () => void>();

  constructor(view: ChatSession | ChatSessionView, source: LogSource, time: Time, events: ChatLogEvents = {}) {
    this.sid = view.id;
    this.#source = source;
    this.#time = time;
    this.#events = events;
    this.#range = new EventRange(view.headSeq);
    this.#head = view.headSeq;
    this.store = new Store<ChatLogState>({
      session: view,
      info: "$info" in view ? view.$info : undefined,
      infoSeq: view.headSeq,
      events: [],
      early: [],
      hasEarlier: view.headSeq > 0,
      loading: false,
      fault: undefined,
      cursors: new Map(),
      typing: [],
      gone: undefined,
    });
  }

  /** The position from which a subscription continues. */
  after = (): number => this.#range.top;

  event(event: ChatEvent): void {
    this.take([event], true);
  }

  /** Takes events from anywhere: stream, catch-up, an acknowledgement, another tab. */
  take(events: readonly ChatEvent[], live = false): void {
    const { added, conflict } = this.#range.add(events);
    if (conflict) {
      this.resync();
      return;
    }
    this.#head = Math.max(this.#head, ...events.map((event) => event.seq));
    let { session } = this.store.get();
    for (const event of added) session = reduceSession(session, event);
    for (const event of added) if (event.author && event.kind === "message") this.#stopTyping(event.author.userId);
    this.#show({ session });
    if (added.length > 0) this.#events.added?.(added, live);
    this.#fill();
  }

  live(live: { headSeq: number; session: ChatSession; cursors: readonly ReadCursor[] }): void {
    if (live.headSeq < this.#range.top) this.#doubt();
    this.#takeCursors(live.cursors);
    this.snapshot(live.session, live.headSeq);
  }

  /** Takes a session as the server has it now, with `$info` if it came with it. Older ones change nothing. */
  snapshot(session: ChatSession | ChatSessionView, headSeq = session.headSeq): void {
    this.#head = Math.max(this.#head, headSeq);
    const before = this.store.get();
    const newer = newerSession(before.session, session);
    const fresh = "$info" in session && newer === session;
    this.#show({ session: newer, ...(fresh ? { info: session.$info, infoSeq: session.headSeq } : {}) });
    this.#fill();
  }

  head([headSeq, cursorSum]: Head): void {
    const cursorsMoved = cursorSum !== this.#cursorSum && this.#cursorSum !== -1;
    this.#cursorSum = cursorSum;
    this.#head = Math.max(this.#head, headSeq);
    if (headSeq < this.#range.top) this.#doubt();
    else if (this.#head > this.#range.top) this.#fill();
    else if (cursorsMoved)
      void this.#source.events(this.sid, { after: this.#range.top, limit: 1 }).then(this.#page, () => {});
  }

  cursor(cursor: ReadCursor): void {
    this.#takeCursors([cursor]);
  }

  typing(who: { userId: string; name: string }): void {
    this.#typing.get(who.userId)?.();
    this.#typing.set(
      who.userId,
      this.#time.after(typingFor, () => this.#stopTyping(who.userId)),
    );
    const typing = this.store.get().typing.filter((t) => t.userId !== who.userId);
    this.store.update({ typing: [...typing, { userId: who.userId, name: who.name }] });
  }

  gone(reason: "forbidden" | "not_found"): void {
    this.store.update({ gone: reason });
  }

  /** A head behind what is held was read before our last event came, or comes from a restored backup: asks which. */
  #doubt(): void {
    const { top } = this.#range;
    const judge = (now: ChatSessionView) => (now.headSeq < top ? this.resync() : this.snapshot(now));
    this.#source.session(this.sid).then(judge, () => {});
  }

  /** Drops everything held and loads it again. */
  resync(): void {
    this.#generation++;
    this.#filling = false;
    this.#cursorSum = -1;
    const generation = this.#generation;
    const reload = async () => {
      const view = await this.#source.session(this.sid);
      if (generation !== this.#generation) return;
      this.#range = new EventRange(view.headSeq);
      this.#head = view.headSeq;
      this.store.update({ session: view, info: view.$info, infoSeq: view.headSeq, cursors: new Map(), loading: false });
      this.#show({});
      if (this.#wantsPage) await this.loadEarlier();
    };
    reload().catch(() => generation === this.#generation && this.#time.after(2_000, () => this.resync()));
  }

  /** Loads the last page once; called when a window opens. */
  ensureLoaded(): void {
    if (this.#wantsPage) return;
    this.#wantsPage = true;
    if (this.#range.first > 1) void this.loadEarlier();
    if (!this.store.get().info) this.refreshInfo();
  }

  loadEarlier = async (): Promise<void> => {
    if (this.store.get().loading || this.#range.first <= 1) return;
    const generation = this.#generation;
    this.store.update({ loading: true, fault: undefined });
    try {
      const page = await this.#source.events(this.sid, { before: this.#range.first, limit: pageSize });
      if (generation !== this.#generation) return;
      this.#range.prepend(page.data);
      this.#page(page);
      this.#show({ loading: false });
    } catch (fault) {
      if (generation === this.#generation) this.store.update({ loading: false, fault });
    }
  };

  /** Asks once what the caller may do now; several wishes at a time make one request. */
  refreshInfo(): void {
    const wish = ++this.#infoWanted;
    this.#time.after(60, () => {
      if (wish !== this.#infoWanted) return;
      this.#source.session(this.sid).then(
        (view) => this.snapshot(view),
        () => {},
      );
    });
  }

  dispose(): void {
    this.#generation++;
    for (const cancel of this.#typing.values()) cancel();
  }

  readonly #page = (page: EventsPage): void => {
    this.#head = Math.max(this.#head, page.headSeq);
    this.#takeCursors(page.cursors);
    if (page.data.length > 0) this.take(page.data);
  };

  /** Fetches what is missing between the top and the head; a little later, because the stream often brings it. */
  #fill(delay = 150): void {
    if (this.#filling || this.#head <= this.#range.top) return;
    this.#filling = true;
    const generation = this.#generation;
    this.#time.after(delay, () => void this.#fetchMissing(generation));
  }

  async #fetchMissing(generation: number): Promise<void> {
    let failed = false;
    try {
      while (generation === this.#generation && this.#head > this.#range.top) {
        const before = this.#range.top;
        const page = await this.#source.events(this.sid, { after: before, limit: 500 });
        if (generation !== this.#generation) return;
        this.#page(page);
        failed = this.#range.top === before;
        if (failed) break;
        this.#failures = 0;
      }
    } catch {
      failed = true;
    }
    if (generation !== this.#generation) return;
    this.#filling = false;
    if (failed && !this.store.get().gone) this.#fill(Math.min(1_000 * 2 ** this.#failures++, 30_000));
  }

  #takeCursors(cursors: readonly ReadCursor[]): void {
    const known = this.store.get().cursors;
    const moved = cursors.filter(({ userId, readSeq, deliveredSeq }) => {
      const before = known.get(userId);
      return !before || before.readSeq < readSeq || before.deliveredSeq < deliveredSeq;
    });
    if (moved.length === 0) return;
    const next = new Map(known);
    for (const { userId, readSeq, deliveredSeq } of moved) {
      const before = known.get(userId);
      next.set(userId, {
        userId,
        readSeq: Math.max(readSeq, before?.readSeq ?? 0),
        deliveredSeq: Math.max(deliveredSeq, before?.deliveredSeq ?? 0),
      });
    }
    this.store.update({ cursors: next });
  }

  #stopTyping(userId: string): void {
    this.#typing.get(userId)?.();
    if (!this.#typing.delete(userId)) return;
    this.store.update({ typing: this.store.get().typing.filter((t) => t.userId !== userId) });
  }

  #show(change: Partial<ChatLogState>): void {
    const before = this.store.get();
    const { events, early, first } = this.#range;
    const next = {
      ...before,
      ...change,
      events,
      early: early.length > 0 ? early : before.early.length > 0 ? [] : before.early,
      hasEarlier: first > 1,
    };
    this.store.set(next);
    if (next.session !== before.session) this.#events.session?.(next.session);
    if (rightsMayDiffer(before.session, next.session) && next.info === before.info) this.refreshInfo();
  }
}

/** What a caller may do follows from status and people, so it is asked again when those change. */
function rightsMayDiffer(a: ChatSession, b: ChatSession): boolean {
  if (a.status !== b.status || a.unattendedSince !== b.unattendedSince || a.reference?.id !== b.reference?.id)
    return true;
  const ids = (s: ChatSession) => [...s.users, null, ...s.targetUsers].map((u) => u?.userId).join();
  return ids(a) !== ids(b);
}
