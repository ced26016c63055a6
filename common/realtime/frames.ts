import type { ChatEvent, ChatSession, PresenceState, ReadCursor } from "../chat/schemas.ts";

/** Version of the frame protocol. A server refuses others with `bye{reason:"protocol"}` (spec 10 D-14). */
export const PROTOCOL = 1;
export const HEARTBEAT_SECONDS = 15;

/** Positions in the caller's feeds. `agents` is shared by all agents, `me` is the caller's own. */
export interface FeedPosition {
  agents?: number;
  me: number;
}
export type FeedName = keyof FeedPosition;

/** What a feed carries. A null item is a position the receiver may not see; only its number counts. */
export type FeedItem =
  | { type: "session"; session: ChatSession }
  | { type: "dismissed"; sessionId: string }
  | { type: "read"; sessionId: string; readSeq: number; deliveredSeq: number }
  | { type: "invite_answered"; sessionId: string; userId: string; name: string; answer: "declined" | "expired" }
  | { type: "idle_reminder"; sessionId: string }
  | { type: "presence"; preference: "online" | "away" | "busy" }
  | { type: "changed"; what: "permissions" | "settings" | "hours" | "profile" };

/** Heads of a subscribed chat: last `seq`, and the sum of all read cursors (they only grow, so a lost move shows). */
export type Head = [headSeq: number, cursorSum: number];

export type ClientFrame =
  | { t: "hello"; protocol: number; device: string; token?: string; feed?: FeedPosition | null; visible?: boolean }
  | { t: "sub"; sid: string; after: number }
  | { t: "unsub"; sid: string };

export type ServerFrame =
  | {
      t: "welcome";
      protocol: number;
      stream: string;
      /** Whose stream this is, so that a tab of another person notices that the cookie has changed hands. */
      userId?: string;
      serverTime: string;
      heartbeat: number;
      feed: FeedPosition;
    }
  | { t: "event"; sid: string; seq: number; event: ChatEvent }
  | { t: "live"; sid: string; headSeq: number; session: ChatSession; cursors: ReadCursor[] }
  | { t: "feed"; feed: FeedName; cursor: number; item: FeedItem | null }
  | { t: "cursor"; sid: string; cursor: ReadCursor }
  | { t: "typing"; sid: string; userId: string; name: string }
  | { t: "presence"; userId: string; state: PresenceState }
  | { t: "beat"; serverTime: string; heads: Record<string, Head>; feed: FeedPosition }
  | { t: "gone"; sid: string; reason: "forbidden" | "not_found" }
  | { t: "resync"; scope: "feed" | "chat"; sid?: string }
  | { t: "bye"; reason: "shutdown" | "signed_out" | "protocol" | "slow" | "hello_timeout"; retryAfterSeconds?: number };

export type Frame<T extends ServerFrame["t"]> = Extract<ServerFrame, { t: T }>;
