import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import type { Platform } from "../../../platform/platform.ts";
import { AGENTS_ROOM, chatRoom, type PersonRef } from "../../../platform/realtime/index.ts";

const TOPIC = "presence";
/** Versions remembered in a process; beyond it a late frame could show for the moment until the next change. */
const REMEMBERED_MAX = 50_000;

interface Told extends PersonRef {
  accountId: number | null;
  state: PresenceState;
  version: number;
}

/**
 * Tells everybody who may know: agents (of contacts only those who may access the account), and the chats that the person
 * is in (spec 10 section 9 "Who sees it"). It reaches every process, even when the bus loses it.
 */
export async function tellPresence(site: Platform, people: readonly Told[]): Promise<void> {
  const chats = await chatsOf(site, people);
  const told = people.map(({ kind, id, accountId, state, version }) => {
    const userId = userIdOf(site.config.siteId, kind, id);
    return { kind, userId, accountId, state, version, chats: chats.get(userId) ?? [] };
  });
  site.realtime.broadcast(TOPIC, told);
}

/** Makes this process pass presence on to its own connections. Once a site. */
export function passOnPresence({ realtime }: Platform): void {
  const versions = new Map<string, number>();
  realtime.onBroadcast(TOPIC, (payload) => {
    for (const { kind, userId, accountId, state, version, chats } of payload as Passed[]) {
      // The same person's changes may overtake each other between processes.
      if ((versions.get(userId) ?? -1) > version) continue;
      if (versions.size >= REMEMBERED_MAX) versions.clear();
      versions.set(userId, version);
      const frame = { t: "presence", userId, state } as const;
      const audience = kind === "contact" && accountId !== null ? { accountId, queueId: null } : undefined;
      realtime.deliver(AGENTS_ROOM, frame, audience);
      for (const sid of chats) realtime.deliver(chatRoom(sid), frame);
    }
  });
}

type Passed = Omit<Told, "id"> & { userId: string; chats: string[] };

/** The chats that these people are in now, by user id. */
async function chatsOf(site: Platform, people: readonly PersonRef[]): Promise<Map<string, string[]>> {
  const userIds = people.map(({ kind, id }) => userIdOf(site.config.siteId, kind, id));
  const rows = await site.db.query<{ id: string; userIds: string[] }>(
    `select id, user_ids as "userIds" from chat_session where cardinality(user_ids) > 0 and user_ids && $1::text[]`,
    [userIds],
  );
  const chats = new Map<string, string[]>();
  for (const { id, userIds: present } of rows) {
    for (const userId of present) chats.set(userId, [...(chats.get(userId) ?? []), id]);
  }
  return chats;
}
