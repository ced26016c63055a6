import { createServer } from "node:http";
import { anonymous } from "@deskbell/server/platform/actor.ts";
import { systemClock } from "@deskbell/server/platform/clock.ts";
import { openDatabase } from "@deskbell/server/platform/db/index.ts";
import { createLog } from "@deskbell/server/platform/log.ts";
import { createMetrics } from "@deskbell/server/platform/metrics.ts";
import { AGENTS_ROOM, createRealtime, realtimeRoutes } from "@deskbell/server/platform/realtime/index.ts";
import Fastify from "fastify";
import { type WebSocket, WebSocketServer } from "ws";

/*
 * The measured process: `bare` is `ws` alone, `deskbell` the product's stream on a database. Driven by messages of its
 * parent: `send n` broadcasts n frames in one go, `usage` answers memory (after collection) and CPU time.
 */
const frame = (n: number) => ({
  t: "feed" as const,
  feed: "agents" as const,
  cursor: n,
  item: { type: "dismissed" as const, sessionId: "x".repeat(300) },
});

const [kind, databaseUrl] = process.argv.slice(2);
let cursor = 0;
const server = kind === "bare" ? await bare() : await deskbell(databaseUrl!);
process.on("message", (message: { send?: number; usage?: true }) => {
  if (message.send) for (let i = 0; i < message.send; i++) server.broadcast();
  if (message.usage) {
    for (let i = 0; i < 3; i++) globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send!({ rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed, cpuMicros: user + system });
  }
});
process.on("disconnect", () => process.exit());
process.send!({ port: server.port });

async function bare() {
  const http = createServer();
  const sockets = new Set<WebSocket>();
  new WebSocketServer({ server: http, perMessageDeflate: false }).on("connection", (socket) => {
    sockets.add(socket);
    socket.once("message", () => socket.send('{"t":"welcome"}'));
  });
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  const broadcast = () => {
    const text = JSON.stringify(frame(++cursor));
    for (const socket of sockets) socket.send(text);
  };
  return { port: (http.address() as { port: number }).port, broadcast };
}

async function deskbell(url: string) {
  const log = createLog("silent");
  const app = Fastify();
  const realtime = createRealtime({
    config: { publicUrl: "http://localhost", redisUrl: undefined, siteId: "bench" },
    clock: systemClock(),
    log,
    db: openDatabase(url, log, 5),
    metrics: createMetrics(),
    authenticate: async (headers) => {
      const id = Number(/^agent=(\d+)$/.exec(String((headers as Record<string, string>).cookie))?.[1]);
      return id ? agent(id) : anonymous;
    },
  });
  realtime.setFeedGuard((actor, at) => actor.kind === "agent" && (!at || !actor.access.accounts));
  realtimeRoutes(app, realtime);
  await realtime.start();
  await app.listen({ port: 0, host: "127.0.0.1" });
  const broadcast = () => {
    const { cursor: n, item } = frame(++cursor);
    realtime.publishFeed(AGENTS_ROOM, n, item, { accountId: 1, queueId: null });
  };
  return { port: (app.server.address() as { port: number }).port, broadcast };
}

function agent(id: number) {
  const access = { queues: null, accounts: null, categories: null };
  const who = { id, name: `Agent ${id}`, email: `agent${id}@northwind.example`, sessionId: String(id) };
  return { kind: "agent" as const, ...who, role: "member" as const, techPortalAccess: true, chatEnabled: true, access };
}
