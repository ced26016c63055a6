import type { ProblemCode } from "../api/problems.ts";
import type { ChatSession, ChatStatus } from "./schemas.ts";

/**
 * What somebody is to a chat session (spec 10 section 3.1). Roles overlap: an admin may also take part.
 * `contact_member` is a contact in the chat who did not create it (the target of a push after accepting).
 */
export type ChatRole =
  | "creator"
  | "push_creator"
  | "target"
  | "contact_member"
  | "participant"
  | "invited"
  | "eligible"
  | "admin"
  | "closer"
  | "api"
  | "system";

export type ChatVerb =
  | "join"
  | "return"
  | "accept"
  | "decline"
  | "leave"
  | "request_callback"
  | "change_callback"
  | "withdraw_callback"
  | "complete"
  | "post"
  | "system_message"
  | "invite"
  | "withdraw_invite"
  | "edit_close_note"
  | "dismiss"
  | "notice_no_answer"
  | "disconnect"
  | "time_out"
  | "push_time_out"
  | "expire_invite"
  | "mark_unattended"
  | "mark_attended"
  | "mark_quiet"
  | "lose_access"
  | "clear_out";

/** What happens: a new status, a change within the status, nothing (200), or a refusal. */
export type Outcome = { to: ChatStatus } | { stay: true } | { noop: true } | { refuse: ProblemCode };

export interface Transition {
  verb: ChatVerb;
  /** Only for this type of session; absent: both. */
  type?: ChatSession["type"];
  who: readonly ChatRole[];
  at: Readonly<Record<ChatStatus, Outcome>>;
}

const to = (status: ChatStatus): Outcome => ({ to: status });
const stay: Outcome = { stay: true };
const noop: Outcome = { noop: true };
const no = (code: ProblemCode): Outcome => ({ refuse: code });
const invalid = no("invalid_transition");
const closed = no("session_closed");

const at = (
  created: Outcome,
  handled: Outcome,
  missed: Outcome,
  callback: Outcome,
  completed: Outcome,
): Transition["at"] => ({ created, handled, missed, callback, completed });

/**
 * Every change a chat can make (spec 10 C-3 and section 3.1). The rules run it, the tests enumerate it, the docs print
 * it and the portals' buttons come from it. The first row that fits verb, type and one of the actor's roles decides.
 */
