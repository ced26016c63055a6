import type { ServerResponse } from "node:http";
import type { Transport } from "./connection.ts";
import type { Outgoing } from "./outgoing.ts";

const KEEP_ALIVE_MS = 4000;

/** A response of server-sent events as a line to a client. A dead peer shows by write errors and TCP keep-alive. */
export class EventsTransport implements Transport {
  readonly kind = "events";
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
    response.socket?.setNoDelay(true);
    // Shorter than a heartbeat: probes are only sent while nothing is in flight.
    response.socket?.setKeepAlive(true, KEEP_ALIVE_MS);
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      // Reverse proxies otherwise collect the stream before they pass it on.
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
    response.flushHeaders();
  }

  get open(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  get buffered(): number {
    return this.#response.writableLength;
  }

  write(out: Outgoing): void {
    if (this.open) this.#response.write(out.events);
  }

  close(): void {
    this.#response.end();
  }

  terminate(): void {
    this.#response.destroy();
  }
}
