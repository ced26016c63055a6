import type { ClientFrame, FeedPosition, ServerFrame } from "@deskbell/common/realtime/frames.ts";
import type { Api } from "../api/client.ts";
import { ApiProblem } from "../api/problem.ts";

/** One open line to the server, of either kind. `send` takes only `sub` and `unsub`; the hello is part of opening. */
export interface Link {
  send(frame: Exclude<ClientFrame, { t: "hello" }>): void;
  close(): void;
}

export interface LinkEvents {
  frame(frame: ServerFrame): void;
  /** The line is gone and says nothing more. `signedOut` only if the server answered 401. */
  closed(signedOut: boolean): void;
}

export interface Hello {
  protocol: number;
  device: string;
  feed: FeedPosition | null;
  visible: boolean;
}

export type OpenLink = (hello: Hello, events: LinkEvents) => Link;

/** Frames over a WebSocket at `/realtime` of the page's own origin. */
export function webSocketLink(url = defaultUrl(), options?: unknown): OpenLink {
  return (hello, events) => {
    const socket = new (WebSocket as unknown as new (url: string, options?: unknown) => WebSocket)(url, options);
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      events.closed(false);
    };
    socket.onopen = () => socket.send(JSON.stringify({ t: "hello", ...hello }));
    socket.onmessage = (message) => {
      const frame = over ? undefined : parse(message.data);
      if (frame) events.frame(frame);
    };
    socket.onclose = end;
    socket.onerror = end;
    return {
      send: (frame) => {
        if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
      },
      close: () => {
        over = true;
        socket.close();
      },
    };
  };
}

/** The same frames over server-sent events; read with `fetch`, which tells a 401 from a broken line. */
export function eventStreamLink(api: Api): OpenLink {
  return (hello, events) => {
    const abort = new AbortController();
    const subscriptions = new SubscriptionPost(api, () => fail(false), abort.signal);
    let over = false;
    const fail = (signedOut: boolean) => {
      if (over) return;
      over = true;
      abort.abort();
      events.closed(signedOut);
    };
    const receive = (data: string) => {
      const frame = over ? undefined : parse(data);
      if (frame?.t === "welcome") subscriptions.opened(frame.stream);
      if (frame) events.frame(frame);
    };
    void read(`/realtime/events?${helloQuery(hello)}`, api, abort.signal, receive).then(fail, () => fail(false));
    return {
      send: (frame) => subscriptions.add(frame),
      close: () => {
        over = true;
        abort.abort();
      },
    };
  };
}

/** Gathers the subscriptions of one moment into one POST, and sends them in order. */
class SubscriptionPost {
  #stream: string | undefined;
  #waiting: Exclude<ClientFrame, { t: "hello" }>[] = [];
  #busy = false;
  readonly #api: Api;
  readonly #lost: () => void;
  readonly #signal: AbortSignal;

  constructor(api: Api, lost: () => void, signal: AbortSignal) {
    this.#api = api;
    this.#lost = lost;
    this.#signal = signal;
  }

  opened(stream: string): void {
    this.#stream = stream;
    void this.#flush();
  }

  add(frame: Exclude<ClientFrame, { t: "hello" }>): void {
    this.#waiting.push(frame);
    queueMicrotask(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    if (this.#busy || !this.#stream || this.#waiting.length === 0) return;
    this.#busy = true;
    const frames = this.#waiting;
    this.#waiting = [];
    const sub = frames.flatMap((f) => (f.t === "sub" ? [{ sid: f.sid, after: f.after }] : []));
    const unsub = frames.flatMap((f) => (f.t === "unsub" ? [f.sid] : []));
    const body = JSON.stringify({ stream: this.#stream, sub, unsub });
    const headers = { "Content-Type": "application/json" };
    try {
      await this.#api.fetch("/realtime/subscriptions", { method: "POST", headers, body }, { signal: this.#signal });
    } catch {
      this.#lost();
      return;
    }
    this.#busy = false;
    void this.#flush();
  }
}

/** Reads a stream of server-sent events to its end; resolves true if the server says that nobody is signed in. */
async function read(path: string, api: Api, signal: AbortSignal, receive: (data: string) => void): Promise<boolean> {
  let response: Response;
  try {
    response = await api.fetch(path, { headers: { Accept: "text/event-stream" } }, { signal, timeout: 0 });
  } catch (error) {
    return error instanceof ApiProblem && error.status === 401;
  }
  const decoder = new TextDecoder();
  let rest = "";
  const reader = response.body!.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const blocks = (rest + decoder.decode(chunk.value, { stream: true })).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const data = block
        .split(/\r?\n/)
        .flatMap((line) => (line.startsWith("data:") ? [line.slice(5).trimStart()] : []));
      if (data.length > 0) receive(data.join("\n"));
    }
  }
  return false;
}

function helloQuery(hello: Hello): URLSearchParams {
  const query = new URLSearchParams({
    protocol: String(hello.protocol),
    device: hello.device,
    visible: String(hello.visible),
  });
  if (hello.feed) query.set("feedMe", String(hello.feed.me));
  if (hello.feed?.agents !== undefined) query.set("feedAgents", String(hello.feed.agents));
  return query;
}

function parse(data: unknown): ServerFrame | undefined {
  try {
    return JSON.parse(String(data)) as ServerFrame;
  } catch {
    return undefined;
  }
}

function defaultUrl(): string {
  if (typeof location === "undefined") return "";
  return `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/realtime`;
}
