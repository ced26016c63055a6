import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** Stands before the server as the network does, and can fail as the network does. */
export class Network {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #broken = false;
  #held = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a free port and passes everything on to `target()`, which is asked anew for each connection. */
  static async open(target: () => number): Promise<Network> {
    const server = createServer({ allowHalfOpen: true });
    const network = new Network(server);
    server.on("connection", (socket) => network.#pass(socket, target()));
    await new Promise<void>((done, refuse) => {
      server.once("error", refuse);
      server.listen(0, "127.0.0.1", done);
    });
    return network;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Breaks every connection, and each new one at once. */
  cut(): void {
    this.#broken = true;
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  /** Nothing passes any more, and nobody is told: what a dead access point looks like. */
  stall(): void {
    this.#held = true;
    for (const socket of this.#sockets) socket.pause();
  }

  restore(): void {
    this.#broken = false;
    this.#held = false;
    for (const socket of this.#sockets) socket.resume();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((done) => this.#server.close(done));
  }

  #pass(client: Socket, port: number): void {
    if (this.#broken) {
      client.resetAndDestroy();
      return;
    }
    const server = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(one);
      one.on("data", (chunk) => {
        if (!other.write(chunk)) one.pause();
      });
      other.on("drain", () => {
        if (!this.#held) one.resume();
      });
      one.on("end", () => other.end());
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      if (this.#held) one.pause();
    }
  }
}
