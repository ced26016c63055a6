import {
  type Alert,
  type AlertSchedule,
  alertChangesAt,
  alertFor,
  noticeOf,
  onlyPulses,
  ringNow,
  usualSchedule,
} from "@deskbell/common/chat/alerts.ts";
import type { ChatEvent, ChatSession, PresenceState } from "@deskbell/common/chat/schemas.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import type { ChatEntry } from "./chat-list.ts";
import type { ChimeKind } from "./chime.ts";
import type { Me } from "./items.ts";
import type { Tabs } from "./tabs.ts";

export interface AlertCard {
  session: ChatSession;
  kind: Alert["kind"];
  /** The instant that the alert counts from, ms since the epoch, server's clock. */
  since: number;
  /** Grown silent: the tab's badge pulses. */
  pulse: boolean;
}

export type NoticeKind = Alert["kind"] | "abandoned" | "callback" | "message" | "joined";

/** How a tab makes itself heard and seen. */
export interface Speaker {
  /** False while the browser forbids sounds here; another tab may be allowed to. */
  ready(): boolean;
  sound(kind: ChimeKind): void;
  notify(key: string, kind: NoticeKind, session: ChatSession, event?: ChatEvent): void;
  withdraw(key: string): void;
}

export interface AlertsOptions {
  me: Me;
  tabs: Tabs;
  time: Time;
  /** The server's clock, ms since the epoch. */
  now: () => number;
  speaker: Speaker;
  /** The chat is before this person's eyes in this tab (visible, focused, not minimised), or the event is read already. */
  watching: (id: string, event?: ChatEvent) => boolean;
}

/** How long a tab that cannot sound, or does not show the chat, leaves the word to one that does. */
const courtesy = 250;
const remember = 600_000;

/**
 * Carries out the rules of `common/chat/alerts.ts`: shows cards, and makes one tab of the person sound and notify at each
 * due moment. Every tab may speak; a note that they share says who has (spec 10 C-28 to C-32).
 */
export class Alerts {
  readonly cards = new Store<readonly AlertCard[]>([]);
  schedule: AlertSchedule = usualSchedule;
  readonly #options: AlertsOptions;
  readonly #invited = new Map<string, number>();
  #alerts = new Map<string, { alert: Alert; session: ChatSession }>();
  #statuses = new Map<string, ChatSession>();
  #ready = false;
  #presence: PresenceState = "online";
  #entries: ReadonlyMap<string, ChatEntry> = new Map();
  #cancel: (() => void) | undefined;

  constructor(options: AlertsOptions) {
    this.#options = options;
  }

