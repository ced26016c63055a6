import type { FeedItem } from "@deskbell/common/realtime/frames.ts";
import type { ContactActor } from "../actor.ts";
import type { Platform } from "../platform.ts";
import { write } from "../write.ts";

/** Feed positions are taken under row locks, so a large notice is written in several short transactions. */
const CONTACTS_A_TRANSACTION = 50;

/** The contacts with a connection to this process now that `affected` picks, each once. */
export function connectedContacts(site: Platform, affected: (contact: ContactActor) => boolean): number[] {
  const ids = new Set<number>();
  for (const { actor } of site.realtime.connections()) {
    if (actor.kind === "contact" && affected(actor)) ids.add(actor.id);
  }
  return [...ids];
}

/**
 * Gives contacts a feed item each. For changes that concern many: call it in every process with the contacts connected
 * there; who is not connected reads the present state at the next visit anyway.
 */
export async function tellContacts(site: Platform, ids: readonly number[], item: FeedItem): Promise<void> {
  for (let i = 0; i < ids.length; i += CONTACTS_A_TRANSACTION) {
    await write(site, async (w) => {
      for (const id of ids.slice(i, i + CONTACTS_A_TRANSACTION)) w.toFeed(`contact:${id}`, item);
    });
  }
}
