import type { Connection } from "./connection.ts";
import type { PersonRef } from "./contract.ts";
import { authenticatePerson } from "./hello.ts";
import type { Hub } from "./hub.ts";
import { Outgoing } from "./outgoing.ts";
import { chatRoom, personRoom } from "./rooms.ts";
import { Subscription } from "./subscription.ts";

/** One client follows at most so many logs at a time; more are answered as if they did not exist. */
const SUBSCRIPTIONS_MAX = 500;

/**
 * Lets a connection follow a log from the event after `after` (spec 10 D-7, D-8, D-10). Unknown and invisible logs are
 * answered alike, with `gone`. Following again starts again from the new position.
 */
export async function follow(hub: Hub, connection: Connection, sid: string, after: number): Promise<void> {
  unfollow(hub, connection, sid);
  const { provider } = hub;
  connection.subscriptions ??= new Map();
  if (!provider || connection.subscriptions.size >= SUBSCRIPTIONS_MAX) return sayGone(connection, sid, "not_found");
  const subscription = new Subscription(connection, sid);
  connection.subscriptions.set(sid, subscription);
  try {
    const allowed = await provider.mayRead(connection.actor, sid);
    if (subscription.over) return;
    if (!allowed) return drop(hub, subscription, "not_found");
    hub.rooms.join(chatRoom(sid), subscription);
    await subscription.catchUp(provider, after);
  } catch (error) {
    if (subscription.over) return;
    hub.parts.log.warn({ err: error }, "a client could not follow a log; it tries again at the next heartbeat");
    unfollow(hub, connection, sid);
  }
}

export function unfollow(hub: Hub, connection: Connection, sid: string): void {
  const subscription = connection.subscriptions?.get(sid);
  if (!subscription) return;
  subscription.over = true;
  connection.subscriptions!.delete(sid);
  hub.rooms.leave(chatRoom(sid), subscription);
}

function drop(hub: Hub, subscription: Subscription, reason: "forbidden" | "not_found"): void {
  const { connection, sid } = subscription;
  if (subscription.over) return;
  unfollow(hub, connection, sid);
  sayGone(connection, sid, reason);
}

function sayGone(connection: Connection, sid: string, reason: "forbidden" | "not_found"): void {
  connection.write(Outgoing.of({ t: "gone", sid, reason }));
}

/** Asks again who somebody's connections belong to and what each may still read (spec 10 D-10, section 20.5). */
export async function recheckPerson(hub: Hub, { kind, id }: PersonRef): Promise<void> {
  hub.accessEpoch++;
  await Promise.all(
    [...hub.rooms.in(personRoom(kind, id))].map(({ connection }) => recheckConnection(hub, connection)),
  );
}

export async function recheckConnection(hub: Hub, connection: Connection): Promise<void> {
  try {
    const actor = await authenticatePerson(hub, connection.credentials);
    if (connection.ended) return;
    if (!actor || actor.kind !== connection.actor.kind || actor.id !== connection.actor.id) {
      return hub.end(connection, "signed_out");
    }
    connection.actor = actor;
    await Promise.all([...(connection.subscriptions?.values() ?? [])].map((each) => recheckSubscription(hub, each)));
  } catch (error) {
    // Nobody keeps what could not be checked; the client comes back and is asked then.
    hub.parts.log.warn({ err: error }, "access of a connection could not be checked");
    hub.end(connection, "shutdown", 5);
  }
}

/** Asks everybody in the room of a log again. */
export async function recheckLog(hub: Hub, sid: string): Promise<void> {
  const receivers = [...hub.rooms.in(chatRoom(sid))] as Subscription[];
  await Promise.all(
    receivers.map((subscription) =>
      recheckSubscription(hub, subscription).catch(() => hub.end(subscription.connection, "shutdown", 5)),
    ),
  );
}

async function recheckSubscription(hub: Hub, subscription: Subscription): Promise<void> {
  const { connection, sid } = subscription;
  if (!(await hub.provider!.mayRead(connection.actor, sid))) drop(hub, subscription, "forbidden");
}

export function endSession(hub: Hub, sessionId: string): void {
  hub.accessEpoch++;
  for (const connection of hub.connections.values()) {
    if (connection.actor.sessionId === sessionId) hub.end(connection, "signed_out");
  }
}
