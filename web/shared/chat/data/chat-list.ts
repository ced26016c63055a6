import { isActive, isIn, isInvited, tabOf } from "@deskbell/common/chat/lists.ts";
import { newerSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatSession, ChatSessionView, ChatViewer } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../api/client.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import type { Me } from "./items.ts";

export interface ChatEntry {
  session: ChatSession;
  /** What the caller may do, as far as the server has said; a chat known only from the stream has none yet. */
  info?: ChatViewer;
  unread: number;
  dismissed: boolean;
}

export interface ChatListState {
  /** True once a first snapshot is complete. */
  ready: boolean;
  /** Why there is no snapshot yet; it is tried again by itself. */
  fault: unknown;
  entries: ReadonlyMap<string, ChatEntry>;
  /** True when the server has more chats than were loaded. */
  more: boolean;
}

const pageSize = 200;
const pages = 5;

/** All chats that concern this person: from snapshots, then kept true by the feed, the logs and every answer. */
export class ChatList {
  readonly store = new Store<ChatListState>({ ready: false, fault: undefined, entries: new Map(), more: false });
  readonly #call: Call;
  readonly #time: Time;
  readonly #me: Me;
  /** Chats that stay although no tab holds them, because a window shows them. */
  readonly #pinned: (id: string) => boolean;
  /** When each chat was last heard of, counted in changes; a snapshot that began earlier knows less. */
  readonly #heard = new Map<string, number>();
  readonly #dropped = new Map<string, number>();
  #changes = 0;
  #snapshot = 0;
  #failures = 0;

  constructor(me: Me, call: Call, time: Time, pinned: (id: string) => boolean = () => false) {
    this.#me = me;
    this.#call = call;
    this.#time = time;
    this.#pinned = pinned;
  }

  get(id: string): ChatEntry | undefined {
    return this.store.get().entries.get(id);
  }

  /** Takes sessions as they are now; older ones change nothing, those that concern nobody here any more leave. */
  apply(...sessions: (ChatSession | ChatSessionView)[]): void {
    const entries = new Map(this.store.get().entries);
    let changed = false;
    for (const session of sessions) changed = this.#applyTo(entries, session) || changed;
    if (changed) this.store.update({ entries });
  }

  remove(id: string): void {
    const entries = new Map(this.store.get().entries);
    if (entries.delete(id)) this.store.update({ entries });
  }

  setDismissed(id: string, dismissed: boolean): void {
    this.#change(id, { dismissed });
  }

  setUnread(id: string, unread: number): void {
    if (this.get(id)?.unread !== unread) this.#change(id, { unread });
  }

  /** Takes a new snapshot. What the stream tells meanwhile is newer and stays. */
  refresh(): void {
    const snapshot = ++this.#snapshot;
    const since = this.#changes;
    this.#load(snapshot).then(
      ({ seen, more }) => snapshot === this.#snapshot && this.#settle(seen, since, more),
      (fault) => {
        if (snapshot !== this.#snapshot) return;
        this.store.update({ fault });
        this.#time.after(Math.min(2_000 * 2 ** this.#failures++, 30_000), () => {
          if (snapshot === this.#snapshot) this.refresh();
        });
      },
    );
  }

  async #load(snapshot: number): Promise<{ seen: Set<string>; more: boolean }> {
    const status =
      this.#me.userType === "agent" ? ["created", "handled", "missed", "callback"] : ["created", "handled", "callback"];
    const seen = new Set<string>();
    let more = false;
    for (const filter of [{ mine: "true" as const }, { status }]) {
      let cursor: string | undefined;
      for (let i = 0; i < pages; i++) {
        const query = { ...filter, limit: pageSize, ...(cursor ? { cursor } : {}) };
        const page = await this.#call("GET /chat-sessions", { query });
        if (snapshot !== this.#snapshot) return { seen, more };
        for (const session of page.data) seen.add(session.id);
        this.apply(...page.data);
        cursor = page.page.nextCursor ?? undefined;
        if (!page.page.hasMore || !cursor) break;
        more = i === pages - 1;
      }
    }
    return { seen, more };
  }

  #settle(seen: Set<string>, since: number, more: boolean): void {
    this.#failures = 0;
    const entries = new Map(this.store.get().entries);
    if (!more) {
      for (const id of entries.keys()) {
        if (!seen.has(id) && (this.#heard.get(id) ?? 0) <= since && !this.#pinned(id)) entries.delete(id);
      }
    }
    this.store.set({ ready: true, fault: undefined, entries, more });
  }

  #applyTo(entries: Map<string, ChatEntry>, session: ChatSession | ChatSessionView): boolean {
    const { id } = session;
    const before = entries.get(id);
    if ((this.#dropped.get(id) ?? -1) > session.version) return false;
    if (newerSession(before?.session, session) !== session) return false;
    this.#heard.set(id, ++this.#changes);
    if (!this.#concerns(session)) {
      this.#dropped.set(id, session.version);
      if (this.#dropped.size > 1_000) this.#dropped.delete(this.#dropped.keys().next().value!);
      return entries.delete(id);
    }
    const info = "$info" in session ? session.$info : before?.info;
    const invited = isInvited(session, this.#me.userId);
    const dismissed = !invited && (("$info" in session && session.$info.dismissed) || (before?.dismissed ?? false));
    entries.set(id, { session, info, unread: before?.unread ?? info?.unreadCount ?? 0, dismissed });
    return true;
  }

  #concerns(session: ChatSession): boolean {
    const { userId, userType } = this.#me;
    if (isIn(session, userId) || this.#pinned(session.id)) return true;
    if (isInvited(session, userId) && isActive(session)) return true;
    if (userType === "contact") return isActive(session) || session.status === "callback";
    return tabOf(session, userId) !== undefined;
  }

  #change(id: string, change: Partial<ChatEntry>): void {
    const { entries } = this.store.get();
    const entry = entries.get(id);
    if (entry) this.store.update({ entries: new Map(entries).set(id, { ...entry, ...change }) });
  }
}
