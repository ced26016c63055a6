import type { ProblemCode } from "@deskbell/common/api/problems.ts";
import type { ChatViewpoint } from "@deskbell/common/chat/can.ts";
import type { Callback, ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { Effect } from "./state.ts";

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
