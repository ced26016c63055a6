import { needsForce, rolesIn } from "@deskbell/common/chat/can.ts";
import { type ChatRole, type ChatVerb, outcomeOf } from "@deskbell/common/chat/transitions.ts";
import type { Command, Decision, RuleContext } from "./command.ts";
import {
  attended,
  complete,
  enter,
  enterAgent,
  exit,
  happened,
  invite,
  inviterOf,
  isIn,
  log,
  miss,
  otherReachable,
} from "./effects.ts";
import { explain, refusal, words } from "./refusals.ts";
import { type Effect, NOW, type SessionState } from "./state.ts";

export type { Command, Decision, RuleContext };

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
        effects: [
          gone,
          log("invite_declined", user, { users: [user] }),
          happened("chat.invite.declined", { user: user!.userId, invitedBy: inviterOf(state, user!.userId) }),
        ],
      };
    }
    return { effects: [gone, ...miss(state, "declined", log("push_declined", user, { users: [user] }))] };
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
        happened("chat.invite.expired", { user: userId, invitedBy: inviterOf(state, userId) }),
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