export const transitions: readonly Transition[] = [
  { verb: "join", who: ["participant"], at: at(noop, noop, invalid, invalid, invalid) },
  {
    verb: "join",
    type: "request",
    who: ["invited", "eligible", "admin"],
    at: at(to("handled"), stay, invalid, invalid, invalid),
  },
  {
    verb: "join",
    type: "push",
    who: ["invited", "eligible", "admin"],
    at: at(invalid, stay, invalid, invalid, invalid),
  },
  { verb: "return", who: ["creator", "contact_member"], at: at(noop, stay, invalid, invalid, invalid) },

  { verb: "accept", type: "push", who: ["target"], at: at(to("handled"), stay, invalid, invalid, invalid) },
  { verb: "accept", who: ["invited"], at: at(to("handled"), stay, invalid, invalid, invalid) },
  { verb: "accept", who: ["participant", "contact_member"], at: at(noop, noop, invalid, invalid, invalid) },
  { verb: "decline", type: "push", who: ["target"], at: at(to("missed"), invalid, invalid, invalid, invalid) },
  { verb: "decline", who: ["invited"], at: at(stay, stay, invalid, invalid, invalid) },

  { verb: "leave", type: "push", who: ["push_creator"], at: at(to("missed"), stay, noop, noop, stay) },
  { verb: "leave", who: ["creator"], at: at(to("missed"), stay, noop, noop, stay) },
  { verb: "leave", who: ["participant", "contact_member"], at: at(stay, stay, noop, noop, stay) },

  {
    verb: "request_callback",
    type: "request",
    who: ["creator"],
    at: at(to("callback"), invalid, invalid, invalid, invalid),
  },
  { verb: "change_callback", who: ["creator"], at: at(invalid, invalid, invalid, stay, invalid) },
  { verb: "withdraw_callback", who: ["creator"], at: at(invalid, invalid, invalid, stay, invalid) },

  {
    verb: "complete",
    who: ["participant", "admin"],
    at: at(invalid, to("completed"), to("completed"), to("completed"), no("already_completed")),
  },
  {
    verb: "complete",
    who: ["eligible", "invited"],
    at: at(invalid, no("not_participant"), to("completed"), to("completed"), no("already_completed")),
  },

  { verb: "post", who: ["creator", "push_creator"], at: at(stay, stay, closed, closed, closed) },
  { verb: "post", who: ["participant", "contact_member"], at: at(stay, stay, closed, closed, closed) },
  {
    verb: "post",
    who: ["eligible", "invited", "admin"],
    at: at(no("not_participant"), no("not_participant"), closed, closed, closed),
  },
  { verb: "system_message", who: ["api"], at: at(stay, stay, stay, stay, closed) },

  { verb: "invite", who: ["participant", "admin"], at: at(no("not_handled"), stay, invalid, invalid, invalid) },
  { verb: "invite", who: ["api"], at: at(stay, stay, invalid, invalid, invalid) },
  {
    verb: "invite",
    who: ["eligible", "invited"],
    at: at(no("not_handled"), no("not_participant"), invalid, invalid, invalid),
  },
  { verb: "withdraw_invite", who: ["participant", "admin", "api"], at: at(stay, stay, noop, noop, noop) },
  {
    verb: "withdraw_invite",
    who: ["eligible", "invited"],
    at: at(no("not_participant"), no("not_participant"), noop, noop, noop),
  },

  { verb: "edit_close_note", who: ["closer"], at: at(invalid, invalid, invalid, invalid, stay) },
  {
    verb: "edit_close_note",
    who: ["participant", "eligible", "invited", "admin"],
    at: at(invalid, invalid, invalid, invalid, no("not_closer")),
  },
  { verb: "dismiss", who: ["participant", "invited", "eligible", "admin"], at: at(stay, stay, stay, stay, stay) },

  { verb: "notice_no_answer", type: "request", who: ["system"], at: at(stay, noop, noop, noop, noop) },
  { verb: "disconnect", type: "request", who: ["system"], at: at(to("missed"), noop, noop, noop, noop) },
  { verb: "time_out", type: "request", who: ["system"], at: at(to("missed"), noop, noop, noop, noop) },
  { verb: "push_time_out", type: "push", who: ["system"], at: at(to("missed"), noop, noop, noop, noop) },
  { verb: "expire_invite", who: ["system"], at: at(stay, stay, noop, noop, noop) },
  { verb: "mark_unattended", who: ["system"], at: at(noop, stay, noop, noop, noop) },
  { verb: "mark_attended", who: ["system"], at: at(noop, stay, noop, noop, noop) },
  { verb: "mark_quiet", who: ["system"], at: at(noop, stay, noop, noop, noop) },
  { verb: "lose_access", who: ["system"], at: at(stay, stay, noop, noop, stay) },
  { verb: "clear_out", who: ["system"], at: at(noop, noop, noop, noop, stay) },
  // Never completed by itself unless a site asks for it (setting autoCompleteIdleHours).
  { verb: "complete", who: ["system"], at: at(noop, to("completed"), noop, noop, noop) },
];

/** What the table says; `null` when the actor's roles have nothing to do with this verb. */
export function outcomeOf(
  session: Pick<ChatSession, "status" | "type">,
  verb: ChatVerb,
  roles: ReadonlySet<ChatRole>,
): Outcome | null {
  const row = transitions.find(
    (t) => t.verb === verb && (!t.type || t.type === session.type) && t.who.some((role) => roles.has(role)),
  );
  return row ? row.at[session.status] : null;
}

/** True when the status stays active: only these two are (spec 10 section 1). */
export const isActive = (status: ChatStatus) => status === "created" || status === "handled";
