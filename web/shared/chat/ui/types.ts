import type { PresenceState, SystemCode } from "@deskbell/common/chat/schemas.ts";
import type { ReactNode } from "react";

/** Who looks at the chat: decides words ("you" and first names for contacts), sizes and what may be done. */
export type ChatViewerKind = "contact" | "agent";

export type ChatAuthor = { userId: string; name: string; userType: "contact" | "agent" };

export type DeliveryState = "sending" | "sent" | "delivered" | "read" | "failed";

/** One message of the log. `key` is stable from *sending* on; `seq` comes with the server's answer. Instants are RFC 3339. */
export type ChatMessageItem = {
  key: string;
  seq?: number;
  author: ChatAuthor | null;
  text: string;
  at: string;
  state: DeliveryState;
  /** Names of those who have read it; agents see them ("Read by Ava"), contacts see "Read". */
  readBy?: string[];
  own: boolean;
  redacted?: boolean;
};

/**
 * One system event, kept as code and parameters and put into words for the viewer (spec 10 section 11.2). Parameters that
 * are read: `users` (`{ userId, name }[]`, whom the event is about when that is not its author), `waitedSeconds`,
 * `reason`, `ticketId`, `text` (of an automation).
 */
export type ChatSystemItem = {
  seq: number;
  code: SystemCode;
  params: Record<string, unknown>;
  at: string;
  author: ChatAuthor | null;
};

export type ChatItem = ({ kind: "message" } & ChatMessageItem) | ({ kind: "system" } & ChatSystemItem);

/**
 * The one card that stands in the log, if any (design section 6.1). `text` is what an administrator wrote in place of the
 * card's own sentence: plain text, placeholders filled.
 */
export type ChatCard =
  | { kind: "waiting"; text?: string }
  | {
      /** Nobody answered, or nobody is at the desk at all. A handler left out hides its button. */
      kind: "nobodyAnswered" | "nobodyAtDesk";
      text?: string;
      /** When chat is open, in words; given while it is closed (spec 10 section 8). */
      hours?: string;
      onCallMeBack?: () => void;
      onMakeTicket?: () => void;
      onKeepWaiting: () => void;
      onLeave: () => void;
    }
  | { kind: "quiet"; since: string; onLeave: () => void }
  | { kind: "unattended" }
  | {
      kind: "missed";
      reason: "left" | "timed_out" | "disconnected" | "other";
      onCallMeBack?: () => void;
      onStartAgain?: () => void;
    }
  | {
      kind: "callback";
      way: "phone" | "chat";
      phone?: string;
      onChange?: () => void;
      onWithdraw?: () => void;
    }
  | {
      kind: "closed";
      text?: string;
      /** The ticket that keeps the conversation, once there is one. */
      ticket?: ChatTicketRef;
      onLeave: () => void;
    };

export type ChatTicketRef = { id: number | string; title: string; status?: string; href: string };

/** What the header says about the chat. `since` is the instant that the ticking time counts from. */
export type ChatHeaderState =
  | { kind: "waiting"; since: string }
  | { kind: "handled"; presence?: PresenceState }
  | { kind: "unattended"; since: string }
  | { kind: "callback"; since: string; overdue?: boolean }
  | { kind: "missed"; at: string }
  | { kind: "closed"; at: string; durationSeconds?: number };

export type ChatHeaderProps = {
  /** The person, or the site while nobody has joined. */
  title: string;
  /** Whose initials and colour the picture takes; absent shows the help desk's headset. */
  person?: { id: string; name: string; pictureUrl?: string; presence?: PresenceState };
  /** Account, ticket or site: the second line after the state. */
  detail?: string;
  state: ChatHeaderState;
};

/** Entries of the window's menu; a `disabledReason` keeps the entry visible, really disabled, and says why. */
export type ChatMenuEntry = {
  key: string;
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  disabledReason?: string;
  onSelect: () => void;
};

export type ChatComposerProps = {
  /** Draft key; what is typed survives reload under it. */
  draftKey: string;
  placeholder: string;
  /** Resolves when the message is taken (it is then in `items` as *sending*). */
  onSend: (text: string) => void;
  /** Called while the text changes; the data layer limits how often it tells others. */
  onTyping?: () => void;
  /** Read only: the reason stands where the composer was, in grey. */
  closedReason?: string;
};

export type ChatWindowProps = {
  viewer: ChatViewerKind;
  /** The viewer's own user id: "You joined" and not "Tess joined". */
  viewerUserId: string;
  header: ChatHeaderProps;
  items: readonly ChatItem[];
  /** The log is still on its way; the window shows a skeleton after 200 ms. */
  loading?: boolean;
  /** The log could not be loaded; the window says so and offers to try again. */
  fault?: { detail: string; traceId?: string; onRetry: () => void };
  card?: ChatCard | null;
  /** Those who type now. */
  typing?: readonly { userId: string; name: string }[];
  /** Last `seq` this person had read when the window opened; the log opens after it and shows a "New" rule. */
  readSeq: number;
  unreadCount: number;
  composer: ChatComposerProps;
  menu?: ChatMenuEntry[];
  ticket?: ChatTicketRef;
  onAddPerson?: () => void;
  onMinimise: () => void;
  /** Puts the cursor into the composer when the window opens; leave it out when the window comes back by itself. */
  autoFocus?: boolean;
  /** Agents only: closes the window without leaving the chat. */
  onClose?: () => void;
  onRetry: (key: string) => void;
  /** Earlier entries exist; called when the log is scrolled to its top. */
  onLoadEarlier?: () => void;
  /** The newest visible `seq` while window and page have focus; the data layer moves the read cursor. */
  onSeen?: (seq: number) => void;
};

/** A chat in the dock: its window, and what its bar says when minimised. */
export type DockedChat = { id: string; minimised: boolean; window: ChatWindowProps };

/** What the callback form gives back; instants in UTC (spec 10 C-46). */
export type CallbackFormValue = {
  type: "phone" | "chat";
  phone?: string;
  note?: string;
  preferredTime: { start: string; end: string }[];
};
