import type {
  ChatEvent,
  ChatSession,
  ChatStatus,
  ChatUser,
  MissedReason,
  SystemCode,
} from "@deskbell/common/chat/schemas.ts";

/** A pending invitation (spec 10 section 7.2). */
export interface Invite {
  user: ChatUser;
  invitedBy: string | null;
  at: string;
}

/** What timers need and no client sees. */
export interface Timers {
  /** The creator's last connection was lost then (C-23). */
  creatorGoneAt: string | null;
  /** All agents in the chat have been offline since then (C-35). */
  agentsGoneAt: string | null;
}

/** The session as the rules see it: what clients see, and what only timers and invitations need. */
export interface SessionState {
  session: ChatSession;
  invites: Invite[];
  timers: Timers;
}

/** The smallest things a command does; commands are lists of them. */
export type Effect =
  | { do: "status"; to: ChatStatus; reason?: MissedReason }
  | { do: "enter"; user: ChatUser; via: Via }
  | { do: "exit"; user: ChatUser; reason: ExitReason }
  | { do: "invite"; user: ChatUser; by: string | null }
  | { do: "uninvite"; user: ChatUser }
  | { do: "set"; fields: Partial<ChatSession> }
  | { do: "timers"; timers: Partial<Timers> }
  | { do: "log"; code: SystemCode; author: ChatUser | null; params?: Record<string, unknown>; text?: string }
  | { do: "message"; id: string; author: ChatUser; text: string; clientMessageId: string; clientAt: string | null }
  | { do: "event"; type: string; payload?: Record<string, unknown> };

export type Via = "created" | "joined" | "invited" | "accepted" | "forced";
export type ExitReason = "left" | "status" | "access_lost" | "cleared";

export interface StayChange {
  userId: string;
  enter?: Via;
  exit?: ExitReason;
}

/** Stands for the time of the command in the fields that a rule sets. */
export const NOW = "now";

/** What is to be written after the effects were applied. */
export interface Applied {
  state: SessionState;
  log: ChatEvent[];
  stays: StayChange[];
  events: { type: string; payload: Record<string, unknown> }[];
}

/**
 * Applies effects to a state at `now` and numbers the log. Each log entry carries what changed in the session since
 * the entry before; changes after the last entry join it, so that state before plus events is state after.
 */
export function applyEffects(before: SessionState, effects: readonly Effect[], now: Date): Applied {
  const at = now.toISOString();
  let session = before.session;
  let logged = session;
  let invites = before.invites;
  let timers = before.timers;
  const log: ChatEvent[] = [];
  const stays: StayChange[] = [];
  const events: Applied["events"] = [];

  const append = (entry: Partial<ChatEvent> & Pick<ChatEvent, "kind" | "author">) => {
    const seq = session.headSeq + 1;
    session = { ...session, headSeq: seq, version: seq, lastModifiedAt: at };
    if (entry.kind === "message") {
      const lastMessage = { seq, text: preview(entry.text ?? ""), userId: entry.author?.userId ?? "", at };
      session = { ...session, lastMessageId: entry.id ?? null, lastMessage };
    }
    log.push({ ...blank(session.id, seq, at), ...entry, change: difference(logged, session) });
    logged = session;
  };

  for (const effect of effects) {
    switch (effect.do) {
      case "status":
        session = changeStatus(session, effect.to, effect.reason ?? null, at);
        if (effect.to !== "handled") {
          invites = [];
          session = { ...session, targetUsers: [] };
        }
        break;
      case "enter":
        session = {
          ...session,
          users: [...without(session.users, effect.user), effect.user],
          participants: has(session.participants, effect.user)
            ? session.participants
            : [...session.participants, effect.user],
          targetUsers: without(session.targetUsers, effect.user),
        };
        invites = invites.filter((invite) => invite.user.userId !== effect.user.userId);
        stays.push({ userId: effect.user.userId, enter: effect.via });
        break;
      case "exit":
        session = { ...session, users: without(session.users, effect.user) };
        stays.push({ userId: effect.user.userId, exit: effect.reason });
        break;
      case "invite":
        session = { ...session, targetUsers: [...session.targetUsers, effect.user] };
        invites = [...invites, { user: effect.user, invitedBy: effect.by, at }];
        break;
      case "uninvite":
        session = { ...session, targetUsers: without(session.targetUsers, effect.user) };
        invites = invites.filter((invite) => invite.user.userId !== effect.user.userId);
        break;
      case "set":
        session = { ...session, ...stamped(effect.fields, at) };
        break;
      case "timers":
        timers = { ...timers, ...effect.timers };
        break;
      case "log":
        append({
          kind: "system",
          author: effect.author,
          systemCode: effect.code,
          systemParams: stampedParams(effect.params ?? {}, session.createdAt, at),
          text: effect.text ?? null,
        });
        break;
      case "message":
        append({
          kind: "message",
          id: effect.id,
          author: effect.author,
          text: effect.text,
          clientMessageId: effect.clientMessageId,
          clientAt: effect.clientAt,
        });
        break;
      case "event":
        events.push({ type: effect.type, payload: effect.payload ?? {} });
        break;
    }
  }
  const last = log.at(-1);
  if (last && session !== logged) last.change = { ...last.change, ...difference(logged, session) };
  return { state: { session, invites, timers }, log, stays, events };
}

