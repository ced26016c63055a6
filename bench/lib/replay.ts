import type { ChatEvent } from "@deskbell/common/chat/schemas.ts";
import { ask, Line } from "./http.ts";
import type { World } from "./world.ts";

export interface Conversation {
  id: string;
  requester: string;
  messages: { from: string; text: string }[];
}

export interface ReplayFigures {
  conversations: number;
  messages: number;
  /** Conversations whose log was not its source byte for byte. */
  wrong: number;
  text: string;
}

/**
 * Plays real conversations through the public API: the requester as a contact, everybody else as agents, each
 * conversation from bell to completion, then reads each log back and compares it with its source byte for byte.
 */
export async function replay(
  world: World,
  conversations: readonly Conversation[],
  say: (line: string) => void,
): Promise<ReplayFigures> {
  const agents = world.agents.map(({ cookie }) => new Line(world.url, cookie));
  const latencies: number[] = [];
  const wrong: string[] = [];
  let next = 0;
  let done = 0;
  let messages = 0;
  const started = performance.now();
  const work = async (contact: Line, offset: number) => {
    while (next < conversations.length) {
      const conversation = conversations[next++]!;
      const id = await play(contact, agents, offset, conversation, latencies);
      if (!(await isSame(contact, id, conversation))) wrong.push(conversation.id);
      messages += conversation.messages.length;
      if (++done % 500 === 0) say(`${done} of ${conversations.length} conversations`);
    }
  };
  const lines = world.contacts.map(({ cookie }) => new Line(world.url, cookie));
  await Promise.all(lines.map(work));
  const seconds = (performance.now() - started) / 1000;
  for (const line of [...lines, ...agents]) line.close();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => (latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1);
  const text = [
    `conversations ${done}, messages ${messages}, wrong ${wrong.length}${wrong.length > 0 ? `: ${wrong.slice(0, 10).join(", ")}` : ""}`,
    `seconds ${seconds.toFixed(1)}, messages a second ${(messages / seconds).toFixed(0)}, acknowledged after p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`,
  ].join("\n");
  return { conversations: done, messages, wrong: wrong.length, text };
}

async function play(
  contact: Line,
  agents: Line[],
  offset: number,
  { requester, messages }: Conversation,
  latencies: number[],
): Promise<string> {
  const { id } = await ask<{ id: string }>(contact, "POST", "/chat-sessions", { kind: "pre_ticket" });
  const helpers = [...new Set(messages.map((message) => message.from))].filter((name) => name !== requester);
  const seats = new Map(helpers.map((name, i) => [name, agents[(offset + i) % agents.length]!]));
  for (const agent of seats.values()) await ask(agent, "POST", `/chat-sessions/${id}/join`, { force: true });
  for (const [i, { from, text }] of messages.entries()) {
    const sent = performance.now();
    await ask(seats.get(from) ?? contact, "POST", `/chat-sessions/${id}/messages`, { text, clientMessageId: `m${i}` });
    latencies.push(performance.now() - sent);
  }
  const [closer] = seats.values();
  await ask(closer!, "POST", `/chat-sessions/${id}/complete`, { note: "Replayed" });
  return id;
}

async function isSame(line: Line, id: string, { messages }: Conversation): Promise<boolean> {
  const log: ChatEvent[] = [];
  for (;;) {
    const after = log.at(-1)?.seq ?? 0;
    const { data } = await ask<{ data: ChatEvent[] }>(
      line,
      "GET",
      `/chat-sessions/${id}/events?after=${after}&limit=500`,
    );
    log.push(...data);
    if (data.length < 500) break;
  }
  const contiguous = log.every((event, i) => event.seq === i + 1);
  const texts = log.filter((event) => event.kind === "message").map((event) => event.text);
  const same =
    texts.length === messages.length &&
    messages.every(({ text }, i) => Buffer.from(text).equals(Buffer.from(texts[i]!)));
  return contiguous && same;
}
