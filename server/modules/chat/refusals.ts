import type { ProblemCode } from "@deskbell/common/api/problems.ts";
import type { ChatVerb } from "@deskbell/common/chat/transitions.ts";
import type { Decision } from "./command.ts";
import type { SessionState } from "./state.ts";

export const refusal = (refuse: ProblemCode, detail: string, extra?: Record<string, unknown>): Decision => ({
  refuse,
  detail,
  extra,
});

/** Verbs as a refusal names them: "you cannot … now". */
export const words: Record<ChatVerb, string> = {
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

/** What happened and what to do, for a refusal of the transition table. */
export function explain(code: ProblemCode, { session }: SessionState, verb: ChatVerb): string {
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