/** A new status with its history and figures; figures once known are never erased (spec 10 C-2). */
function changeStatus(session: ChatSession, to: ChatStatus, reason: MissedReason | null, at: string): ChatSession {
  const report = { ...session.report };
  if (session.status === "created") report.creatorWaitedSeconds ??= seconds(session.createdAt, at);
  if (to === "handled") report.handledAt ??= at;
  if (to === "completed" && report.handledAt) report.chatDurationSeconds ??= seconds(report.handledAt, at);
  return {
    ...session,
    status: to,
    pastStatus: session.status === "created" ? session.pastStatus : [...session.pastStatus, session.status],
    report,
    missedReason: reason ?? session.missedReason,
    closedAt: to === "completed" ? at : session.closedAt,
    ...(to === "missed" || to === "callback" ? { users: [] } : {}),
  };
}

/** Whole seconds, rounded down, never negative. */
export function seconds(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}

/** Rules have no clock: where they say "now" the time of the command is meant. */
function stamped(fields: Partial<ChatSession>, at: string): Partial<ChatSession> {
  const result = { ...fields };
  if (result.noAnswerAt === NOW) result.noAnswerAt = at;
  if (result.unattendedSince === NOW) result.unattendedSince = at;
  if (result.closeRecord) result.closeRecord = { ...result.closeRecord, lastModifiedAt: at };
  if (result.callback?.withdrawnAt === NOW) result.callback = { ...result.callback, withdrawnAt: at };
  return result;
}

/** `waitedSeconds: NOW` stands for the time since the session was created. */
function stampedParams(params: Record<string, unknown>, createdAt: string, at: string): Record<string, unknown> {
  return params.waitedSeconds === NOW ? { ...params, waitedSeconds: seconds(createdAt, at) } : params;
}

/** What a list shows of a message. */
export const preview = (text: string) => (text.length > 200 ? `${text.slice(0, 200).toWellFormed()}…` : text);

const has = (users: ChatUser[], user: ChatUser) => users.some((u) => u.userId === user.userId);
const without = (users: ChatUser[], user: ChatUser) => users.filter((u) => u.userId !== user.userId);

function blank(sessionId: string, seq: number, at: string): ChatEvent {
  return {
    sessionId,
    seq,
    id: `${sessionId}.${seq}`,
    kind: "system",
    author: null,
    clientMessageId: null,
    text: null,
    format: "plain",
    attachments: [],
    systemCode: null,
    systemParams: {},
    visibility: "all",
    createdAt: at,
    clientAt: null,
    redacted: false,
    change: null,
  };
}

/** Top-level fields of `after` that differ from `before`; the numbering travels as `seq`. */
function difference(before: ChatSession, after: ChatSession): Partial<ChatSession> {
  const change: Record<string, unknown> = {};
  for (const key of Object.keys(after) as (keyof ChatSession)[]) {
    if (key === "headSeq" || key === "version" || before[key] === after[key]) continue;
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) change[key] = after[key];
  }
  return change as Partial<ChatSession>;
}
