import type { ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { Decision, RuleContext } from "./command.ts";
import { refusal } from "./refusals.ts";
import { type Effect, type ExitReason, NOW, type SessionState, type Via } from "./state.ts";

/** An agent enters: the first one handles the chat; any agent ends its being unattended. */
export function enterAgent(state: SessionState, { user }: RuleContext, via: Via): Decision {
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

export function attended(state: SessionState): Effect[] {
  if (!state.session.unattendedSince) return [];
  return [
    { do: "set", fields: { unattendedSince: null } },
    { do: "timers", timers: { agentsGoneAt: null } },
    happened("chat.session.attended"),
  ];
}

/** Nobody joined in time: the session is abandoned and its users are out (C-7a). */
export function miss(
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

export function complete(state: SessionState, note: string | undefined, user: ChatUser | null): Decision {
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

export function invite(state: SessionState, agents: ChatUser[], { user, maxAgents }: RuleContext): Decision {
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

export function otherReachable(state: SessionState, { user, reachableAgentIds }: RuleContext): boolean {
  return state.session.users.some(
    (other) => other.userType === "agent" && other.userId !== user!.userId && reachableAgentIds.has(other.userId),
  );
}

export const enter = (user: ChatUser, via: Via): Effect[] => [{ do: "enter", user, via }];
export const exit = (user: ChatUser, reason: ExitReason): Effect[] => [
  { do: "exit", user, reason },
  log("left", user, reason === "left" ? {} : { reason }),
  happened("chat.participant.left", { user: user.userId, reason }),
];
export const log = (
  code: Extract<Effect, { do: "log" }>["code"],
  author: ChatUser | null,
  params?: Record<string, unknown>,
): Effect => ({ do: "log", code, author, params });
export const happened = (type: string, payload?: Record<string, unknown>): Effect => ({ do: "event", type, payload });
export const isIn = (state: SessionState, userId: string) => state.session.users.some((user) => user.userId === userId);
/** The userId of whoever invited; null for programs. */
export const inviterOf = (state: SessionState, userId: string): string | null =>
  state.invites.find((invite) => invite.user.userId === userId)?.invitedBy ?? null;
