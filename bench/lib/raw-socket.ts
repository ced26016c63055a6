import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

/** Texts that are kept whole; of longer ones only the beginning. */
const KEPT = 256;

/**
 * A WebSocket client that does almost nothing: it counts messages and shows their beginnings. Thousands of them in one
 * generator leave the machine to the server.
 */
export class RawSocket {
  readonly #socket: Socket;
  readonly #message: (beginning: string, length: number) => void;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, message: (beginning: string, length: number) => void) {
    this.#socket = socket;
    this.#message = message;
  }

  static open(url: string, cookie: string, message: (beginning: string, length: number) => void): Promise<RawSocket> {
    const { port, pathname, host } = new URL(url);
    const socket = connect({ port: Number(port), host: "127.0.0.1", noDelay: true });
    const opened = new RawSocket(socket, message);
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}\r\nCookie: ${cookie}\r\n\r\n`,
    );
    return new Promise((resolve, reject) => {
      socket.on("error", reject);
      const answer = (chunk: Buffer) => {
        opened.#rest = Buffer.concat([opened.#rest, chunk]);
        const end = opened.#rest.indexOf("\r\n\r\n");
        if (end < 0) return;
        socket.off("data", answer);
        const head = opened.#rest.subarray(0, end).toString();
        if (!head.startsWith("HTTP/1.1 101")) return reject(new Error(`no WebSocket: ${head.split("\r\n")[0]}`));
        const first = opened.#rest.subarray(end + 4);
        opened.#rest = Buffer.alloc(0);
        socket.on("data", (next: Buffer) => opened.#take(next));
        resolve(opened);
        if (first.length > 0) opened.#take(first);
      };
      socket.on("data", answer);
    });
  }

  /** A text of less than 64 kB. */
  send(text: string): void {
    this.#socket.write(frameOf(0x81, Buffer.from(text)));
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (;;) {
      if (bytes.length < at + 2) break;
      const short = bytes[at + 1]!;
      const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
      if (bytes.length < start) break;
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
      if (bytes.length < start + length) break;
      const kind = bytes[at]! & 0x0f;
      if (kind === 1) this.#message(bytes.toString("latin1", start, start + Math.min(length, KEPT)), length);
      else if (kind === 9) this.#socket.write(frameOf(0x8a, bytes.subarray(start, start + length)));
      at = start + length;
    }
    this.#rest = at === bytes.length ? Buffer.alloc(0) : Buffer.from(bytes.subarray(at));
  }
}

/** With a mask of zeros, which leaves the text as it is. */
function frameOf(first: number, body: Buffer): Buffer {
  const long = body.length > 125;
  const head = Buffer.alloc((long ? 4 : 2) + 4);
  head[0] = first;
  head[1] = 0x80 | (long ? 126 : body.length);
  if (long) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}
