import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Connection, Credentials, Transport } from "./connection.ts";
import { follow, recheckConnection, unfollow } from "./follow.ts";
import { welcome } from "./hello.ts";
import { type Hub, sayBye } from "./hub.ts";
import type { Outgoing } from "./outgoing.ts";
import { type Hello, parseClientFrame } from "./protocol.ts";

const MAX_PAYLOAD = 16 * 1024;
/** Frames a second that a client may send, and how many at once after a silence (a reconnect with many windows). */
const FRAMES_PER_SECOND = 30;
const FRAMES_BURST = 120;

/** Writes the shared bytes of a frame to the socket itself: `ws` would build the same bytes again for each receiver. */
class WebSocketTransport implements Transport {
  readonly kind = "websocket";
  readonly #ws: WebSocket;
  readonly #socket: Duplex;

  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws;
    this.#socket = socket;
  }

  get open(): boolean {
    return this.#ws.readyState === 1;
  }

  get buffered(): number {
    return this.#socket.writableLength;
  }

  write(out: Outgoing): void {
    if (this.#ws.readyState === 1) this.#socket.write(out.webSocket);
  }

  close(code: number): void {
    this.#ws.close(code);
  }

  terminate(): void {
    this.#ws.terminate();
  }
}

/** What one WebSocket says, before and after its welcome. */
class WebSocketClient {
  readonly deadline: number;
  readonly #hub: Hub;
  readonly #transport: Transport;
  readonly #credentials: Credentials;
  #connection: Connection | undefined;
  #early: string[] | undefined;
  #tokens = FRAMES_BURST;
  #tokensAt = performance.now();

  constructor(hub: Hub, transport: Transport, credentials: Credentials) {
    this.#hub = hub;
    this.#transport = transport;
    this.#credentials = credentials;
    this.deadline = performance.now() + hub.parts.timing.hello * 1000;
  }

  get welcomed(): boolean {
    return this.#connection !== undefined || this.#early !== undefined;
  }

  message(data: RawData, isBinary: boolean): void {
    if (this.#connection) this.#connection.seenAt = performance.now();
    if (!this.#transport.open) return;
    if (isBinary) this.#bye("protocol", 1003);
    else if (!this.#admitFrame()) this.#bye("slow", 1008);
    else if (this.#early) this.#early.push((data as Buffer).toString());
    else this.#frame((data as Buffer).toString());
  }

  pong(): void {
    if (this.#connection) this.#connection.seenAt = performance.now();
  }

  /** 1000, 1001 and 1005: the client has closed. Everything else is a line that broke. */
  closed(code: number): void {
    if (this.#connection) this.#hub.remove(this.#connection, code === 1000 || code === 1001 || code === 1005);
  }

  refuse(reason: "hello_timeout" | "shutdown"): void {
    sayBye(this.#transport, reason);
  }

  #frame(text: string): void {
    const frame = parseClientFrame(text);
    if (!frame) this.#bye("protocol", 1007);
    else if (frame.t === "hello") this.#hello(frame);
    else if (!this.#connection) this.#bye("protocol", 1003);
    else if (frame.t === "sub") void follow(this.#hub, this.#connection, frame.sid, frame.after);
    else unfollow(this.#hub, this.#connection, frame.sid);
  }

  #hello(hello: Hello): void {
    // A second hello brings a fresh token and nothing else (spec 10 D-11).
    if (!this.#connection) return void this.#enter(hello);
    if (!hello.token) return;
    this.#connection.credentials = { authorization: `Bearer ${hello.token}` };
    void recheckConnection(this.#hub, this.#connection);
  }

  async #enter(hello: Hello): Promise<void> {
    this.#early = [];
    try {
      this.#connection = await welcome(this.#hub, this.#transport, hello, this.#credentials);
    } catch (error) {
      this.#hub.parts.log.warn({ err: error }, "a client could not be authenticated");
      sayBye(this.#transport, "shutdown", 5, 1011);
    }
    const early = this.#early;
    this.#early = undefined;
    if (!this.#connection) return;
    // Closed while it was welcomed.
    if (!this.#transport.open) return this.#hub.remove(this.#connection, true);
    for (const text of early) this.#frame(text);
  }

  #admitFrame(): boolean {
    const now = performance.now();
    const earned = ((now - this.#tokensAt) / 1000) * FRAMES_PER_SECOND;
    this.#tokens = Math.min(FRAMES_BURST, this.#tokens + earned) - 1;
    this.#tokensAt = now;
    return this.#tokens >= 0;
  }

  #bye(reason: "protocol" | "slow", code: number): void {
    sayBye(this.#transport, reason, reason === "slow" ? 10 : undefined, code);
    if (this.#connection) this.#hub.remove(this.#connection, true);
  }
}

/** Takes over upgrade requests for `/realtime`; `waiting` are those who have not said hello. */
export class WebSockets {
  readonly #hub: Hub;
  readonly #server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: MAX_PAYLOAD,
  });
  readonly #waiting = new Set<WebSocketClient>();
  #timer: NodeJS.Timeout | undefined;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  start(): void {
    this.#timer = setInterval(() => this.#endWaiting(), Math.min(1000, this.#hub.parts.timing.hello * 250));
  }

  stop(): void {
    clearInterval(this.#timer);
    for (const client of this.#waiting) if (!client.welcomed) client.refuse("shutdown");
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (ws) => this.#accept(ws, socket, credentialsOf(request.headers)));
  }

  #accept(ws: WebSocket, socket: Duplex, credentials: Credentials): void {
    const client = new WebSocketClient(this.#hub, new WebSocketTransport(ws, socket), credentials);
    this.#waiting.add(client);
    ws.on("message", (data, isBinary) => client.message(data, isBinary));
    ws.on("pong", () => client.pong());
    // Broken frames, bad UTF-8 and messages that are too long: `ws` closes with the right code by itself.
    ws.on("error", () => {});
    ws.on("close", (code) => {
      this.#waiting.delete(client);
      client.closed(code);
    });
  }

  #endWaiting(): void {
    const now = performance.now();
    for (const client of this.#waiting) {
      if (!client.welcomed && now < client.deadline) continue;
      this.#waiting.delete(client);
      if (!client.welcomed) client.refuse("hello_timeout");
    }
  }
}

/** Only what authenticates is kept: thousands of idle connections hold it. */
export function credentialsOf(headers: IncomingMessage["headers"]): Credentials {
  const { cookie, authorization } = headers;
  return { ...(cookie ? { cookie } : {}), ...(authorization ? { authorization } : {}) };
}
