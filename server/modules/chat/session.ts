import type { ProblemCode } from "@deskbell/common/api/problems.ts";
import { type ChatViewpoint, needsForce, rolesIn } from "@deskbell/common/chat/can.ts";
import type { Callback, ChatUser } from "@deskbell/common/chat/schemas.ts";
import { type ChatRole, type ChatVerb, outcomeOf } from "@deskbell/common/chat/transitions.ts";
import { type Effect, type ExitReason, NOW, type SessionState, type Via } from "./state.ts";

/** A wish to change a session. System verbs come from timers and presence. */
export type Command =
  | { verb: "join"; force: boolean }
  | { verb: "return" | "accept" | "decline" | "leave" | "withdraw_callback" | "dismiss" }
  | { verb: "request_callback" | "change_callback"; callback: Callback }
  | { verb: "complete"; note: string | undefined }
  | { verb: "post"; id: string; text: string; clientMessageId: string; clientAt: string | null }
  | { verb: "system_message"; text: string }
  | { verb: "invite"; agents: ChatUser[] }
  | { verb: "withdraw_invite"; userId: string }
  | { verb: "edit_close_note"; note: string }
  | { verb: "notice_no_answer" | "disconnect" | "time_out" | "push_time_out" | "mark_unattended" }
  | { verb: "mark_quiet" | "clear_out" }
  | { verb: "expire_invite" | "mark_attended"; userId: string }
  | { verb: "lose_access"; userId: string };

/** Facts that a rule needs and only the outside knows. */
export interface RuleContext {
  viewer: ChatViewpoint;
  /** The actor as a chat shows them; null for system and API keys. */
  user: ChatUser | null;
  /** Agents of this session who are Online or Away. */
  reachableAgentIds: ReadonlySet<string>;
  maxAgents: number;
}

export type Decision = { effects: Effect[] } | { refuse: ProblemCode; detail: string; extra?: Record<string, unknown> };

const refusal = (refuse: ProblemCode, detail: string, extra?: Record<string, unknown>): Decision => ({
  refuse,
  detail,
  extra,
});

/**
 * Decides a command on a session (spec 10 section 3.1): the transition table first, then the rules that look further.
 * Pure; an accepted command with no effects changes nothing and answers 200. Whoever has no role here gets `not_found`.
 */
export function decide(state: SessionState, command: Command, context: RuleContext): Decision {
  const roles = rolesIn(state.session, context.viewer);
  if (roles.size === 0) return refusal("not_found", "This chat does not exist or is not visible to you.");
  const outcome = outcomeOf(state.session, command.verb, roles);
  if (outcome === null) return refusal("forbidden", `You cannot ${words[command.verb]} here.`);
  if ("refuse" in outcome) return refusal(outcome.refuse, explain(outcome.refuse, state, command.verb));
  if ("noop" in outcome) return { effects: [] };
  return rules[command.verb](state, command as never, context, roles);
}

type Rule<V extends ChatVerb> = (
  state: SessionState,
  command: Extract<Command, { verb: V }>,
  context: RuleContext,
  roles: ReadonlySet<ChatRole>,
) => Decision;

