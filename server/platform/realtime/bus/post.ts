import type { FeedName } from "@deskbell/common/realtime/frames.ts";
import type { Log } from "../../log.ts";
import type { Audience } from "../../write.ts";
import type { Bus } from "./bus.ts";

/** The envelope of one text between processes; short names, for NOTIFY carries 7,500 bytes. */
export type Envelope =
  | { r: string; p?: number; f?: FeedName; a?: Audience | null; hint?: 1 }
  | { s: string; i: string; hint?: 1 }
  | { up: 1 };

const COLLECT_MS = 3;
const QUEUE_MAX = 4 * 1024 * 1024;

/**
 * Puts frames into bus messages: collected for some milliseconds or until a message is full, one send at a time, outside
 * of any transaction. What is too long for a message goes as a hint without its text. A message is lines: the sender,
 * then an envelope and a text each (JSON has no line breaks).
 */
export class Post {
  readonly #bus: Bus;
  readonly #from: string;
  readonly #log: Log;
  readonly #sent: (count: number) => void;
  #lines: string[] = [];
  #bytes: number[] = [];
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  #sending = false;

  constructor(bus: Bus, from: string, log: Log, sent: (count: number) => void) {
    this.#bus = bus;
    this.#from = from;
    this.#log = log;
    this.#sent = sent;
  }

  add(envelope: Envelope, text: string): void {
    const room = this.#bus.maxBytes - this.#from.length - 1;
    let line = `\n${JSON.stringify(envelope)}\n${text}`;
    let bytes = Buffer.byteLength(line);
    if (bytes > room) {
      line = `\n${JSON.stringify({ ...envelope, hint: 1 })}\n`;
      bytes = Buffer.byteLength(line);
    }
    if (bytes > room || this.#waiting + bytes > QUEUE_MAX) return;
    this.#lines.push(line);
    this.#bytes.push(bytes);
    this.#waiting += bytes;
    if (this.#waiting >= room) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), COLLECT_MS);
  }

  /** Sends what waits, and nothing more. */
  async stop(): Promise<void> {
    await this.#flush();
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#sending || this.#lines.length === 0) return;
    this.#sending = true;
    const messages = this.#messages();
    try {
      await this.#bus.send(messages);
      this.#sent(messages.length);
    } catch (error) {
      this.#log.warn({ err: error }, "frames for other processes were lost; heads repair them");
    }
    this.#sending = false;
    if (this.#lines.length > 0) void this.#flush();
  }

  #messages(): string[] {
    const messages: string[] = [];
    let message = this.#from;
    let size = message.length;
    for (const [index, line] of this.#lines.entries()) {
      if (size > this.#from.length && size + this.#bytes[index]! > this.#bus.maxBytes) {
        messages.push(message);
        message = this.#from;
        size = message.length;
      }
      message += line;
      size += this.#bytes[index]!;
    }
    messages.push(message);
    this.#lines = [];
    this.#bytes = [];
    this.#waiting = 0;
    return messages;
  }
}

/** Reads a message; nothing when it is our own. */
export function unpack(message: string, me: string): { envelope: Envelope; text: string }[] {
  const lines = message.split("\n");
  if (lines[0] === me) return [];
  const entries: { envelope: Envelope; text: string }[] = [];
  for (let i = 1; i + 1 < lines.length; i += 2) {
    entries.push({ envelope: JSON.parse(lines[i]!) as Envelope, text: lines[i + 1]! });
  }
  return entries;
}
