import { isIn, isInvited } from "./lists.ts";
import type { ChatSession, PresenceState } from "./schemas.ts";

/** When an alert sounds: at once, then after `firstRepeat` and every `every` seconds, until `until` (spec 10 C-30). */
export interface AlertSchedule {
  firstRepeat: number;
  every: number;
  until: number;
}

export const usualSchedule: AlertSchedule = { firstRepeat: 20, every: 10, until: 90 };

/** Agents of the ticket who are alerted before all others, until that instant (spec 10 C-28). */
export type AlertFirst = { userIds: string[]; until: string };

export type AlertSession = Pick<
  ChatSession,
  "status" | "type" | "createdAt" | "unattendedSince" | "users" | "targetUsers"
> & {
  alertFirst?: AlertFirst | null;
};

export interface AlertViewer {
  userId: string;
  presence: PresenceState;
  /** This person has silenced the session, on whatever device. */
  dismissed: boolean;
  /** When the invitation was first seen, if there is one: ms since the epoch, server's clock. */
  invitedAt?: number;
}

export interface Alert {
  kind: "new" | "unattended" | "invited";
  /** The instant that the schedule counts from, ms since the epoch. */
  since: number;
}

/**
 * The alert that a person shall see for a session now, if any (spec 10 C-28 to C-32, C-35, C-39). An invitation comes
 * before all else and reaches also those who have dismissed the session. `now` is the server's clock in milliseconds.
 */
export function alertFor(session: AlertSession, viewer: AlertViewer, now: number): Alert | undefined {
  if (viewer.presence === "busy" || viewer.presence === "offline") return undefined;
  if (isIn(session, viewer.userId)) return undefined;
  if (isInvited(session, viewer.userId) && (session.status === "created" || session.status === "handled")) {
    return { kind: "invited", since: viewer.invitedAt ?? now };
  }
  if (viewer.dismissed) return undefined;
  if (session.status === "handled" && session.unattendedSince) {
    return { kind: "unattended", since: Date.parse(session.unattendedSince) };
  }
  if (session.status !== "created" || session.type !== "request" || comesLater(session, viewer, now)) return undefined;
  return { kind: "new", since: Date.parse(session.createdAt) };
}

/** When the answer of `alertFor` may change by time alone: the end of the assigned agents' head start. */
export function alertChangesAt(session: AlertSession, viewer: AlertViewer, now: number): number | undefined {
  return session.status === "created" && comesLater(session, viewer, now)
    ? Date.parse(session.alertFirst!.until)
    : undefined;
}

function comesLater({ alertFirst }: AlertSession, viewer: AlertViewer, now: number): boolean {
  return Boolean(alertFirst && !alertFirst.userIds.includes(viewer.userId) && now < Date.parse(alertFirst.until));
}

/** Seconds after the start at which an alert sounds, for example 0, 20, 30 … 90. An invitation sounds once. */
export function ringSeconds(kind: Alert["kind"], schedule: AlertSchedule = usualSchedule): number[] {
  const seconds = [0];
  if (kind === "invited" || schedule.every <= 0) return seconds;
  for (let s = schedule.firstRepeat; s <= schedule.until; s += schedule.every) seconds.push(s);
  return seconds;
}

/**
 * Whether the alert shall sound now, and when to ask again (undefined: never). Who is alerted late hears it once at that
 * moment and then joins the running schedule; nobody hears it after its end (spec 10 C-30). Times in ms.
 */
export function ringNow(
  alert: Alert,
  lastRing: number | undefined,
  now: number,
  schedule: AlertSchedule = usualSchedule,
): { ring: boolean; next: number | undefined } {
  const times = ringSeconds(alert.kind, schedule).map((s) => alert.since + s * 1000);
  const end = alert.since + schedule.until * 1000 + 999;
  const next = times.find((t) => t > now);
  if (now > end) return { ring: false, next: undefined };
  const due = times.some((t) => t <= now && (lastRing === undefined || t > lastRing));
  return { ring: due, next };
}

/** True once the alert has grown silent and only the tab's badge keeps pulsing. */
export function onlyPulses(alert: Alert, now: number, schedule: AlertSchedule = usualSchedule): boolean {
  return now > alert.since + schedule.until * 1000;
}

/** What has just happened to a session that people are told about once, besides the alarms above (spec 10 C-32). */
export function noticeOf(
  before: Pick<ChatSession, "status"> | undefined,
  after: Pick<ChatSession, "status" | "lastModifiedAt">,
  now: number,
): "abandoned" | "callback" | undefined {
  const fresh = now - Date.parse(after.lastModifiedAt) < 60_000;
  if (before?.status === after.status || (!before && !fresh)) return undefined;
  if (after.status === "missed") return "abandoned";
  return after.status === "callback" ? "callback" : undefined;
}