const rules: { [V in ChatVerb]: Rule<V> } = {
  join: (state, command, context, roles) => {
    const { session } = state;
    const held = needsForce(session, context.viewer, roles);
    if (held && (context.viewer.joinPolicy === "exclusive" || !command.force)) {
      const handlers = session.users.filter((user) => user.userType === "agent");
      const names = handlers.map((user) => user.name).join(", ") || "Another agent";
      const way =
        context.viewer.joinPolicy === "exclusive" ? "Ask them for an invitation." : "Send force to join anyway.";
      return refusal("already_handled", `${names} already handles this chat. ${way}`, { handlers });
    }
    return enterAgent(state, context, roles.has("invited") ? "accepted" : held ? "forced" : "joined");
  },
  return: (state, _command, { user }) => {
    if (isIn(state, user!.userId)) return { effects: [] };
    return { effects: [...enter(user!, "joined"), log("joined", user)] };
  },
  accept: (state, _command, context, roles) => {
    const user = context.user!;
    if (roles.has("invited")) return enterAgent(state, context, "accepted");
    return {
      effects: [
        ...enter(user, "accepted"),
        { do: "status", to: "handled" },
        log("joined", user),
        happened("chat.session.handled", { handler: user.userId, via: "accepted" }),
      ],
    };
  },
  decline: (state, _command, { user }, roles) => {
    const gone: Effect = { do: "uninvite", user: user! };
    if (!roles.has("target")) {
      return {
        effects: [gone, log("invite_declined", user), happened("chat.invite.declined", { user: user!.userId })],
      };
    }
    return { effects: [gone, ...miss(state, "declined", log("push_declined", user))] };
  },
  leave: (state, _command, context, roles) => {
    const user = context.user!;
    const { session } = state;
    if (!isIn(state, user.userId)) return { effects: [] };
    if (session.status === "created" && roles.has("push_creator"))
      return { effects: miss(state, "cancelled", log("abandoned", user)) };
    if (session.status === "created" && roles.has("creator"))
      return { effects: miss(state, "left", log("abandoned", user)) };
    if (session.status === "handled" && user.userType === "agent" && !otherReachable(state, context)) {
      return refusal("last_agent", "You are the last agent here who is online. Invite a colleague, or end the chat.");
    }
    return { effects: exit(user, "left") };
  },
  request_callback: (state, { callback }, context) => {
    if (!context.viewer.mayCallback) return refusal("chat_not_permitted", "Callbacks are not available to you.");
    return {
      effects: [
        { do: "set", fields: { callback } },
        ...state.session.users.map((user): Effect => ({ do: "exit", user, reason: "status" })),
        { do: "status", to: "callback" },
        log("callback_requested", context.user),
        happened("chat.session.callback_requested", { callback }),
      ],
    };
  },
  change_callback: (_state, { callback }, { user }) => ({
    effects: [
      { do: "set", fields: { callback } },
      log("callback_changed", user),
      happened("chat.callback.changed", { callback }),
    ],
  }),
  withdraw_callback: (state, _command, { user }, _roles) => {
    const { callback } = state.session;
    if (!callback || callback.withdrawnAt) return { effects: [] };
    return {
      effects: [
        { do: "set", fields: { callback: { ...callback, withdrawnAt: NOW } } },
        log("callback_withdrawn", user),
        happened("chat.callback.withdrawn", { callback }),
      ],
    };
  },
  complete: (state, { note }, { user }) => complete(state, note, user),
  post: (state, command, { user }) => {
    if (!isIn(state, user!.userId))
      return refusal("not_participant", "You have left this chat. Come back to write in it.");
    return {
      effects: [
        ...(state.session.quietSince ? [{ do: "set" as const, fields: { quietSince: null } }] : []),
        {
          do: "message",
          id: command.id,
          author: user!,
          text: command.text,
          clientMessageId: command.clientMessageId,
          clientAt: command.clientAt,
        },
        happened("chat.message.posted", {
          messageId: command.id,
          author: user!.userId,
          visibility: "all",
          attachmentIds: [],
        }),
      ],
    };
  },
  system_message: (_state, { text }) => ({
    effects: [
      { do: "log", code: "automation", author: null, text, params: { text } },
      happened("chat.message.posted", { author: null, visibility: "all", attachmentIds: [] }),
    ],
  }),
  invite: (state, { agents }, context) => invite(state, agents, context),
  withdraw_invite: (state, { userId }, { user }) => {
    const invited = state.session.targetUsers.find((target) => target.userId === userId && target.userType === "agent");
    if (!invited) return { effects: [] };
    return {
      effects: [
        { do: "uninvite", user: invited },
        log("invite_withdrawn", user, { users: [invited] }),
        happened("chat.invite.withdrawn", { user: userId, invitedBy: user?.userId ?? null }),
      ],
    };
  },
  edit_close_note: (state, { note }, { user }) => {
    const record = state.session.closeRecord!;
    if ((record.note ?? "") === note) return { effects: [] };
    return {
      effects: [
        { do: "set", fields: { closeRecord: { ...record, note: note || undefined } } },
        log("note_changed", user),
        happened("chat.close_note.changed", { note }),
      ],
    };
  },
  // Kept outside the session: it concerns one agent only and changes nothing for the others.
  dismiss: () => ({ effects: [] }),
  notice_no_answer: (state) => {
    if (state.session.noAnswerAt) return { effects: [] };
    const code = state.session.nobodyReachableAtCreate ? "nobody_reachable" : "no_answer_notice";
    return {
      effects: [
        { do: "set", fields: { noAnswerAt: NOW } },
        log(code, null),
        happened("chat.session.no_answer_reached"),
      ],
    };
  },
  disconnect: (state) => ({ effects: miss(state, "disconnected", log("abandoned", null, { reason: "disconnected" })) }),
  time_out: (state) => ({ effects: miss(state, "timed_out", log("abandoned", null, { reason: "timed_out" })) }),
  push_time_out: (state) => ({ effects: miss(state, "push_timeout", log("push_timeout", null)) }),
  expire_invite: (state, { userId }) => {
    const invited = state.session.targetUsers.find((target) => target.userId === userId && target.userType === "agent");
    if (!invited) return { effects: [] };
    return {
      effects: [
        { do: "uninvite", user: invited },
        log("invite_expired", null, { users: [invited] }),
        happened("chat.invite.expired", { user: userId }),
      ],
    };
  },
  mark_unattended: (state) => {
    if (state.session.unattendedSince) return { effects: [] };
    const agents = state.session.users.filter((user) => user.userType === "agent");
    return {
      effects: [
        { do: "set", fields: { unattendedSince: NOW } },
        log("unattended", null, { users: agents }),
        happened("chat.session.unattended", { agents: agents.map((agent) => agent.userId) }),
      ],
    };
  },
  mark_attended: (state, { userId }) => {
    const back = state.session.users.find((user) => user.userId === userId);
    if (!state.session.unattendedSince || !back) return { effects: [] };
    return { effects: [...attended(state), log("joined", back, { returned: true })] };
  },
  mark_quiet: (state) => {
    if (state.session.quietSince) return { effects: [] };
    const since = state.session.lastMessage?.at ?? state.session.report.handledAt ?? state.session.createdAt;
    return {
      effects: [
        { do: "set", fields: { quietSince: since } },
        log("idle_notice", null),
        happened("chat.session.went_quiet", { since }),
      ],
    };
  },
  lose_access: (state, { userId }) => {
    const user = state.session.users.find((u) => u.userId === userId);
    const invited = state.session.targetUsers.find((u) => u.userId === userId);
    if (invited && !user)
      return { effects: [{ do: "uninvite", user: invited }, log("invite_withdrawn", null, { users: [invited] })] };
    if (!user) return { effects: [] };
    const last =
      state.session.status === "handled" && !state.session.users.some((u) => u.userType === "agent" && u !== user);
    return {
      effects: [
        ...exit(user, "access_lost"),
        ...(last && !state.session.unattendedSince
          ? [
              { do: "set" as const, fields: { unattendedSince: NOW } },
              log("unattended", null, { users: [user] }),
              happened("chat.session.unattended", { agents: [userId] }),
            ]
          : []),
      ],
    };
  },
  clear_out: (state) => ({ effects: state.session.users.flatMap((user) => exit(user, "cleared")) }),
};

