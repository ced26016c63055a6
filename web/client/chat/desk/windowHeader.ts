import type { ChatSession, PresenceState } from "@deskbell/common/chat/schemas.ts";
import type { I18n } from "@lingui/core";
import type { ChatHeaderProps, ChatHeaderState } from "../../../shared/chat/ui/types.ts";
import { technicianNames, techniciansOf } from "../chatWords.ts";

/** What the header of a contact's window says: the site while nobody has joined, then the technician. */
export function windowHeader(
  session: ChatSession | undefined,
  known: { site: string; startedAt: string; presence: PresenceState | undefined; i18n: I18n },
): ChatHeaderProps {
  if (!session) return { title: known.site, state: { kind: "waiting", since: known.startedAt } };
  const technicians = techniciansOf(session);
  const [first] = technicians;
  const state = stateOf(session, known.presence);
  if (!first) return { title: known.site, state };
  const title = technicians.length === 1 ? first.name : (technicianNames(session, known.i18n) ?? first.name);
  const handled = session.status === "handled";
  const presence = handled ? known.presence : undefined;
  const detail = handled ? known.site : undefined;
  return { title, person: { id: first.userId, name: first.name, presence }, detail, state };
}

/** A contact whose technician was lost waits again; "unattended" is a word of the desk. */
function stateOf(session: ChatSession, presence: PresenceState | undefined): ChatHeaderState {
  switch (session.status) {
    case "created":
      return { kind: "waiting", since: session.createdAt };
    case "handled":
      return session.unattendedSince
        ? { kind: "waiting", since: session.unattendedSince }
        : { kind: "handled", presence };
    case "missed":
      return { kind: "missed", at: session.lastModifiedAt };
    case "callback":
      return { kind: "callback", since: session.createdAt };
    case "completed":
      return {
        kind: "closed",
        at: session.closedAt ?? session.lastModifiedAt,
        durationSeconds: session.report.chatDurationSeconds,
      };
  }
}
