import type { Connection } from "./connection.ts";
import type { Outgoing } from "./outgoing.ts";

export const chatRoom = (sid: string) => `chat:${sid}`;
export const personRoom = (kind: "contact" | "agent", id: number) => `${kind}:${id}`;
export const AGENTS_ROOM = "agents";

/** Somebody in a room: a connection itself, or its subscription to one log. */
export interface Receiver {
  readonly connection: Connection;
  receive(out: Outgoing): void;
}

const nobody: ReadonlySet<Receiver> = new Set();

/** Who hears what, in this process. */
export class Rooms {
  readonly #rooms = new Map<string, Set<Receiver>>();

  join(room: string, receiver: Receiver): void {
    const receivers = this.#rooms.get(room);
    if (receivers) receivers.add(receiver);
    else this.#rooms.set(room, new Set([receiver]));
  }

  leave(room: string, receiver: Receiver): void {
    const receivers = this.#rooms.get(room);
    if (receivers?.delete(receiver) && receivers.size === 0) this.#rooms.delete(room);
  }

  in(room: string): ReadonlySet<Receiver> {
    return this.#rooms.get(room) ?? nobody;
  }
}