/** An agent enters: the first one handles the chat; any agent ends its being unattended. */
function enterAgent(state: SessionState, { user }: RuleContext, via: Via): Decision {
  const first = state.session.status === "created";
  const accepted = via === "accepted";
  return {
    effects: [
      ...enter(user!, via),
      ...(first ? [{ do: "status" as const, to: "handled" as const }] : []),
      ...attended(state),
      { do: "timers", timers: { agentsGoneAt: null } },
      log("joined", user, { ...(via === "forced" ? { via } : {}), ...(first ? { waitedSeconds: NOW } : {}) }),
      ...(accepted ? [happened("chat.invite.accepted", { user: user!.userId })] : []),
      ...(first ? [happened("chat.session.handled", { handler: user!.userId, via })] : []),
      happened("chat.participant.joined", { user: user!.userId, via }),
    ],
  };
}

function attended(state: SessionState): Effect[] {
  if (!state.session.unattendedSince) return [];
  return [
    { do: "set", fields: { unattendedSince: null } },
    { do: "timers", timers: { agentsGoneAt: null } },
    happened("chat.session.attended"),
  ];
}

/** Nobody joined in time: the session is abandoned and its users are out (C-7a). */
function miss(
  state: SessionState,
  reason: "left" | "disconnected" | "timed_out" | "declined" | "cancelled" | "push_timeout",
  entry: Effect,
): Effect[] {
  return [
    ...state.session.users.map((user): Effect => ({ do: "exit", user, reason: "status" })),
    { do: "status", to: "missed", reason },
    entry,
    happened("chat.session.missed", { reason }),
  ];
}

