import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { reduceSession } from "@deskbell/common/chat/reduce.ts";
import type { ChatEvent, ChatSession, ChatUser, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import type { ClientFrame, FeedItem, FeedPosition, Head, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import { WebSocketServer } from "ws";
import { sampleMessage, sampleSession } from "../../chat/data/testing/sample.ts";

interface Line {
  user: string;
  stream: string;
  subs: Set<string>;
  write(frame: ServerFrame): void;
  cut(): void;
}

/** A server of one chat that speaks the frames and the few operations a client needs, and breaks on command. */
export class FakeServer {
  readonly people: Map<string, ChatUser>;
  session: ChatSession;
  events: ChatEvent[] = [];
  readonly cursors = new Map<string, ReadCursor>();
  readonly feed: { cursor: number; item: FeedItem }[] = [];
  readonly lines = new Set<Line>();
  readonly posts: { url: string; body: Record<string, unknown>; user: string }[] = [];
  /** 0 to 1: how many broadcasts and answers are lost. */
  loss = 0;
  /** WebSockets are refused, as some proxies do. */
  onlyEvents = false;
  beatEvery = 50;
  heartbeat = 6;
  signedIn = true;
  readonly #http: Server;
  readonly #ws = new WebSocketServer({ noServer: true });
  #beats: ReturnType<typeof setInterval> | undefined;
  #streams = 0;

  constructor(people: ChatUser[]) {
    // What travels in frames is the same for all and has nothing of a viewer.
    const { $info: _, ...session } = sampleSession();
    this.people = new Map(people.map((person) => [person.userId, person]));
    this.session = session;
    this.#http = createServer((request, response) => void this.#handle(request, response));
    this.#http.on("upgrade", (request, socket, head) => {
      if (this.onlyEvents || !this.signedIn) socket.destroy();
      else this.#ws.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, userOf(request)));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    this.#beats = setInterval(() => this.#beat(), this.beatEvery);
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    clearInterval(this.#beats);
    this.cutAll();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  cutAll(): void {
    for (const line of this.lines) line.cut();
  }

  say(frame: ServerFrame): void {
    for (const line of this.lines) line.write(frame);
  }

  /** Adds an event and tells everybody, as far as the line holds. */
  append(author: ChatUser, text: string, clientMessageId: string | null = null): ChatEvent {
    const event = sampleMessage(this.session.id, this.events.length + 1, author, text, clientMessageId);
    this.events.push(event);
    this.session = reduceSession(this.session, event);
    this.#broadcast({ t: "event", sid: this.session.id, seq: event.seq, event });
    this.tell({ type: "session", session: this.session });
    return event;
  }

  /** Adds an item to the feed of all agents. */
  tell(item: FeedItem): void {
    const cursor = this.feed.length + 1;
    this.feed.push({ cursor, item });
    this.#broadcast({ t: "feed", feed: "agents", cursor, item });
  }

  #broadcast(frame: ServerFrame): void {
    for (const line of this.lines) {
      const wanted = !("sid" in frame) || line.subs.has(frame.sid!);
      if (wanted && Math.random() >= this.loss) line.write(frame);
    }
  }

  #beat(): void {
    const sum = [...this.cursors.values()].reduce((all, c) => all + c.readSeq + c.deliveredSeq, 0);
    for (const line of this.lines) {
      const heads: Record<string, Head> = {};
      for (const sid of line.subs) heads[sid] = [this.events.length, sum];
      line.write({ t: "beat", serverTime: new Date().toISOString(), heads, feed: this.#heads() });
    }
  }

  #heads(): FeedPosition {
    return { agents: this.feed.length, me: 0 };
  }

  #accept(ws: import("ws").WebSocket, user: string): void {
    let line: Line | undefined;
    ws.on("message", (data) => {
      const frame = JSON.parse(String(data)) as ClientFrame;
      if (frame.t === "hello") {
        line = this.#open(
          user,
          (f) => ws.send(JSON.stringify(f)),
          () => ws.terminate(),
          frame.feed ?? null,
        );
      } else if (line) this.#subscription(line, frame);
    });
    ws.on("close", () => line && this.lines.delete(line));
  }

  #open(user: string, write: (frame: ServerFrame) => void, cut: () => void, feed: FeedPosition | null): Line {
    const line: Line = { user, stream: `stream-${++this.#streams}`, subs: new Set(), write, cut };
    this.lines.add(line);
    const serverTime = new Date().toISOString();
    const { heartbeat } = this;
    write({ t: "welcome", protocol: 1, stream: line.stream, userId: user, serverTime, heartbeat, feed: this.#heads() });
    for (const { cursor, item } of this.feed.slice(feed ? (feed.agents ?? 0) : this.feed.length)) {
      write({ t: "feed", feed: "agents", cursor, item });
    }
    return line;
  }

  #subscription(line: Line, frame: Exclude<ClientFrame, { t: "hello" }>): void {
    if (frame.t === "unsub") {
      line.subs.delete(frame.sid);
      return;
    }
    line.subs.add(frame.sid);
    for (const event of this.events.slice(frame.after))
      line.write({ t: "event", sid: frame.sid, seq: event.seq, event });
    const cursors = [...this.cursors.values()];
    line.write({ t: "live", sid: frame.sid, headSeq: this.events.length, session: this.session, cursors });
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += chunk;
    const body = text ? JSON.parse(text) : {};
    const user = userOf(request);
    const url = new URL(request.url!, "http://x");
    if (request.method !== "GET") this.posts.push({ url: url.pathname, body, user });
    if (!this.signedIn) return this.#refuse(response, 401, "unauthenticated");
    if (url.pathname === "/realtime/events") return this.#events(url, user, response);
    if (Math.random() < this.loss / 3) return void request.socket.destroy();
    const answer = this.#answer(request.method!, url, body, user);
    if (Math.random() < this.loss / 3) return void request.socket.destroy();
    if (answer === undefined) response.writeHead(204).end();
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  #refuse(response: ServerResponse, status: number, code: string): void {
    response.writeHead(status, { "content-type": "application/problem+json" }).end(JSON.stringify({ status, code }));
  }

  #events(url: URL, user: string, response: ServerResponse): void {
    response.writeHead(200, { "content-type": "text/event-stream" });
    const agents = url.searchParams.get("feedAgents");
    const feed = agents === null ? null : { agents: Number(agents), me: Number(url.searchParams.get("feedMe")) };
    const write = (frame: ServerFrame) => void response.write(`data: ${JSON.stringify(frame)}\n\n`);
    const line = this.#open(user, write, () => response.destroy(), feed);
    response.on("close", () => this.lines.delete(line));
  }

  #answer(method: string, url: URL, body: Record<string, unknown>, user: string): unknown {
    const path = url.pathname.replace("/rest/v1", "");
    const me = this.people.get(user)!;
    if (path === "/realtime/subscriptions") {
      const line = [...this.lines].find((one) => one.stream === body.stream);
      for (const { sid, after } of body.sub as { sid: string; after: number }[])
        line && this.#subscription(line, { t: "sub", sid, after });
      return undefined;
    }
    if (path === "/chat/feed") {
      const data = this.feed.filter((entry) => entry.cursor > Number(url.searchParams.get("agents"))).slice(0, 20);
      return { resync: false, data: data.map((entry) => ({ feed: "agents", ...entry })), heads: this.#heads() };
    }
    if (path === "/chat-sessions")
      return { data: [this.#view(user)], page: { limit: 200, hasMore: false, nextCursor: null } };
    if (path.endsWith("/events")) return this.#page(url);
    if (path.endsWith("/read")) return this.#read(user, Number(body.seq), Number(body.deliveredSeq));
    if (path.endsWith("/messages")) {
      const known = this.events.find((e) => e.clientMessageId === body.clientMessageId && e.author?.userId === user);
      return known ?? this.append(me, String(body.text), String(body.clientMessageId));
    }
    if (path === "/chat/presence") return { self: { state: "online", preference: "online" }, users: [] };
    if (path === "/chat/config") return { enabled: true, alertFirstRepeat: 20, alertEvery: 10, alertUntil: 90 };
    return method === "GET" ? this.#view(user) : undefined;
  }

  #view(user: string) {
    const cursor = this.cursors.get(user);
    const readSeq = cursor?.readSeq ?? 0;
    const unreadCount = this.events.filter((e) => e.seq > readSeq && e.author?.userId !== user).length;
    const $info = {
      readSeq,
      deliveredSeq: cursor?.deliveredSeq ?? 0,
      unreadCount,
      dismissed: false,
      can: { post: true },
    };
    return { ...this.session, $info };
  }

  #page(url: URL) {
    const number = (name: string) => (url.searchParams.has(name) ? Number(url.searchParams.get(name)) : undefined);
    const [after, before, limit] = [number("after"), number("before"), number("limit") ?? 50];
    const rows = this.events.filter((e) => e.seq > (after ?? 0) && e.seq < (before ?? Number.POSITIVE_INFINITY));
    const data = after !== undefined ? rows.slice(0, limit) : rows.slice(-limit);
    return { data, headSeq: this.events.length, cursors: [...this.cursors.values()] };
  }

  #read(userId: string, readSeq: number, deliveredSeq: number): ReadCursor {
    const before = this.cursors.get(userId);
    const cursor = {
      userId,
      readSeq: Math.max(readSeq, before?.readSeq ?? 0),
      deliveredSeq: Math.max(deliveredSeq, readSeq, before?.deliveredSeq ?? 0),
    };
    this.cursors.set(userId, cursor);
    this.#broadcast({ t: "cursor", sid: this.session.id, cursor });
    return cursor;
  }
}

function userOf(request: IncomingMessage): string {
  return String(request.headers["x-test-user"] ?? "");
}
