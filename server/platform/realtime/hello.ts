import { randomBytes } from "node:crypto";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import type { PersonActor } from "../actor.ts";
import { Connection, type Credentials, type Transport } from "./connection.ts";
import { feedsOf, positionOf, readFeedAfter } from "./feeds.ts";
import { type Hub, sayBye } from "./hub.ts";
import { Outgoing } from "./outgoing.ts";
import type { Hello } from "./protocol.ts";
import { personRoom } from "./rooms.ts";

/** One person's windows and devices together, in this process. */
const CONNECTIONS_MAX = 20;
const FULL_RETRY_SECONDS = 30;
const FEED_PAGE = 200;

/**
 * Lets a client in: who it is, its `welcome`, and what its feeds brought since the position it names (spec 10 D-8, D-14).
 * A client that may not enter gets a `bye` that says why, and no connection.
 */
export async function welcome(
  hub: Hub,
  transport: Transport,
  hello: Hello,
  headers: Credentials,
): Promise<Connection | undefined> {
  if (hello.protocol !== PROTOCOL) return refuse(transport, "protocol");
  const credentials = hello.token ? { authorization: `Bearer ${hello.token}` } : headers;
  const actor = await authenticatePerson(hub, credentials);
  if (!transport.open) return undefined;
  if (hub.closing) return refuse(transport, "shutdown", Math.random() * 10);
  if (!actor) return refuse(transport, "signed_out");
  if (hub.rooms.in(personRoom(actor.kind, actor.id)).size >= CONNECTIONS_MAX) {
    return refuse(transport, "slow", FULL_RETRY_SECONDS);
  }
  const connection = new Connection(
    {
      stream: `${hub.parts.processId}.${randomBytes(12).toString("base64url")}`,
      actor,
      device: hello.device,
      visible: hello.visible ?? true,
      resumed: Boolean(hello.feed),
    },
    transport,
    credentials,
    (slow) => {
      hub.parts.metrics.slow();
      hub.end(slow, "slow");
    },
  );
  // In the rooms before the heads are read: what comes between is held, not lost.
  hub.add(connection);
  await begin(hub, connection, hello);
  return connection.ended ? undefined : connection;
}

function refuse(transport: Transport, reason: Parameters<typeof sayBye>[1], retryAfterSeconds?: number): undefined {
  sayBye(transport, reason, retryAfterSeconds);
  return undefined;
}

/** Who the credentials belong to now; again when access was withdrawn while we asked. */
export async function authenticatePerson(hub: Hub, credentials: Credentials): Promise<PersonActor | undefined> {
  for (;;) {
    const epoch = hub.accessEpoch;
    const actor = await hub.parts.authenticate(credentials);
    if (epoch !== hub.accessEpoch) continue;
    return actor.kind === "contact" || actor.kind === "agent" ? actor : undefined;
  }
}

async function begin(hub: Hub, connection: Connection, hello: Hello): Promise<void> {
  const { actor } = connection;
  const { siteId, clock, timing } = hub.parts;
  try {
    const heads = await hub.heads.read(feedsOf(actor).map(({ room }) => room));
    if (connection.ended) return;
    connection.write(
      Outgoing.of({
        t: "welcome",
        protocol: PROTOCOL,
        stream: connection.stream,
        userId: userIdOf(siteId, actor.kind, actor.id),
        serverTime: clock.now().toISOString(),
        heartbeat: timing.heartbeat,
        feed: positionOf(actor, heads),
      }),
    );
    hub.opened(connection);
    if (hello.feed) await sendMissed(hub, connection, { ...hello.feed }, heads);
    else connection.release(positionOf(actor, heads));
  } catch (error) {
    hub.parts.log.warn({ err: error }, "a client could not be welcomed");
    hub.end(connection, "shutdown", 5);
  }
}

async function sendMissed(
  hub: Hub,
  connection: Connection,
  position: NonNullable<Hello["feed"]>,
  heads: ReadonlyMap<string, number>,
): Promise<void> {
  const head = positionOf(connection.actor, heads);
  for (;;) {
    const page = await readFeedAfter(hub.parts.db, hub.guard, connection.actor, position, FEED_PAGE, heads);
    if (connection.ended) return;
    if (page.resync) {
      connection.write(Outgoing.of({ t: "resync", scope: "feed" }));
      connection.release(head);
      return;
    }
    for (const { feed, cursor, item } of page.items) {
      connection.write(Outgoing.of({ t: "feed", feed, cursor, item }));
      position[feed] = cursor;
    }
    if (page.items.length < FEED_PAGE) break;
  }
  connection.release(position);
}
