import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { duration } from "../../../ui/time/format.ts";
import type { ChatSystemItem, ChatViewerKind } from "../types.ts";

type Reader = { viewer: ChatViewerKind; viewerUserId: string; i18n: I18n };

/**
 * A system event in the viewer's words and language: "You joined", "Tess joined after 38 s". Contacts read first names.
 * Undefined when this viewer is not shown it, because a card says it or it is no business of theirs (spec 10 section 11.2).
 */
export function systemWords(item: ChatSystemItem, reader: Reader): string | undefined {
  const { i18n, viewer } = reader;
  const own = item.author?.userId === reader.viewerUserId;
  const who = shortName(item.author?.name, viewer) ?? i18n._(msg`Someone`);
  const whom = people(item, reader);
  const words = own ? ownWords(item, whom) : othersWords(item, who, whom);
  const [contactWords, agentWords] = words ?? forViewer(item, who);
  const found = viewer === "contact" ? contactWords : agentWords;
  if (item.code === "joined" && Number(item.params.waitedSeconds) > 0 && found) {
    const waited = duration(Number(item.params.waitedSeconds), i18n);
    return own ? i18n._(msg`You joined after ${waited}`) : i18n._(msg`${who} joined after ${waited}`);
  }
  return typeof found === "string" ? found : found && i18n._(found);
}

/** The same words for contacts and agents, or one for each; undefined hides. */
type Words = [contact: MessageDescriptor | string | undefined, agent: MessageDescriptor | string | undefined];

const both = (words: MessageDescriptor): Words => [words, words];

function ownWords(item: ChatSystemItem, whom: string): Words | undefined {
  switch (item.code) {
    case "joined":
      return both(msg`You joined`);
    case "left":
      return both(msg`You left`);
    case "invited":
      return both(msg`You invited ${whom}`);
    case "invite_withdrawn":
      return both(msg`You withdrew the invitation of ${whom}`);
    case "invite_declined":
      return both(msg`You declined the invitation`);
    case "callback_requested":
      return both(msg`You asked for a call back`);
    case "callback_changed":
      return both(msg`You changed the call back`);
    case "callback_withdrawn":
      return both(msg`You no longer need the call back`);
    case "completed":
      return both(msg`You closed this chat`);
    case "redacted":
      return both(msg`You removed a message`);
    case "note_changed":
      return [undefined, msg`You changed the closing note`];
    case "abandoned":
      return both(msg`You left before anyone joined`);
    default:
      return undefined;
  }
}

function othersWords(item: ChatSystemItem, who: string, whom: string): Words | undefined {
  switch (item.code) {
    case "joined":
      return both(msg`${who} joined`);
    case "left":
      return both(msg`${who} left`);
    case "invited":
      return both(msg`${who} invited ${whom}`);
    case "invite_withdrawn":
      return [undefined, msg`${who} withdrew the invitation of ${whom}`];
    case "invite_declined":
      return [undefined, msg`${who} declined the invitation`];
    case "callback_requested":
      return both(msg`${who} asked for a call back`);
    case "callback_changed":
      return both(msg`${who} changed the call back`);
    case "callback_withdrawn":
      return both(msg`${who} no longer needs the call back`);
    case "completed":
      return both(item.author ? msg`${who} closed this chat` : msg`This chat was closed`);
    case "redacted":
      return both(msg`${who} removed a message`);
    case "note_changed":
      return [undefined, msg`${who} changed the closing note`];
    case "push_declined":
      return both(msg`${who} cannot chat right now`);
    default:
      return undefined;
  }
}

function forViewer(item: ChatSystemItem, who: string): Words {
  const ticket = `#${String(item.params.ticketId ?? "")}`;
  switch (item.code) {
    case "invite_expired":
      return [undefined, msg`The invitation ran out`];
    case "no_answer_notice":
      return [undefined, msg`The contact was told that everyone is busy`];
    case "nobody_reachable":
      return [undefined, msg`The contact was told that nobody is at the desk`];
    case "outside_hours_notice":
      return [msg`You wrote outside our chat hours`, msg`Outside chat hours`];
    case "abandoned":
      return item.params.reason === "timed_out"
        ? [msg`Nobody could join in time`, msg`Nobody joined in time`]
        : [msg`This chat ended before anyone joined`, msg`The contact left before anyone joined`];
    case "push_timeout":
      return both(msg`No answer to the chat request`);
    case "handler_disconnected":
      return [msg`${who} lost the connection`, msg`${who} lost the connection`];
    case "unattended":
      return [msg`Someone else will take over`, msg`No technician is here any more`];
    case "idle_notice":
      return [undefined, msg`Quiet for a while`];
    case "ticket_created":
      return [msg`Saved as ticket ${ticket}`, msg`Ticket ${ticket} created`];
    case "ticket_linked":
      return [msg`Saved in ticket ${ticket}`, msg`Linked to ticket ${ticket}`];
    case "automation":
      return [String(item.params.text ?? ""), String(item.params.text ?? "")];
    default:
      return [undefined, undefined];
  }
}

function people(item: ChatSystemItem, reader: Reader): string {
  const { users, user } = item.params;
  const whom = (Array.isArray(users) ? users : user ? [user] : []) as { userId?: string; name?: string }[];
  const names = whom.map((person) =>
    person.userId === reader.viewerUserId ? reader.i18n._(msg`you`) : (shortName(person.name, reader.viewer) ?? ""),
  );
  return new Intl.ListFormat(reader.i18n.locale, { type: "conjunction" }).format(names.filter(Boolean));
}

/** Contacts read first names, agents the whole. */
export function shortName(name: string | undefined, viewer: ChatViewerKind): string | undefined {
  return viewer === "contact" ? name?.trim().split(/\s+/)[0] : name;
}
