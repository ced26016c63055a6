import type { ChatLogState } from "./chat-log.ts";

/** How far this person has read a chat, by all that is known here: own marks, the stream, the last snapshot. */
export function readSeqOf(state: ChatLogState, me: string, marked: number): number {
  return Math.max(marked, state.cursors.get(me)?.readSeq ?? 0, state.info?.readSeq ?? 0);
}

/** Messages of others after `readSeq`. What is not loaded is counted as the server did when it was last asked. */
export function unreadOf(state: ChatLogState, me: string, readSeq: number): number {
  const first = state.events[0]?.seq ?? state.session.headSeq + 1;
  const after = readSeq >= first - 1 || !state.info ? readSeq : Math.max(readSeq, state.infoSeq);
  const counted = after === readSeq ? 0 : readSeq > state.info!.readSeq ? 0 : state.info!.unreadCount;
  let fresh = 0;
  for (let i = state.events.length - 1; i >= 0 && state.events[i]!.seq > after; i--) {
    const event = state.events[i]!;
    if (event.kind === "message" && event.author?.userId !== me) fresh++;
  }
  return counted + fresh;
}
