import type { Platform } from "../../platform/platform.ts";
import type { Write } from "../../platform/write.ts";

/** A person or account changed; what is cached about them is no longer true. */
export interface PeopleChange {
  kind: "account" | "contact" | "agent";
  id: number;
}

const TOPIC = "people.changed";

/** Tells all processes after commit: first what is cached, then the connections of that person. */
export function announce(site: Platform, w: Write, change: PeopleChange): void {
  w.afterCommit(() => {
    site.realtime.broadcast(TOPIC, change);
    if (change.kind !== "account") site.realtime.recheck({ kind: change.kind, id: change.id });
  });
}

/** Calls `listener` in this process for every change that any process committed. It may be lost: caches also age. */
export function onPeopleChange(site: Platform, listener: (change: PeopleChange) => void): void {
  site.realtime.onBroadcast(TOPIC, (payload) => listener(payload as PeopleChange));
}
