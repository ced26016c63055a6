import { isIn } from "@deskbell/common/chat/lists.ts";
import type { ChatEvent, ChatSession, ChatSessionView } from "@deskbell/common/chat/schemas.ts";
import type { Call } from "../../api/client.ts";
import { ApiProblem } from "../../api/problem.ts";
import type { Realtime } from "../../realtime/connection.ts";
import { Store } from "../../realtime/store.ts";
import type { Time } from "../../realtime/time.ts";
import type { ChatEntry } from "./chat-list.ts";
import { ChatLog, type LogSource } from "./chat-log.ts";

export interface LiveLogEvents {
  session(session: ChatSession): void;
  added(log: ChatLog, events: readonly ChatEvent[], live: boolean): void;
  moved(log: ChatLog): void;
  gone(id: string): void;
}

export interface LiveLogOptions {
  call: Call;
  realtime: Pick<Realtime, "subscribeChat">;
  time: Time;
  userId: string;
  events: LiveLogEvents;
}

type Live = { log: ChatLog; stop: () => void };

/** The logs that are followed now: of all own chats, and of those that a window shows. */
export class LiveLogs {
  /** Changes when a log comes or goes. */
  readonly known = new Store<ReadonlyMap<string, ChatLog>>(new Map());
  readonly #live = new Map<string, Live>();
  readonly #asking = new Set<string>();
  readonly #source: LogSource;
  readonly #options: LiveLogOptions;

  constructor(options: LiveLogOptions) {
    this.#options = options;
    const { call } = options;
    this.#source = {
      events: (id, query) => call("GET /chat-sessions/{id}/events", { params: { id }, query }),
      session: (id) => call("GET /chat-sessions/{id}", { params: { id } }),
    };
  }

  get(id: string): ChatLog | undefined {
    return this.#live.get(id)?.log;
  }

  /** Follows exactly the own chats among `entries`, and those of `shown`, which are asked for if unknown. */
  follow(entries: ReadonlyMap<string, ChatEntry>, shown: ReadonlySet<string>): void {
    const wanted = new Set(shown);
    for (const [id, { session }] of entries) if (isIn(session, this.#options.userId)) wanted.add(id);
    for (const [id, { stop }] of this.#live) {
      if (wanted.has(id)) continue;
      stop();
      this.#live.delete(id);
    }
    for (const id of wanted) {
      if (this.#live.has(id)) continue;
      const { session, info } = entries.get(id) ?? {};
      if (session) this.#begin(info ? { ...session, $info: info } : session);
      else void this.#ask(id);
    }
    for (const id of shown) this.#live.get(id)?.log.ensureLoaded();
    this.#tell();
  }

  stop(): void {
    for (const { stop } of this.#live.values()) stop();
    this.#live.clear();
  }

  #begin(session: ChatSession | ChatSessionView): ChatLog {
    const { realtime, time, events } = this.#options;
    const log: ChatLog = new ChatLog(session, this.#source, time, {
      session: events.session,
      added: (added, live) => events.added(log, added, live),
    });
    const unwatch = log.store.subscribe(() => {
      if (log.store.get().gone) events.gone(log.sid);
      events.moved(log);
    });
    const unsubscribe = realtime.subscribeChat(log.sid, log.after, log);
    const stop = () => {
      unwatch();
      unsubscribe();
      log.dispose();
    };
    this.#live.set(log.sid, { log, stop });
    return log;
  }

  async #ask(id: string): Promise<void> {
    if (this.#asking.has(id) || id.startsWith("new:")) return;
    this.#asking.add(id);
    try {
      const view = await this.#source.session(id);
      if (!this.#live.has(id)) this.#begin(view).ensureLoaded();
      this.#tell();
    } catch (error) {
      if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) this.#options.events.gone(id);
      else this.#options.time.after(3_000, () => void this.#ask(id));
    }
    this.#asking.delete(id);
  }

  #tell(): void {
    const before = this.known.get();
    const same = before.size === this.#live.size && [...this.#live].every(([id, { log }]) => before.get(id) === log);
    if (!same) this.known.set(new Map([...this.#live].map(([id, { log }]) => [id, log])));
  }
}