function complete(state: SessionState, note: string | undefined, user: ChatUser | null): Decision {
  const closer: ChatUser = user ?? state.session.users.find((u) => u.userType === "agent") ?? state.session.creator;
  return {
    effects: [
      { do: "status", to: "completed" },
      {
        do: "set",
        fields: {
          closeRecord: { user: closer, ...(note ? { note } : {}), lastModifiedAt: NOW },
          unattendedSince: null,
          quietSince: null,
        },
      },
      log("completed", user),
      happened("chat.session.completed", { closedBy: closer.userId, ...(note ? { note } : {}) }),
    ],
  };
}

function invite(state: SessionState, agents: ChatUser[], { user, maxAgents }: RuleContext): Decision {
  const { session } = state;
  const known = new Set([...session.users, ...session.targetUsers].map((u) => u.userId));
  const fresh = agents.filter((agent) => !known.has(agent.userId));
  const agentsThen =
    [...session.users, ...session.targetUsers].filter((u) => u.userType === "agent").length + fresh.length;
  if (agentsThen > maxAgents) {
    return refusal("validation_failed", `A chat holds at most ${maxAgents} agents. Invite fewer.`);
  }
  return {
    effects: fresh.flatMap((agent): Effect[] => [
      { do: "invite", user: agent, by: user?.userId ?? null },
      log("invited", user, { users: [agent] }),
      happened("chat.invite.created", { user: agent.userId, invitedBy: user?.userId ?? null }),
    ]),
  };
}

function otherReachable(state: SessionState, { user, reachableAgentIds }: RuleContext): boolean {
  return state.session.users.some(
    (other) => other.userType === "agent" && other.userId !== user!.userId && reachableAgentIds.has(other.userId),
  );
}

const enter = (user: ChatUser, via: Via): Effect[] => [{ do: "enter", user, via }];
const exit = (user: ChatUser, reason: ExitReason): Effect[] => [
  { do: "exit", user, reason },
  log("left", user, reason === "left" ? {} : { reason }),
  happened("chat.participant.left", { user: user.userId, reason }),
];
const log = (
  code: Extract<Effect, { do: "log" }>["code"],
  author: ChatUser | null,
  params?: Record<string, unknown>,
): Effect => ({ do: "log", code, author, params });
const happened = (type: string, payload?: Record<string, unknown>): Effect => ({ do: "event", type, payload });
const isIn = (state: SessionState, userId: string) => state.session.users.some((user) => user.userId === userId);

const words: Record<ChatVerb, string> = {
  join: "join",
  return: "come back",
  accept: "accept an invitation",
  decline: "decline an invitation",
  leave: "leave",
  request_callback: "ask for a callback",
  change_callback: "change the callback",
  withdraw_callback: "withdraw the callback",
  complete: "end the chat",
  post: "write",
  system_message: "post a system message",
  invite: "invite agents",
  withdraw_invite: "withdraw an invitation",
  edit_close_note: "change the closing note",
  dismiss: "dismiss the alert",
  notice_no_answer: "raise the no-answer notice",
  disconnect: "mark the chat as abandoned",
  time_out: "end the wait",
  push_time_out: "end the invitation",
  expire_invite: "expire an invitation",
  mark_unattended: "mark the chat as unattended",
  mark_attended: "mark the chat as attended",
  mark_quiet: "mark the chat as quiet",
  lose_access: "remove an agent",
  clear_out: "clear the chat",
};

const shown = {
  created: "waiting",
  handled: "being handled",
  missed: "abandoned",
  callback: "waiting for a callback",
  completed: "completed",
};

function explain(code: ProblemCode, { session }: SessionState, verb: ChatVerb): string {
  const is = shown[session.status];
  switch (code) {
    case "session_closed":
      return `This chat is ${is}, nobody can write in it any more. Start a new one.`;
    case "not_participant":
      return `Join the chat first, then ${words[verb]}.`;
    case "already_completed":
      return `${session.closeRecord?.user.name ?? "Somebody"} has already completed this chat.`;
    case "not_handled":
      return "Nobody has joined yet. Join the chat first, then invite others.";
    case "not_closer":
      return `Only ${session.closeRecord?.user.name ?? "the agent who closed it"} may change the closing note.`;
    default:
      return `This chat is ${is}; you cannot ${words[verb]} now.`;
  }
}
