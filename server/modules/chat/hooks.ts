import type { PresenceState } from "@deskbell/common/chat/schemas.ts";
import { userIdOf } from "@deskbell/common/people/user-id.ts";
import { system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Reaction } from "../../platform/reactions.ts";
import { write } from "../../platform/write.ts";
import { removeAgentWithoutAccess } from "./commands.ts";
import { presenceOfUsers } from "./presence/index.ts";
import { runSystem, timerSettings } from "./run.ts";
import { lockSession, type Stored, updateSession } from "./store.ts";
import { nextDue } from "./timers.ts";

interface Person {
  kind: "contact" | "agent";
  id: number;
}

/** What chat does when somebody comes or goes (spec 10 C-18, C-23, C-35). */
export async function onPresence(
  site: Platform,
  person: Person,
  _from: PresenceState,
  to: PresenceState,
): Promise<void> {
  if (person.kind === "contact") await contactPresence(site, person.id, to === "offline");
  else await agentPresence(site, person.id, to === "offline");
}

async function contactPresence(site: Platform, contactId: number, gone: boolean): Promise<void> {
  const rows = await site.db.query<{ id: string }>(
    "select id from chat_session where contact_id = $1 and status = 'created'",
    [contactId],
  );
  for (const { id } of rows) {
    await change(site, id, async (w, stored) => {
      const { session, timers } = stored.state;
      if (session.status !== "created") return null;
      if (session.type === "push") return gone ? runSystem(site, w, stored, { verb: "push_time_out" }) : null;
      if (gone === (timers.creatorGoneAt !== null)) return null;
      return withTimers(stored, { creatorGoneAt: gone ? w.now.toISOString() : null });
    });
  }
}

async function agentPresence(site: Platform, agentId: number, gone: boolean): Promise<void> {
  const userId = userIdOf(site.config.siteId, "agent", agentId);
  const rows = await site.db.query<{ id: string }>(
    "select id from chat_session where status = 'handled' and cardinality(user_ids) > 0 and user_ids @> array[$1]::text[]",
    [userId],
  );
  for (const { id } of rows) {
    await change(site, id, async (w, stored) => {
      const { session, timers } = stored.state;
      if (session.status !== "handled") return null;
      if (!gone) {
        const back = session.unattendedSince
          ? await runSystem(site, w, stored, { verb: "mark_attended", userId })
          : stored;
        return timers.agentsGoneAt ? withTimers(back, { agentsGoneAt: null }) : back;
      }
      const agents = session.users.filter((user) => user.userType === "agent").map((user) => user.userId);
      const presence = await presenceOfUsers(site, agents);
      const allGone = agents.every((agent) => agent === userId || (presence.get(agent) ?? "offline") === "offline");
      return allGone && !timers.agentsGoneAt ? withTimers(stored, { agentsGoneAt: w.now.toISOString() }) : null;
    });
  }
}

/** Timers are not part of what clients see: they change without an entry in the log. */
async function change(
  site: Platform,
  id: string,
  work: (w: Parameters<Parameters<typeof write>[1]>[0], stored: Stored) => Promise<Stored | null>,
): Promise<void> {
  await write(site, async (w) => {
    const stored = await lockSession(w, id);
    const next = stored && (await work(w, stored));
    if (next) {
      const settings = await timerSettings(site, next.state.session.account.id);
      await updateSession(w, next.state, nextDue(next.state, settings));
    }
  });
}

const withTimers = (stored: Stored, timers: Partial<Stored["state"]["timers"]>): Stored => ({
  ...stored,
  state: { ...stored.state, timers: { ...stored.state.timers, ...timers } },
});

/** Durable reactions of chat to what happened elsewhere. */
export const chatReactions: readonly Reaction[] = [
  {
    name: "chat.remove_agent_without_access",
    on: ["agent.deactivated", "agent.archived", "agent.restrictions_changed", "agent.role_changed", "agent.updated"],
    react: async (site, event) => {
      const agentId = Number(event.subjectId);
      await removeAgentWithoutAccess(site, system, agentId, userIdOf(site.config.siteId, "agent", agentId));
    },
  },
];
