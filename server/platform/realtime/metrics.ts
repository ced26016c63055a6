import { Counter, Gauge } from "prom-client";
import type { Metrics } from "../metrics.ts";

export interface RealtimeMetrics {
  frames(count: number): void;
  busOut(count: number): void;
  busIn(): void;
  slow(): void;
}

/** Figures of the stream, in the site's registry. `connections` is asked at each scrape. */
export function realtimeMetrics(
  metrics: Metrics,
  connections: () => { websocket: number; events: number },
): RealtimeMetrics {
  const registers = [metrics.registry];
  const frames = new Counter({
    name: "deskbell_realtime_frames_out_total",
    help: "Frames sent to clients by rooms and heartbeats",
    registers,
  });
  const bus = new Counter({
    name: "deskbell_realtime_bus_messages_total",
    help: "Messages between server processes",
    labelNames: ["direction"],
    registers,
  });
  const slow = new Counter({
    name: "deskbell_realtime_slow_connections_total",
    help: "Connections ended because the client did not take its frames",
    registers,
  });
  new Gauge({
    name: "deskbell_realtime_connections",
    help: "Open connections",
    labelNames: ["transport"],
    registers,
    collect() {
      for (const [transport, count] of Object.entries(connections())) this.set({ transport }, count);
    },
  });
  return {
    frames: (count) => frames.inc(count),
    busOut: (count) => bus.inc({ direction: "out" }, count),
    busIn: () => bus.inc({ direction: "in" }),
    slow: () => slow.inc(),
  };
}
