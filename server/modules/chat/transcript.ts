import type { ChatEvent, ChatSession, ChatUser } from "@deskbell/common/chat/schemas.ts";

/** `[YYYY-MM-DD HH:mm:ssZ]`, always UTC, so that a transcript reads the same everywhere. */
const stamp = (at: string) => `[${at.slice(0, 10)} ${at.slice(11, 19)}Z]`;

/** Words of system events in a transcript, which is a record and so always English. */
const words: Partial<Record<NonNullable<ChatEvent["systemCode"]>, string>> = {
  created: "opened the chat",
  joined: "joined",
  left: "left",
  invited: "invited",
  invite_declined: "declined the invitation",
  invite_expired: "was invited and did not answer",
  invite_withdrawn: "withdrew the invitation of",
  no_answer_notice: "nobody answered yet",
  nobody_reachable: "nobody was at the desk",
  outside_hours_notice: "outside office hours",
  callback_requested: "asked to be called back",
  callback_changed: "changed the callback",
  callback_withdrawn: "no longer needs the callback",
  abandoned: "left before anyone joined",
  push_declined: "declined the chat",
  push_timeout: "did not answer the invitation",
  unattended: "no technician is here any more",
  idle_notice: "quiet for a while",
  completed: "closed the chat",
};

interface Line {
  at: string;
  who: string;
  text: string;
  system: boolean;
}

/** The account for contacts, `Support` for technicians (spec 10 C-56). */
const side = (user: ChatUser) => (user.userType === "contact" ? (user.account?.name ?? "Contact") : "Support");

/** The lines of a transcript: messages and system events in the order of the log. Pure. */
export function transcriptLines(session: ChatSession, events: readonly ChatEvent[]): Line[] {
  return events.flatMap((event): Line[] => {
    const at = event.createdAt;
    if (event.kind === "message") {
      const who = event.author ? `${event.author.name} (${side(event.author)})` : "Deskbell";
      return [{ at, who, text: event.text ?? "", system: false }];
    }
    const opening = event.systemCode === "created" && session.nameSource === "creator";
    const line = systemLine(event);
    return [
      ...(line ? [line] : []),
      ...(opening
        ? [{ at, who: `${session.creator.name} (${side(session.creator)})`, text: session.name, system: false }]
        : []),
    ];
  });
}

function systemLine(event: ChatEvent): Line | null {
  if (event.systemCode === "automation") return { at: event.createdAt, who: "", text: event.text ?? "", system: true };
  const said = event.systemCode && words[event.systemCode];
  if (!said) return null;
  const others = ((event.systemParams.users ?? []) as ChatUser[]).map((user) => user.name).join(", ");
  const names = event.systemCode === "invited" || event.systemCode === "invite_withdrawn" ? ` ${others}` : "";
  const who = event.author?.name ?? (event.systemCode === "invite_expired" ? others : "");
  return { at: event.createdAt, who, text: `${said}${names}`, system: true };
}

/** One line a message, system events in brackets (spec 10 C-56). UTF-8 text. */
export function transcriptText(session: ChatSession, events: readonly ChatEvent[]): string {
  const lines = transcriptLines(session, events).map(({ at, who, text, system }) =>
    system ? `${stamp(at)} [${[who, text].filter(Boolean).join(" ")}]` : `${stamp(at)} ${who}: ${text}`,
  );
  return `${lines.join("\n")}\n`;
}

/** A page of its own that prints well. Everything people wrote is escaped. */
export function transcriptHtml(session: ChatSession, events: readonly ChatEvent[]): string {
  const lines = transcriptLines(session, events).map(({ at, who, text, system }) => {
    const words = system
      ? `<em>${escapeHtml([who, text].filter(Boolean).join(" "))}</em>`
      : `<strong>${escapeHtml(who)}</strong> ${escapeHtml(text)}`;
    return `<p><time datetime="${at}">${stamp(at)}</time> ${words}</p>`;
  });
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>${escapeHtml(session.name)}</title>\n<h1>${escapeHtml(session.name)}</h1>\n${lines.join("\n")}\n</html>\n`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char]!).replaceAll("\n", "<br>");
