import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { refuse, refuseFields } from "../problem.ts";
import type { RealtimeServer } from "./create.ts";
import { EventsTransport } from "./events.ts";
import { welcome } from "./hello.ts";
import { helloOfQuery } from "./protocol.ts";
import { credentialsOf } from "./websocket.ts";

const Subscriptions = z.object({
  stream: z.string().max(128),
  sub: z
    .array(z.object({ sid: z.string().regex(/^[\w-]{1,64}$/), after: z.int().min(0) }))
    .max(500)
    .default([]),
  unsub: z
    .array(z.string().regex(/^[\w-]{1,64}$/))
    .max(500)
    .default([]),
});

/**
 * `/realtime` (WebSocket), `/realtime/events` (the same frames as server-sent events) and `POST /realtime/subscriptions`
 * for the latter (spec 10 section 12). Pages of other origins are refused with 403: cookies would come along with them.
 */
export function realtimeRoutes(app: FastifyInstance, server: RealtimeServer): void {
  const origin = new URL(server.publicUrl).origin;
  const sameOrigin = (request: { headers: IncomingMessage["headers"] }) =>
    request.headers.origin === undefined || request.headers.origin === origin;

  app.server.on("upgrade", (request, socket, head) => {
    const [path] = (request.url ?? "").split("?");
    socket.on("error", () => {});
    if (path !== "/realtime") answer(socket, "404 Not Found");
    else if (!sameOrigin(request)) answer(socket, "403 Forbidden");
    else if (server.hub.closing) answer(socket, "503 Service Unavailable");
    else server.webSockets.upgrade(request, socket, head);
  });

  app.get("/realtime/events", async (request, reply) => {
    if (!sameOrigin(request)) refuse("csrf", "This page's address is not the portal's.");
    await openEvents(server, request, reply);
  });

  app.post("/realtime/subscriptions", { bodyLimit: 128 * 1024 }, async (request, reply) => {
    if (!sameOrigin(request)) refuse("csrf", "This page's address is not the portal's.");
    await changeSubscriptions(server, request);
    return reply.code(204).send();
  });
}

function answer(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function openEvents(server: RealtimeServer, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { hub } = server;
  const hello = helloOfQuery(request.query as Record<string, unknown>);
  if (!hello) refuse("wrong_type", "Give protocol and device, and whole numbers as feed positions.");
  const credentials = credentialsOf(request.headers);
  // Asked here too, so that a client learns from the status that it must sign in.
  await person(server, request);
  if (hub.closing) refuse("unavailable", "The server is stopping. Try again in a moment.");
  const response = reply.raw;
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) response.setHeader(name, value);
  }
  reply.hijack();
  const transport = new EventsTransport(response);
  response.on("error", () => {});
  let leave = () => {};
  response.on("close", () => leave());
  const connection = await welcome(hub, transport, hello, credentials).catch((error) => {
    hub.parts.log.warn({ err: error }, "a client could not be welcomed");
    transport.close();
  });
  if (!connection) return;
  leave = () => hub.remove(connection, true);
  if (!transport.open) leave();
}

async function changeSubscriptions(server: RealtimeServer, request: FastifyRequest): Promise<void> {
  const parsed = Subscriptions.safeParse(request.body);
  if (!parsed.success) {
    refuseFields(
      parsed.error.issues.map(({ path, code, message }) => ({ pointer: `/${path.join("/")}`, code, detail: message })),
    );
  }
  const actor = await person(server, request);
  if (!server.changeSubscriptions({ kind: actor.kind, id: actor.id }, parsed.data)) {
    refuse("not_found", "This stream does not exist or is not yours.");
  }
}

async function person(server: RealtimeServer, request: FastifyRequest) {
  const actor = await server.hub.parts.authenticate(request.headers);
  if (actor.kind !== "contact" && actor.kind !== "agent") refuse("unauthenticated", "Sign in first.");
  return actor;
}
