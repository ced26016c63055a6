import type { ChatEvent, ChatSession, ReadCursor } from "@deskbell/common/chat/schemas.ts";
import type { Head } from "@deskbell/common/realtime/frames.ts";

/**
 * What a banner shows. `since` is when the line came up or went down, `retryAt` when the next try starts (device time, ms).
 * `outdated`: the server speaks a newer protocol; reload once nothing is unsent. `signed_out` and `outdated` are final.
 */
export interface ConnectionState {
  name: "connecting" | "live" | "waiting" | "offline" | "signed_out" | "outdated";
  since: number;
  retryAt?: number;
}

export interface ChatHandlers {
  event(event: ChatEvent): void;
  live(live: { headSeq: number; session: ChatSession; cursors: ReadCursor[] }): void;
  head(head: Head): void;
  cursor(cursor: ReadCursor): void;
  typing(who: { userId: string; name: string }): void;
  /** What is held is not what the server has: drop it and load again. */
  resync(): void;
  gone(reason: "forbidden" | "not_found"): void;
}
