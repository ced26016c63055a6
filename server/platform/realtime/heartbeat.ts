import type { Head } from "@deskbell/common/realtime/frames.ts";
import type { Connection } from "./connection.ts";
import { feedsOf, positionOf, readHeads } from "./feeds.ts";
import type { Hub } from "./hub.ts";
import { Beat, Ping } from "./outgoing.ts";
import type { Receiver } from "./rooms.ts";

const TICK_MS = 1000;

/**
 * Sends each client the heads of what it follows once in a heartbeat, spread over time, and ends WebSockets that no longer
 * answer (spec 10 D-7, C-51). Two queries a tick, however many clients; equal beats are serialised once.
 */
export class Heartbeat {
  readonly #hub: Hub;
  readonly #slots: Set<Connection>[];
  #slot = 0;
  #joined = 0;
  #lastTick = performance.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(hub: Hub) {
    this.#hub = hub;
    this.#slots = Array.from({ length: Math.max(1, Math.round(hub.parts.timing.heartbeat)) }, () => new Set());
    hub.listeners.push({
      opened: (connection) => this.#slots[this.#joined++ % this.#slots.length]!.add(connection as Connection),
      closed: (connection) => {
        for (const slot of this.#slots) slot.delete(connection as Connection);
      },
    });
  }

  start(): void {
    const { heartbeat } = this.#hub.parts.timing;
    this.#timer = setInterval(() => this.#tick(), Math.min(TICK_MS, heartbeat * 1000));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    // After a pause of the whole process answers wait in the sockets: they are read before anybody is called silent.
    if (now - this.#lastTick < 5 * TICK_MS) this.#endSilent(now);
    this.#lastTick = now;
    const slot = this.#slots[this.#slot]!;
    this.#slot = (this.#slot + 1) % this.#slots.length;
    if (slot.size > 0) void beat(this.#hub, slot);
  }

  #endSilent(now: number): void {
    const { connections, parts } = this.#hub;
    for (const connection of connections.values()) {
      if (connection.transport.kind !== "websocket" || now - connection.seenAt < parts.timing.silence * 1000) continue;
      this.#hub.remove(connection, false);
      connection.transport.terminate();
    }
  }
}

/** The heads of these connections, now. */
export async function beat(hub: Hub, connections: Iterable<Connection>): Promise<void> {
  const receivers = [...connections];
  const rooms = new Set(receivers.flatMap(({ actor }) => feedsOf(actor).map(({ room }) => room)));
  const sids = new Set(receivers.flatMap(({ subscriptions }) => [...(subscriptions?.keys() ?? [])]));
  try {
    const [feeds, logs] = await Promise.all([
      readHeads(hub.parts.db, [...rooms]),
      sids.size > 0 && hub.provider ? hub.provider.heads([...sids]) : new Map<string, Head>(),
    ]);
    sendBeats(hub, receivers, feeds, logs);
  } catch (error) {
    hub.parts.log.warn({ err: error }, "heads could not be read for a heartbeat");
    const ping = new Ping();
    for (const connection of receivers) connection.write(ping);
  }
}

function sendBeats(
  hub: Hub,
  receivers: readonly Connection[],
  feeds: ReadonlyMap<string, number>,
  logs: ReadonlyMap<string, Head>,
): void {
  const serverTime = hub.parts.clock.now().toISOString();
  const beats = new Map<string, Beat>();
  for (const connection of receivers) {
    if (connection.ended) continue;
    const feed = positionOf(connection.actor, feeds);
    const heads: Record<string, Head> = {};
    let key = `${feed.agents} ${feed.me}`;
    for (const sid of connection.subscriptions?.keys() ?? []) {
      const head = logs.get(sid);
      if (!head) continue;
      heads[sid] = head;
      key += ` ${sid} ${head[0]} ${head[1]}`;
    }
    let out = beats.get(key);
    if (!out) {
      out = new Beat({ t: "beat", serverTime, heads, feed });
      beats.set(key, out);
    }
    connection.write(out);
  }
  hub.parts.metrics.frames(receivers.length);
}

const CHUNK = 500;

/** Frames may be missing for these receivers: their heads go out at once, in portions that leave room for other work. */
export async function beatNow(hub: Hub, receivers: Iterable<Receiver>): Promise<void> {
  const connections = [...new Set([...receivers].map(({ connection }) => connection))];
  for (let i = 0; i < connections.length; i += CHUNK) {
    await beat(hub, connections.slice(i, i + CHUNK));
    await new Promise<void>((next) => setImmediate(next));
  }
}
