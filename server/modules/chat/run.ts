import { rolesIn } from "@deskbell/common/chat/can.ts";
import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { parseUserId } from "@deskbell/common/people/user-id.ts";
import { type Actor, system } from "../../platform/actor.ts";
import type { Platform } from "../../platform/platform.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import { chatRoom, personRoom } from "../../platform/realtime/index.ts";
import { type Audience, type Write, write } from "../../platform/write.ts";
import { userOf, viewpoint } from "./eligibility.ts";
import { reachableAgents } from "./presence/index.ts";
import { eventForContacts, forContacts } from "./present.ts";
import { type Command, decide } from "./session.ts";
import { chatSettings } from "./settings.ts";
import { type Applied, applyEffects } from "./state.ts";
import { insertTrail, lockSession, type Stored, updateSession } from "./store.ts";
import { FIXED_TIMERS, nextDue, type TimerSettings } from "./timers.ts";

export const MAX_AGENTS = 20;

/**
 * One command on one session: load under a lock, decide, persist, emit (ARCHITECTURE section 1). A refusal changes
 * nothing and carries the session as it is now, where the actor may see it (spec 10 C-3, C-8).
 */
export async function runCommand(site: Platform, actor: Actor, id: string, command: Command): Promise<Stored> {
  return write(site, async (w) => {
    const stored = await lockSession(w, id);
    if (!stored) return notFound("chat");
    return runOn(site, w, actor, stored, command);
  });
}

/** The same inside a transaction that already holds the lock. */
export async function runOn(site: Platform, w: Write, actor: Actor, stored: Stored, command: Command): Promise<Stored> {
  const viewer = await viewpoint(site, actor, audienceOf(stored));
  const agents = stored.state.session.users.filter((user) => user.userType === "agent");
  const needsPresence = command.verb === "leave" && actor.kind === "agent";
  const reachable = needsPresence
    ? await reachableAgents(
        site,
        agents.map((agent) => agent.id),
      )
    : [];
  const decision = decide(stored.state, command, {
    viewer,
    user: userOf(site, actor),
    reachableAgentIds: new Set(agents.filter((agent) => reachable.includes(agent.id)).map((agent) => agent.userId)),
    maxAgents: MAX_AGENTS,
  });
  if ("refuse" in decision) {
    const visible = rolesIn(stored.state.session, viewer).size > 0;
    throw new Refusal(decision.refuse, decision.detail, {
      ...decision.extra,
      ...(visible ? { session: sessionFor(actor, stored.state.session) } : {}),
    });
  }
  if (decision.effects.length === 0) return stored;
  const applied = applyEffects(stored.state, decision.effects, w.now);
  await persist(site, w, actor, stored, applied);
  return { ...stored, state: applied.state };
}

/** Writes an applied command and tells everybody concerned. */
export async function persist(site: Platform, w: Write, actor: Actor, stored: Stored, applied: Applied): Promise<void> {
  const { session } = applied.state;
  await updateSession(w, applied.state, nextDue(applied.state, await timerSettings(site, session.account.id)));
  await insertTrail(w, session.id, applied, w.now);
  await announce(w, actor, { ...stored, state: applied.state }, applied);
}

/** Events, frames to the chat's room, and the session's card to every list that shows it. */
export async function announce(w: Write, actor: Actor, stored: Stored, applied: Applied): Promise<void> {
  const { session } = applied.state;
  await w.emit(
    actor,
    applied.events.map((event) => ({
      type: event.type,
      subject: { type: "chat_session", id: session.id },
      account: session.account.id,
      payload: { ...statusPayload(session), ...event.payload, seq: session.headSeq },
    })),
  );
  for (const event of applied.log) {
    w.toRoom(chatRoom(session.id), { t: "event", sid: session.id, seq: event.seq, event: eventForContacts(event) });
  }
  tellAgents(w, session, applied);
  const onlyMessages = applied.log.every((entry) => entry.kind === "message");
  // In a handled chat everybody concerned reads the log itself; lists need messages only while somebody waits.
  if (onlyMessages && session.status === "handled" && applied.log.length > 0) return;
  w.toFeed("agents", { type: "session", session }, audienceOf(stored));
  w.toFeed(personRoom("contact", stored.contactId), { type: "session", session: forContacts(session) });
}

/** What concerns single agents: the answer to their invitation, and one reminder to end a quiet chat (C-37, C-45). */
function tellAgents(w: Write, session: ChatSession, applied: Applied): void {
  for (const { type, payload } of applied.events) {
    const answer = answers[type];
    const inviter = answer && parseUserId(String(payload.invitedBy));
    if (answer && inviter?.kind === "agent") {
      const userId = String(payload.user);
      const name = nameIn(applied, userId);
      w.toFeed(personRoom("agent", inviter.id), {
        type: "invite_answered",
        sessionId: session.id,
        userId,
        name,
        answer,
      });
    }
    if (type !== "chat.session.went_quiet") continue;
    for (const user of session.users.filter((u) => u.userType === "agent")) {
      w.toFeed(personRoom("agent", user.id), { type: "idle_reminder", sessionId: session.id });
    }
  }
}

const answers: Record<string, "declined" | "expired" | undefined> = {
  "chat.invite.declined": "declined",
  "chat.invite.expired": "expired",
};

function nameIn(applied: Applied, userId: string): string {
  const named = applied.log.flatMap((entry) => (entry.systemParams.users ?? []) as { userId: string; name: string }[]);
  return named.find((user) => user.userId === userId)?.name ?? "";
}

function statusPayload(session: ChatSession): Record<string, unknown> {
  return {
    status: session.status,
    pastStatus: session.pastStatus,
    creatorWaited: session.report.creatorWaitedSeconds ?? null,
    chatDuration: session.report.chatDurationSeconds ?? null,
    ticketId: session.reference?.id ?? null,
  };
}

/** Who may see this session in a feed; agents who are invited by a program are among the eligible. */
export function audienceOf(stored: Stored): Audience {
  return { accountId: stored.state.session.account.id, queueId: stored.queueId };
}

/** The session as this kind of actor may see it. */
export const sessionFor = (actor: Actor, session: ChatSession): ChatSession =>
  actor.kind === "contact" ? forContacts(session) : session;

/** Timer settings of an account, in seconds. */
export async function timerSettings(site: Platform, accountId: number): Promise<TimerSettings> {
  const { settings } = site;
  const place = { accountId };
  const [noAnswer, grace, maxWait, push, quiet, autoComplete] = await Promise.all([
    settings.get(chatSettings.noAnswerSeconds, place),
    settings.get(chatSettings.waitingDisconnectGrace),
    settings.get(chatSettings.maxWaitMinutes),
    settings.get(chatSettings.pushTimeoutSeconds),
    settings.get(chatSettings.quietMinutes),
    settings.get(chatSettings.autoCompleteIdleHours),
  ]);
  return {
    ...FIXED_TIMERS,
    noAnswerSeconds: noAnswer,
    waitingDisconnectGraceSeconds: grace,
    maxWaitSeconds: maxWait * 60,
    pushTimeoutSeconds: push,
    quietSeconds: quiet * 60,
    autoCompleteIdleSeconds: autoComplete * 3600,
  };
}

/** Runs a system verb on a session that is already locked, if it still is in a state that knows it. */
export function runSystem(site: Platform, w: Write, stored: Stored, command: Command): Promise<Stored> {
  return runOn(site, w, system, stored, command);
}
