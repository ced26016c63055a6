import { system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Reaction } from "../../platform/reactions.ts";
import { write } from "../../platform/write.ts";
import { tidyGuard } from "./guard.ts";
import { endSessionsOf, endSessionsOfAccount } from "./sessions.ts";

/** Who is no longer active cannot come back with an old session later on (spec 60 section 1.5). */
export const identityReactions: readonly Reaction[] = [
  {
    name: "identity.end-sessions",
    on: ["contact", "agent", "account"].flatMap((kind) => [`${kind}.deactivated`, `${kind}.archived`]),
    react: (site, event) =>
      write(site, async (w) => {
        const id = Number(event.subjectId);
        if (event.subjectType === "account") return endSessionsOfAccount(site, w, id);
        await endSessionsOf(site, w, system, { kind: event.subjectType as "contact" | "agent", id }, "deactivated");
      }),
  },
];

/** Clears away what nobody can use any more, once a day. */
export function tidyDaily(site: Platform): void {
  site.reactions.addRecurring({
    name: "identity.tidy",
    cron: "17 3 * * *",
    run: async () => {
      const now = site.clock.now();
      await tidyGuard(site.db, now);
      await site.db.query(
        "delete from session where coalesce(ended_at, expires_at) < $1::timestamptz - interval '90 days'",
        [now],
      );
    },
  });
}
