import type { ChatSession } from "@deskbell/common/chat/schemas.ts";

export type CardKind =
  | "waiting"
  | "nobodyAnswered"
  | "nobodyAtDesk"
  | "unattended"
  | "quiet"
  | "missed"
  | "callback"
  | "closed";

/** Milliseconds until the card says that nobody is at the desk (spec 10 C-22). */
export const nobodyAtDeskAfter = 3_000;

/**
 * The one card that stands in a contact's chat, null for none (spec 10 C-20 to C-22, C-35, C-45, C-53). `now` is the
 * server's clock in ms. `anyoneReachable` is what is known now: a technician who came meanwhile takes back that nobody is
 * at the desk.
 */
export function cardKind(
  session: ChatSession,
  now: number,
  options: { noAnswerSeconds: number; anyoneReachable: boolean },
): CardKind | null {
  switch (session.status) {
    case "created":
      return waitingCard(session, now, options);
    case "handled":
      if (session.unattendedSince) return "unattended";
      return session.quietSince ? "quiet" : null;
    case "missed":
      return "missed";
    case "callback":
      return "callback";
    case "completed":
      return "closed";
  }
}

function waitingCard(
  session: ChatSession,
  now: number,
  options: { noAnswerSeconds: number; anyoneReachable: boolean },
): CardKind {
  if (session.type === "push") return "waiting";
  const waited = now - Date.parse(session.createdAt);
  const nobody = session.nobodyReachableAtCreate && !options.anyoneReachable;
  if (nobody && waited >= nobodyAtDeskAfter) return "nobodyAtDesk";
  return waited >= options.noAnswerSeconds * 1000 ? "nobodyAnswered" : "waiting";
}
