import { connect, type Socket } from "node:net";

export interface Reply {
  status: number;
  body: string;
}

/** A caller over one keep-alive connection with as little of its own work as possible, so that the server is measured. */
export class Line {
  readonly #socket: Socket;
  readonly #head: string;
  #buffer: Buffer = Buffer.alloc(0);
  readonly #waiting: ((reply: Reply) => void)[] = [];

  constructor(url: string, cookie: string) {
    const { hostname, port, host, origin } = new URL(url);
    this.#socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
    this.#socket.setNoDelay(true);
    this.#socket.on("error", () => {});
    this.#head = `Host: ${host}\r\nOrigin: ${origin}\r\nX-Deskbell-CSRF: 1\r\nCookie: ${cookie}\r\n`;
    this.#socket.on("data", (chunk: Buffer) => this.#take(chunk));
  }

  /** `POST /chat-sessions/…` under `/rest/v1`; answers come in the order of the requests. */
  call(method: string, path: string, body?: unknown): Promise<Reply> {
    const text = body === undefined ? "" : JSON.stringify(body);
    const type = body === undefined ? "" : "Content-Type: application/json\r\n";
    this.#socket.write(
      `${method} /rest/v1${path} HTTP/1.1\r\n${this.#head}${type}Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? chunk : Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const end = this.#buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const head = this.#buffer.subarray(0, end).toString("latin1");
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (this.#buffer.length < end + 4 + length) return;
      const body = this.#buffer.subarray(end + 4, end + 4 + length).toString();
      this.#buffer = this.#buffer.subarray(end + 4 + length);
      this.#waiting.shift()?.({ status: Number(head.slice(9, 12)), body });
    }
  }
}

/** Calls and reads the answer; throws what the server refused with. */
export async function ask<T = never>(line: Line, method: string, path: string, body?: unknown): Promise<T> {
  const reply = await line.call(method, path, body);
  if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.body}`);
  return (reply.body ? JSON.parse(reply.body) : undefined) as T;
}
