import type { ChatViewpoint } from "@deskbell/common/chat/can.ts";
import type { Callback, ChatUser } from "@deskbell/common/chat/schemas.ts";
import type { Platform } from "../../platform/platform.ts";
import { write } from "../../platform/write.ts";
import { nameOfPreTicket, newMessageId } from "./naming.ts";
import { blankState } from "./open.ts";
import { timerSettings } from "./run.ts";
import { type Command, decide } from "./session.ts";
import { type Applied, applyEffects, type Effect, type SessionState } from "./state.ts";
import { insertSession, insertTrail } from "./store.ts";
import { nextDue } from "./timers.ts";

/** Something that happened in a past chat. */
export type ImportedStep = { at: Date } & (
  | { agent: ChatUser; joins: true }
  | { from: ChatUser; text: string }
  | { leaves: ChatUser }
  | { calledBack: Callback }
  | { completedBy: ChatUser; note?: string }
);

/** A pre-ticket chat of the past, from its opening to its end. */
export interface ImportedChat {
  creator: ChatUser;
  queueId: number | null;
  startedAt: Date;
  text: string;
  steps: ImportedStep[];
}

/**
 * Writes past chats as if they had happened at their times: the same rules run, so an impossible history is refused.
 * Nobody is alerted and no events are written; the log is complete. Answers the ids in the same order.
 */
export function importChats(site: Platform, chats: readonly ImportedChat[]): Promise<string[]> {
  return write(site, async (w) => {
    const ids: string[] = [];
    for (const chat of chats) {
      const { state, trail } = replay(chat);
      const stored = { state, queueId: chat.queueId, contactId: chat.creator.id };
      await insertSession(w, stored, nextDue(state, await timerSettings(site, state.session.account.id)));
      for (const { applied, at } of trail) await insertTrail(w, state.session.id, applied, at);
      ids.push(state.session.id);
    }
    return ids;
  });
}

function replay(chat: ImportedChat): { state: SessionState; trail: { applied: Applied; at: Date }[] } {
  const { name, nameSource } = nameOfPreTicket(chat.text, chat.creator);
  let state = blankState(
    { session: { name, nameSource, type: "request", origin: "pre_ticket", creator: chat.creator } },
    { account: chat.creator.account!, nobodyReachable: false, outsideHours: false },
    chat.startedAt,
  );
  const trail: { applied: Applied; at: Date }[] = [];
  const apply = (effects: readonly Effect[], at: Date) => {
    const applied = applyEffects(state, effects, at);
    state = applied.state;
    trail.push({ applied, at });
  };
  apply(
    [
      { do: "enter", user: chat.creator, via: "created" },
      { do: "log", code: "created", author: chat.creator, ...(nameSource === "creator" ? { text: name } : {}) },
    ],
    chat.startedAt,
  );
  for (const step of chat.steps) {
    const { user, command } = commandOf(step, chat);
    const decision = decide(state, command, {
      viewer: viewerOf(user),
      user,
      reachableAgentIds: new Set(),
      maxAgents: 20,
    });
    if ("refuse" in decision) throw new Error(`chat "${name}" cannot ${command.verb}: ${decision.detail}`);
    apply(decision.effects, step.at);
  }
  return { state, trail };
}

function commandOf(step: ImportedStep, chat: ImportedChat): { user: ChatUser; command: Command } {
  if ("joins" in step) return { user: step.agent, command: { verb: "join", force: true } };
  if ("leaves" in step) return { user: step.leaves, command: { verb: "leave" } };
  if ("calledBack" in step)
    return { user: chat.creator, command: { verb: "request_callback", callback: step.calledBack } };
  if ("completedBy" in step) return { user: step.completedBy, command: { verb: "complete", note: step.note } };
  const id = newMessageId(step.at, step.from.userId);
  return {
    user: step.from,
    command: { verb: "post", id, text: step.text, clientMessageId: id, clientAt: null },
  };
}

function viewerOf(user: ChatUser): ChatViewpoint {
  return {
    userId: user.userId,
    userType: user.userType,
    eligible: true,
    admin: false,
    mayCallback: true,
    joinPolicy: "open",
  };
}
