import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../platform/actor.ts";
import { system } from "../../platform/actor.ts";
import { Refusal } from "../../platform/problem.ts";
import { agentProfile, contactProfile } from "../people/index.ts";
import { completeChat, inviteAgents, joinChat, leaveChat, requestCallback } from "./commands.ts";
import { postMessage } from "./messages.ts";
import { openPreTicketChat } from "./open.ts";
import { runCommand } from "./run.ts";
import { loadSession } from "./store.ts";
import { type ChatTestSite, openChatSite } from "./testing.ts";

let test: ChatTestSite;
let ava: Extract<Actor, { kind: "contact" }>;
let tess: Extract<Actor, { kind: "agent" }>;
let theo: Extract<Actor, { kind: "agent" }>;

beforeAll(async () => {
  test = await openChatSite();
  const contact = (await contactProfile(test.site, test.ids.ava!))!;
  ava = {
    kind: "contact",
    id: contact.id,
    name: contact.name,
    email: contact.email,
    account: contact.account,
    features: { preTicketChat: true, chatCallback: true },
    sessionId: "a",
  };
  tess = { kind: "agent", ...(await agentProfile(test.site, test.ids.tess!))!, sessionId: "t" };
  theo = { kind: "agent", ...(await agentProfile(test.site, test.ids.theo!))!, sessionId: "o" };
});
afterAll(() => test.stop());

type Act = (id: string) => Promise<unknown>;

/** `ok`, or the code of the refusal. */
async function outcome(act: Promise<unknown>): Promise<string> {
  try {
    await act;
    return "ok";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const join: Act = (id) => joinChat(test.site, tess, id, false);
const joinToo: Act = (id) => joinChat(test.site, theo, id, false);
const leave: Act = (id) => leaveChat(test.site, ava, id);
const callBack: Act = (id) => requestCallback(test.site, ava, id, { type: "chat" });
const complete: Act = (id) => completeChat(test.site, tess, id, {});
const timeOut: Act = (id) => runCommand(test.site, system, id, { verb: "time_out" });
const write: Act = (id) =>
  postMessage(test.site, ava, id, { text: "one more thing", clientMessageId: crypto.randomUUID() });
const invite: Act = (id) => inviteAgents(test.site, tess, id, [theo.id]);
const agentLeaves: Act = (id) => leaveChat(test.site, tess, id);

async function session(id: string) {
  return (await loadSession(test.site.db, id))!.state.session;
}

/** The log has no hole, and what the session says is what the log adds up to. */
async function isSound(id: string): Promise<void> {
  const rows = await test.site.db.query<{ seq: number; change: object | null; kind: string }>(
    "select seq, change, kind from chat_event where session_id = $1 order by seq",
    [id],
  );
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i + 1));
  const chat = await session(id);
  expect(chat.headSeq).toBe(rows.length);
  const told = Object.assign(
    {},
    ...rows.filter((row) => row.kind === "system").map((row) => row.change),
  ) as typeof chat;
  if (told.status) expect(told.status).toBe(chat.status);
  if (told.users) expect(told.users).toEqual(chat.users);
}

async function fresh(handled: boolean): Promise<string> {
  const { state } = await openPreTicketChat(test.site, ava, { text: "Race" });
  if (handled) await joinChat(test.site, tess, state.session.id, false);
  return state.session.id;
}

async function putAway(id: string): Promise<void> {
  const { status } = await session(id);
  if (status === "created") await leave(id);
  if (status === "handled") {
    await joinChat(test.site, tess, id, true);
    await complete(id);
  }
}

/** Pairs that race, from which state, and the endings that are allowed: both outcomes and the status after them. */
const races: [string, boolean, Act, Act, string[]][] = [
  ["Tess joins while Ava leaves (edge case 2)", false, join, leave, ["ok ok handled", "invalid_transition ok missed"]],
  [
    "Tess joins while Ava asks for a callback (edge case 3)",
    false,
    join,
    callBack,
    ["ok invalid_transition handled", "invalid_transition ok callback"],
  ],
  ["Tess and Theo join at once", false, join, joinToo, ["ok already_handled handled", "already_handled ok handled"]],
  ["Tess joins while the wait ends", false, join, timeOut, ["ok ok handled", "invalid_transition ok missed"]],
  ["Ava leaves while the wait ends", false, leave, timeOut, ["ok ok missed"]],
  ["Ava leaves and asks for a callback", false, leave, callBack, ["ok invalid_transition missed", "ok ok callback"]],
  ["Ava writes while Tess completes", true, write, complete, ["ok ok completed", "session_closed ok completed"]],
  ["Ava leaves while Tess completes", true, leave, complete, ["ok ok completed"]],
  [
    "Tess completes twice",
    true,
    complete,
    complete,
    ["ok already_completed completed", "already_completed ok completed"],
  ],
  ["Tess invites Theo and completes", true, invite, complete, ["ok ok completed", "invalid_transition ok completed"]],
  ["Tess leaves while she invites Theo", true, agentLeaves, invite, ["last_agent ok handled"]],
  ["Ava leaves and writes", true, leave, write, ["ok ok handled", "ok not_participant handled"]],
  ["Ava writes twice at once", true, write, write, ["ok ok handled"]],
];
const ROUNDS = 100;

describe("two at the same moment", () => {
  it.each(races)(`%s, ${ROUNDS} times`, async (_name, handled, one, other, allowed) => {
    for (let round = 0; round < ROUNDS; round++) {
      const id = await fresh(handled);
      const first = outcome(round % 2 ? one(id) : other(id));
      const second = outcome(round % 2 ? other(id) : one(id));
      const [a, b] = round % 2 ? [await first, await second] : [await second, await first];
      const { status } = await session(id);
      expect(allowed).toContain(`${a} ${b} ${status}`);
      if (round % 10 === 0) await isSound(id);
      await putAway(id);
    }
  });
});