  /** What is known now; called at every change of the lists or of own presence. */
  update(entries: ReadonlyMap<string, ChatEntry>, presence: PresenceState, ready: boolean): void {
    if (this.#ready) this.#tellChanges(entries);
    this.#ready ||= ready;
    this.#statuses = new Map([...entries].map(([id, entry]) => [id, entry.session]));
    this.#entries = entries;
    this.#presence = presence;
    this.#look();
  }

  /** New events of an own chat, as they arrive live: messages, and for contacts that somebody has joined. */
  heard(session: ChatSession, events: readonly ChatEvent[]): void {
    if (this.#presence === "busy") return;
    const { me } = this.#options;
    for (const event of events) {
      if (!event.author || event.author.userId === me.userId) continue;
      const joined = me.userType === "contact" && event.systemCode === "joined";
      if (event.kind === "message") void this.#once("message", session, String(event.seq), event);
      else if (joined) void this.#once("joined", session, String(event.seq), event);
    }
  }

  /** The person has come to the chat: what was said about it may go. */
  seen(id: string): void {
    for (const kind of ["message", "joined"]) this.#options.speaker.withdraw(`${kind}:${id}`);
  }

  stop(): void {
    this.#cancel?.();
    for (const id of this.#alerts.keys()) this.#options.speaker.withdraw(`alert:${id}`);
  }

  #look(): void {
    this.#cancel?.();
    const now = this.#options.now();
    const before = this.#alerts;
    this.#alerts = new Map();
    let next = Number.POSITIVE_INFINITY;
    for (const [id, entry] of this.#entries) {
      const viewer = this.#viewer(entry, now);
      const alert = alertFor(entry.session, viewer, now);
      next = Math.min(next, alertChangesAt(entry.session, viewer, now) ?? next);
      if (!alert) continue;
      this.#alerts.set(id, { alert, session: entry.session });
      next = Math.min(next, ringNow(alert, now, now, this.schedule).next ?? next);
      void this.#ring(id);
    }
    for (const id of before.keys()) if (!this.#alerts.has(id)) this.#options.speaker.withdraw(`alert:${id}`);
    this.#showCards(now);
    const pulse = [...this.#alerts.values()].map(({ alert }) => alert.since + this.schedule.until * 1000 + 1);
    next = Math.min(next, ...pulse.filter((t) => t > now));
    if (Number.isFinite(next)) this.#cancel = this.#options.time.after(Math.max(next - now, 20), () => this.#look());
  }

  #showCards(now: number): void {
    const cards = [...this.#alerts.values()].map(({ alert, session }) => ({
      session,
      ...alert,
      pulse: onlyPulses(alert, now, this.schedule),
    }));
    cards.sort((a, b) => a.since - b.since);
    const shown = this.cards.get();
    const same = (a: AlertCard, b: AlertCard | undefined) =>
      b && a.session === b.session && a.kind === b.kind && a.pulse === b.pulse;
    if (cards.length !== shown.length || !cards.every((card, i) => same(card, shown[i]))) this.cards.set(cards);
  }

  #viewer(entry: ChatEntry, now: number) {
    const { userId } = this.#options.me;
    const { session, dismissed } = entry;
    if (!session.targetUsers.some((user) => user.userId === userId)) this.#invited.delete(session.id);
    else if (!this.#invited.has(session.id)) this.#invited.set(session.id, now);
    return { userId, presence: this.#presence, dismissed, invitedAt: this.#invited.get(session.id) };
  }

  /** Sounds and notifies if it is due and no other tab has; a tab that cannot sound lets the others go first. */
  async #ring(id: string): Promise<void> {
    const { tabs, time, me, speaker, now } = this.#options;
    const first = this.#alerts.get(id)!;
    const noteKey = `rings.${me.userId}`;
    const key = `${first.alert.kind}:${id}`;
    if (!ringNow(first.alert, readNote(tabs, noteKey)[key], now(), this.schedule).ring) return;
    if (!speaker.ready()) await new Promise<void>((resolve) => time.after(courtesy, resolve));
    await tabs.turn(noteKey, async () => {
      const current = this.#alerts.get(id);
      const rings = readNote(tabs, noteKey);
      if (!current || !ringNow(current.alert, rings[key], now(), this.schedule).ring) return;
      tabs.note(noteKey, JSON.stringify({ ...recent(rings, now()), [key]: now() }));
      speaker.sound("alert");
      speaker.notify(`alert:${id}`, current.alert.kind, current.session);
    });
  }

  /** Chats that have been abandoned or ask for a call back are told to those who were or would have been alerted. */
  #tellChanges(entries: ReadonlyMap<string, ChatEntry>): void {
    if (this.#options.me.userType !== "agent" || this.#presence === "busy" || this.#presence === "offline") return;
    for (const [id, { session, dismissed }] of entries) {
      const before = this.#statuses.get(id);
      if (before === session || dismissed) continue;
      const kind = noticeOf(before, session, this.#options.now());
      if (kind) void this.#once(kind, session, session.status);
    }
  }

  async #once(kind: NoticeKind, session: ChatSession, detail: string, event?: ChatEvent): Promise<void> {
    const { tabs, time, me, speaker, now, watching } = this.#options;
    const noteKey = `told.${me.userId}`;
    const key = `${kind}:${session.id}:${detail}`;
    const quiet = watching(session.id, event);
    if (!quiet) await new Promise<void>((resolve) => time.after(speaker.ready() ? courtesy : 2 * courtesy, resolve));
    await tabs.turn(noteKey, async () => {
      const told = readNote(tabs, noteKey);
      if (told[key] !== undefined) return;
      tabs.note(noteKey, JSON.stringify({ ...recent(told, now()), [key]: now() }));
      if (quiet || watching(session.id, event)) return;
      speaker.sound(kind === "message" || kind === "joined" ? "message" : "alert");
      speaker.notify(`${kind}:${session.id}`, kind, session, event);
    });
  }
}

function readNote(tabs: Tabs, key: string): Record<string, number> {
  try {
    return JSON.parse(tabs.note(key) ?? "{}") as Record<string, number>;
  } catch {
    return {};
  }
}

function recent(note: Record<string, number>, now: number): Record<string, number> {
  return Object.fromEntries(Object.entries(note).filter(([, at]) => Math.abs(now - at) < remember));
}
