import type { AgentActor, PersonActor } from "../../../platform/actor.ts";
import type { Platform } from "../../../platform/platform.ts";
import { refuse } from "../../../platform/problem.ts";
import { personRoom } from "../../../platform/realtime/index.ts";
import { write } from "../../../platform/write.ts";
import { presenceAt } from "./parts.ts";
import type { Preference } from "./presence.ts";
import { type OwnPresence, ownPresence } from "./queries.ts";
import { storePreference } from "./store.ts";

/**
 * Chooses online, away or busy by hand; it holds on all devices until online is chosen (spec 10 C-48). Refused with
 * `impersonated` while acting as somebody else. Answers the presence that follows from it.
 */
export async function setPreference(
  site: Platform,
  actor: AgentActor,
  value: Preference["value"],
): Promise<OwnPresence> {
  if (actor.impersonatedBy) refuse("impersonated", "You cannot choose the presence of somebody else.");
  await write(site, async (w) => {
    await storePreference(w, actor.id, { value, setAt: w.now });
    w.toFeed(personRoom("agent", actor.id), { type: "presence", preference: value });
  });
  await presenceAt(site).sweeper.sweep();
  return ownPresence(site, actor);
}

/**
 * Notes that the person was active in one of their windows, and whether it is visible (spec 10 C-47, C-49). Stored within
 * a second together with others. A stream that is not theirs changes nothing.
 */
export async function reportActivity(
  site: Platform,
  actor: PersonActor,
  { stream, active, visible }: { stream: string; active: boolean; visible: boolean },
): Promise<void> {
  if (actor.impersonatedBy || !STREAM.test(stream)) return;
  presenceAt(site).recorder.active(actor, stream, active, visible);
}

const STREAM = /^[\w.-]{1,64}$/;
