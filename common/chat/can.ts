import type { ChatSession } from "./schemas.ts";
import { type ChatRole, type ChatVerb, outcomeOf } from "./transitions.ts";

/** Who looks at a session, as far as the rules ask. */
export interface ChatViewpoint {
  userId: string;
  userType: "contact" | "agent" | "api" | "system";
  /** Agents: may see and join this session (spec 10 C-26). */
  eligible: boolean;
  admin: boolean;
  /** Contacts: permission `chatCallback`. */
  mayCallback: boolean;
  joinPolicy: "claimed" | "open" | "exclusive";
}

/** Everything the viewer is to the session. Empty: the session does not exist for them (spec 10 C-10). */
export function rolesIn(session: ChatSession, viewer: ChatViewpoint): Set<ChatRole> {
  if (viewer.userType === "api") return new Set(["api"]);
  if (viewer.userType === "system") return new Set(["system"]);
  const has = (users: { userId: string }[]) => users.some((user) => user.userId === viewer.userId);
  const roles = new Set<ChatRole>();
  if (viewer.userType === "contact") {
    if (session.creator.userId === viewer.userId) roles.add("creator");
    else if (has(session.targetUsers)) roles.add("target");
    else if (has(session.participants)) roles.add("contact_member");
    return roles;
  }
  if (!viewer.eligible) return roles;
  roles.add("eligible");
  if (viewer.admin) roles.add("admin");
  if (has(session.targetUsers)) roles.add("invited");
  if (has(session.users)) roles.add("participant");
  if (session.creator.userId === viewer.userId && roles.has("participant")) roles.add("push_creator");
  if (session.closeRecord?.user.userId === viewer.userId) roles.add("closer");
  return roles;
}

/** Verbs a person can be offered as a button. */
export const offeredVerbs = [
  "join",
  "return",
  "accept",
  "decline",
  "leave",
  "request_callback",
  "change_callback",
  "withdraw_callback",
  "complete",
  "post",
  "invite",
  "edit_close_note",
  "dismiss",
] as const satisfies readonly ChatVerb[];

/** Verb to whether the viewer may do it now, for `$info.can` and for buttons after each event. */
export function canIn(session: ChatSession, viewer: ChatViewpoint): Record<string, boolean> {
  const roles = rolesIn(session, viewer);
  const can: Record<string, boolean> = {};
  for (const verb of offeredVerbs) {
    const outcome = outcomeOf(session, verb, roles);
    can[verb] =
      outcome !== null && !("refuse" in outcome) && !("noop" in outcome) && guard(session, viewer, roles, verb);
  }
  const claimed = session.status === "handled" && needsForce(session, viewer, roles);
  can.force_join = Boolean(can.join) && claimed && viewer.joinPolicy === "claimed";
  if (claimed) can.join = false;
  return can;
}

/** A later uninvited join to a handled chat is held back by the join policy (spec 10 C-27), except when unattended. */
export function needsForce(session: ChatSession, viewer: ChatViewpoint, roles: ReadonlySet<ChatRole>): boolean {
  if (session.status !== "handled" || session.unattendedSince !== null) return false;
  if (roles.has("invited") || roles.has("participant")) return false;
  if (viewer.joinPolicy === "open") return false;
  return viewer.joinPolicy === "claimed" || !roles.has("admin");
}

function guard(session: ChatSession, viewer: ChatViewpoint, roles: ReadonlySet<ChatRole>, verb: ChatVerb): boolean {
  const inUsers = session.users.some((user) => user.userId === viewer.userId);
  switch (verb) {
    case "request_callback":
      return viewer.mayCallback;
    case "return":
      return !inUsers;
    case "post":
      return inUsers;
    case "leave":
      return (
        inUsers &&
        (viewer.userType === "contact" || session.status !== "handled" || otherAgents(session, viewer.userId) > 0)
      );
    case "withdraw_callback":
      return !session.callback?.withdrawnAt;
    case "decline":
      return roles.has("invited") || roles.has("target");
    default:
      return true;
  }
}

/** Agents in the chat besides this one; whether they are reachable only the server knows (spec 10 C-33). */
export function otherAgents(session: ChatSession, userId: string): number {
  return session.users.filter((user) => user.userType === "agent" && user.userId !== userId).length;
}
