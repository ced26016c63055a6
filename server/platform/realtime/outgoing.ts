import type { FeedName, ServerFrame } from "@deskbell/common/realtime/frames.ts";

/** A frame on its way out. Each form of it is made once, at the first receiver that needs it. */
export class Outgoing {
  /** The `seq` of an event or the cursor of a feed item; 0 for frames without a place. */
  readonly position: number;
  readonly feed: FeedName | undefined;
  #frame: ServerFrame | undefined;
  #text: string | undefined;
  #webSocket: Buffer | undefined;
  #events: Buffer | undefined;

  constructor(source: ServerFrame | string, position = 0, feed?: FeedName) {
    if (typeof source === "string") this.#text = source;
    else this.#frame = source;
    this.position = position;
    this.feed = feed;
  }

  static of(frame: ServerFrame): Outgoing {
    if (frame.t === "event") return new Outgoing(frame, frame.seq);
    if (frame.t === "feed") return new Outgoing(frame, frame.cursor, frame.feed);
    return new Outgoing(frame);
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.#frame);
    return this.#text;
  }

  /** Complete bytes of a WebSocket text message. */
  get webSocket(): Buffer {
    this.#webSocket ??= this.frameBytes();
    return this.#webSocket;
  }

  get events(): Buffer {
    this.#events ??= Buffer.from(`data: ${this.text}\n\n`);
    return this.#events;
  }

  protected frameBytes(): Buffer {
    return textMessage(this.text);
  }
}

/** A heartbeat; over a WebSocket it asks for a pong in the same write. */
export class Beat extends Outgoing {
  protected override frameBytes(): Buffer {
    return Buffer.concat([PING, super.frameBytes()]);
  }
}

/** Only asks for a pong; nothing a client would see. */
export class Ping extends Outgoing {
  constructor() {
    super("");
  }

  override get events(): Buffer {
    return Buffer.from(":\n\n");
  }

  protected override frameBytes(): Buffer {
    return PING;
  }
}

/** An empty ping from a server (RFC 6455 section 5.5.2). */
const PING = Buffer.from([0x89, 0]);

/** An unmasked, unfragmented text message (RFC 6455 section 5.2). */
function textMessage(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafeSlow(start + length);
  bytes[0] = 0x81;
  if (start === 2) {
    bytes[1] = length;
  } else if (start === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.write(text, start);
  return bytes;
}
