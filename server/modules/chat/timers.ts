import type { Command } from "./session.ts";
import type { SessionState } from "./state.ts";

/** The settings that timers obey, in seconds; 0 turns a timer off where the spec says so. */
export interface TimerSettings {
  noAnswerSeconds: number;
  waitingDisconnectGraceSeconds: number;
  maxWaitSeconds: number;
  pushTimeoutSeconds: number;
  unattendedAfterSeconds: number;
  quietSeconds: number;
  autoCompleteIdleSeconds: number;
  inviteSeconds: number;
  clearOutSeconds: number;
}

/** Fixed by the spec: unattended after 120 s (C-35), invitations 5 min (C-38), left-overs out after 24 h (C-53). */
export const FIXED_TIMERS = { unattendedAfterSeconds: 120, inviteSeconds: 300, clearOutSeconds: 86_400 };

/** With nobody reachable the card comes at once, but not before the window has opened (C-22). */
const NOBODY_SECONDS = 3;

export interface Due {
  at: number;
  command: Command;
}

/** Everything a session waits for, soonest first. Found from the session alone, so that it survives restarts (C-9). */
export function timersOf({ session, invites, timers }: SessionState, settings: TimerSettings): Due[] {
  const due: Due[] = [];
  const add = (from: string | null | undefined, seconds: number, command: Command) => {
    if (from) due.push({ at: Date.parse(from) + seconds * 1000, command });
  };
  if (session.status === "created" && session.type === "request") {
    if (!session.noAnswerAt) {
      const wait = session.nobodyReachableAtCreate
        ? Math.min(NOBODY_SECONDS, settings.noAnswerSeconds)
        : settings.noAnswerSeconds;
      add(session.createdAt, wait, { verb: "notice_no_answer" });
    }
    add(timers.creatorGoneAt, settings.waitingDisconnectGraceSeconds, { verb: "disconnect" });
    if (settings.maxWaitSeconds > 0) add(session.createdAt, settings.maxWaitSeconds, { verb: "time_out" });
  }
  if (session.status === "created" && session.type === "push") {
    add(session.createdAt, settings.pushTimeoutSeconds, { verb: "push_time_out" });
  }
  if (session.status === "handled") {
    const last = session.lastMessage?.at ?? session.report.handledAt ?? session.createdAt;
    if (!session.unattendedSince)
      add(timers.agentsGoneAt, settings.unattendedAfterSeconds, { verb: "mark_unattended" });
    if (!session.quietSince) add(last, settings.quietSeconds, { verb: "mark_quiet" });
    if (settings.autoCompleteIdleSeconds > 0)
      add(last, settings.autoCompleteIdleSeconds, { verb: "complete", note: undefined });
  }
  if (session.status === "completed" && session.users.length > 0) {
    add(session.closedAt, settings.clearOutSeconds, { verb: "clear_out" });
  }
  for (const invite of invites) {
    if (invite.user.userType === "agent") {
      add(invite.at, settings.inviteSeconds, { verb: "expire_invite", userId: invite.user.userId });
    }
  }
  return due.sort((a, b) => a.at - b.at);
}

/** When a timer wants to look at the session next; null when none does. */
export function nextDue(state: SessionState, settings: TimerSettings): Date | null {
  const [first] = timersOf(state, settings);
  return first ? new Date(first.at) : null;
}
