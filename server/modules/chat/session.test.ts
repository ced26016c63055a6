import { rolesIn } from "@deskbell/common/chat/can.ts";
import { type ChatStatus, chatStatuses } from "@deskbell/common/chat/schemas.ts";
import { outcomeOf, transitions } from "@deskbell/common/chat/transitions.ts";
import { describe, expect, it } from "vitest";
import {
  after,
  as,
  at,
  ava,
  ben,
  clock,
  contextOf,
  inStatus,
  mia,
  opened,
  program,
  pushed,
  sol,
  tess,
  theo,
  type Who,
} from "./example.ts";
import { type Command, decide } from "./session.ts";
import { applyEffects, type SessionState } from "./state.ts";

const callback = { type: "phone" as const, phone: "+441632960140" };
const post: Command = { verb: "post", id: "m1", text: "Hello", clientMessageId: "c1", clientAt: null };
const stranger = as(sol, { eligible: false });
const admin = as(mia, { admin: true });

/** What somebody's command leads to: the new status, `same`, `nothing`, or the code of the refusal. */
function result(state: SessionState, who: Who, command: Command): string {
  const decision = decide(state, command, contextOf(who));
  if ("refuse" in decision) return decision.refuse;
  if (decision.effects.length === 0) return "nothing";
  const next = applyEffects(state, decision.effects, at(90)).state.session.status;
  return next === state.session.status ? "same" : next;
}

const row = (...results: string[]) => Object.fromEntries(chatStatuses.map((status, i) => [status, results[i]!]));

/** Spec 10 section 3.1, typed in from the document, not derived from the table that the code runs. */
const published: [string, Who, Command, Record<string, string>][] = [
  [
    "an eligible agent joins",
    as(theo),
    { verb: "join", force: true },
    row("handled", "same", "invalid_transition", "invalid_transition", "invalid_transition"),
  ],
  [
    "an admin joins",
    admin,
    { verb: "join", force: true },
    row("handled", "same", "invalid_transition", "invalid_transition", "invalid_transition"),
  ],
  [
    "an agent who is not eligible joins",
    stranger,
    { verb: "join", force: true },
    row("not_found", "not_found", "not_found", "not_found", "not_found"),
  ],
  [
    "another contact leaves",
    as(ben),
    { verb: "leave" },
    row("not_found", "not_found", "not_found", "not_found", "not_found"),
  ],
  ["the creator leaves", as(ava), { verb: "leave" }, row("missed", "same", "nothing", "nothing", "same")],
  [
    "the creator asks for a callback",
    as(ava),
    { verb: "request_callback", callback },
    row("callback", "invalid_transition", "invalid_transition", "invalid_transition", "invalid_transition"),
  ],
  [
    "the creator changes the callback",
    as(ava),
    { verb: "change_callback", callback: { ...callback, note: "After 4" } },
    row("invalid_transition", "invalid_transition", "invalid_transition", "same", "invalid_transition"),
  ],
  [
    "a contact completes",
    as(ava),
    { verb: "complete", note: undefined },
    row("forbidden", "forbidden", "forbidden", "forbidden", "forbidden"),
  ],
  [
    "the handler completes",
    as(tess),
    { verb: "complete", note: undefined },
    row("invalid_transition", "completed", "completed", "completed", "already_completed"),
  ],
  [
    "an admin completes",
    admin,
    { verb: "complete", note: undefined },
    row("invalid_transition", "completed", "completed", "completed", "already_completed"),
  ],
  [
    "an eligible agent completes",
    as(theo),
    { verb: "complete", note: undefined },
    row("invalid_transition", "not_participant", "completed", "completed", "already_completed"),
  ],
  [
    "an agent who is not eligible completes",
    stranger,
    { verb: "complete", note: undefined },
    row("not_found", "not_found", "not_found", "not_found", "not_found"),
  ],
  ["the creator writes", as(ava), post, row("same", "same", "session_closed", "session_closed", "session_closed")],
  [
    "an eligible agent who has not joined writes",
    as(theo),
    post,
    row("not_participant", "not_participant", "session_closed", "session_closed", "session_closed"),
  ],
  [
    "a program reports",
    program,
    { verb: "system_message", text: "Called back" },
    row("same", "same", "same", "same", "session_closed"),
  ],
  [
    "the handler invites",
    as(tess),
    { verb: "invite", agents: [theo] },
    row("not_handled", "same", "invalid_transition", "invalid_transition", "invalid_transition"),
  ],
  [
    "a program invites",
    program,
    { verb: "invite", agents: [theo] },
    row("same", "same", "invalid_transition", "invalid_transition", "invalid_transition"),
  ],
  [
    "a contact invites",
    as(ava),
    { verb: "invite", agents: [theo] },
    row("forbidden", "forbidden", "forbidden", "forbidden", "forbidden"),
  ],
  ["the contact stays away", clock, { verb: "disconnect" }, row("missed", "nothing", "nothing", "nothing", "nothing")],
  ["the wait is over", clock, { verb: "time_out" }, row("missed", "nothing", "nothing", "nothing", "nothing")],
  [
    "the closer changes the note",
    as(tess),
    { verb: "edit_close_note", note: "Better words" },
    row("forbidden", "invalid_transition", "invalid_transition", "invalid_transition", "same"),
  ],
  [
    "another agent changes the note",
    as(theo),
    { verb: "edit_close_note", note: "Mine" },
    row("invalid_transition", "invalid_transition", "invalid_transition", "invalid_transition", "not_closer"),
  ],
];

describe("the published table of who may cause what", () => {
  for (const [name, who, command, expected] of published) {
    it.each(chatStatuses)(`${name} in %s`, (status) => {
      const wanted = expected[status];
      const got = result(inStatus(status), who, command);
      // An agent in no role for a verb and status is refused either way; the code differs only in the words.
      if (command.verb === "edit_close_note" && status !== "completed")
        expect(["forbidden", "invalid_transition"]).toContain(got);
      else expect(got).toBe(wanted);
    });
  }
});

describe("the transition table", () => {
  const edges = new Set([
    "created>handled",
    "created>missed",
    "created>callback",
    "handled>completed",
    "missed>completed",
    "callback>completed",
  ]);

  it("knows only the six edges of C-3", () => {
    for (const transition of transitions) {
      for (const status of chatStatuses) {
        const outcome = transition.at[status];
        if ("to" in outcome) expect(edges).toContain(`${status}>${outcome.to}`);
      }
    }
  });

  const commands: Command[] = [
    { verb: "join", force: true },
    { verb: "return" },
    { verb: "accept" },
    { verb: "decline" },
    { verb: "leave" },
    { verb: "request_callback", callback },
    { verb: "change_callback", callback },
    { verb: "withdraw_callback" },
    { verb: "complete", note: "Done" },
    post,
    { verb: "system_message", text: "x" },
    { verb: "invite", agents: [sol] },
    { verb: "withdraw_invite", userId: theo.userId },
    { verb: "edit_close_note", note: "n" },
    { verb: "dismiss" },
    { verb: "notice_no_answer" },
    { verb: "disconnect" },
    { verb: "time_out" },
    { verb: "push_time_out" },
    { verb: "expire_invite", userId: theo.userId },
    { verb: "mark_unattended" },
    { verb: "mark_attended", userId: tess.userId },
    { verb: "mark_quiet" },
    { verb: "lose_access", userId: tess.userId },
    { verb: "clear_out" },
  ];
  const people: Who[] = [as(ava), as(ben), as(tess), as(theo), admin, stranger, program, clock];
  const states = [...chatStatuses.map(inStatus), pushed(), after(pushed(), as(ava), { verb: "accept" })];

  it("is what the rules do, for every status, verb and actor", () => {
    let checked = 0;
    for (const state of states) {
      for (const command of commands) {
        for (const who of people) {
          const roles = rolesIn(state.session, who.viewer);
          const outcome = outcomeOf(state.session, command.verb, roles);
          const got = result(state, who, command);
          if (roles.size === 0) expect(got).toBe("not_found");
          else if (outcome === null) expect(got).toBe("forbidden");
          else if ("refuse" in outcome) expect(got).toBe(outcome.refuse);
          else if ("noop" in outcome) expect(got).toBe("nothing");
          else if ("to" in outcome) expect([outcome.to, "already_handled"]).toContain(got);
          else expect(["same", "nothing", "already_handled", "last_agent", "not_participant"]).toContain(got);
          checked++;
        }
      }
    }
    expect(checked).toBe(states.length * commands.length * people.length);
  });
});

describe("joining", () => {
  it("says how long the contact waited, for the first one only", () => {
    const first = decide(opened(), { verb: "join", force: false }, contextOf(as(tess)));
    const applied = applyEffects(opened(), "effects" in first ? first.effects : [], at(38));
    expect(applied.log.at(-1)).toMatchObject({ systemCode: "joined", systemParams: { waitedSeconds: 38 } });
    const second = decide(applied.state, { verb: "join", force: true }, contextOf(as(theo)));
    expect(
      applyEffects(applied.state, "effects" in second ? second.effects : [], at(90)).log.at(-1)!.systemParams,
    ).toEqual({ via: "forced" });
  });

  it("the first one claims; a second uninvited one is told who handles it and may join anyway", () => {
    const handled = inStatus("handled");
    const refused = decide(handled, { verb: "join", force: false }, contextOf(as(theo)));
    expect(refused).toMatchObject({ refuse: "already_handled", extra: { handlers: [tess] } });
    const forced = after(handled, as(theo), { verb: "join", force: true });
    expect(forced.session.users).toEqual([ava, tess, theo]);
  });

  it.each([
    ["open", as(theo, { joinPolicy: "open" }), "same"],
    ["exclusive", as(theo, { joinPolicy: "exclusive" }), "already_handled"],
    ["exclusive for an admin", as(mia, { joinPolicy: "exclusive", admin: true }), "same"],
  ])("with the policy %s", (_policy, who, expected) => {
    expect(result(inStatus("handled"), who, { verb: "join", force: true })).toBe(expected);
  });

  it("an invited agent needs no force, and an unattended chat holds nobody back", () => {
    const invited = after(inStatus("handled"), as(tess), { verb: "invite", agents: [theo] });
    expect(result(invited, as(theo), { verb: "join", force: false })).toBe("same");
    const unattended = after(inStatus("handled"), clock, { verb: "mark_unattended" });
    const taken = after(unattended, as(theo), { verb: "join", force: false });
    expect(taken.session.unattendedSince).toBeNull();
  });
});

describe("leaving", () => {
  it("the last agent cannot leave a handled chat, not even when the other one is offline", () => {
    expect(result(inStatus("handled"), as(tess), { verb: "leave" })).toBe("last_agent");
    const two = after(inStatus("handled"), as(theo), { verb: "join", force: true });
    expect("effects" in decide(two, { verb: "leave" }, contextOf(as(tess)))).toBe(true);
    expect(decide(two, { verb: "leave" }, contextOf(as(tess), new Set([tess.userId])))).toMatchObject({
      refuse: "last_agent",
    });
  });

  it("the contact may leave a handled chat and come back while it is active", () => {
    const gone = after(inStatus("handled"), as(ava), { verb: "leave" });
    expect(gone.session).toMatchObject({ status: "handled", users: [tess] });
    expect(after(gone, as(ava), { verb: "return" }).session.users).toEqual([tess, ava]);
  });
});

describe("what a session remembers", () => {
  it.each<[ChatStatus, ChatStatus[]]>([
    ["created", []],
    ["handled", []],
    ["missed", []],
    ["callback", []],
    ["completed", ["handled"]],
  ])("statuses held before %s are %j", (status, past) => {
    expect(inStatus(status).session.pastStatus).toEqual(past);
  });

  it("waiting time and duration in whole seconds, never erased", () => {
    expect(inStatus("completed").session.report).toEqual({
      creatorWaitedSeconds: 38,
      handledAt: at(38).toISOString(),
      chatDurationSeconds: 1262,
    });
    const followedUp = after(inStatus("missed"), as(theo), { verb: "complete", note: "Rang Ava" }, 900);
    expect(followedUp.session).toMatchObject({
      status: "completed",
      pastStatus: ["missed"],
      report: { creatorWaitedSeconds: 50 },
    });
    expect(followedUp.session.report.chatDurationSeconds).toBeUndefined();
  });

  it("nobody is in an abandoned or callback chat, and open invitations end with the chat", () => {
    expect(inStatus("missed").session.users).toEqual([]);
    expect(inStatus("callback").session.users).toEqual([]);
    const invited = after(inStatus("handled"), as(tess), { verb: "invite", agents: [theo] });
    const done = after(invited, as(tess), { verb: "complete", note: undefined });
    expect(done.session.targetUsers).toEqual([]);
    expect(done.invites).toEqual([]);
    expect(done.session.users).toEqual([ava, tess]);
  });

  it("a declined push is abandoned with its reason; a cancelled one too", () => {
    expect(after(pushed(), as(ava), { verb: "decline" }).session).toMatchObject({
      status: "missed",
      missedReason: "declined",
    });
    expect(after(pushed(), as(tess), { verb: "leave" }).session).toMatchObject({
      status: "missed",
      missedReason: "cancelled",
    });
    expect(after(pushed(), clock, { verb: "push_time_out" }).session).toMatchObject({
      status: "missed",
      missedReason: "push_timeout",
    });
    expect(after(pushed(), as(ava), { verb: "accept" }).session).toMatchObject({
      status: "handled",
      users: [tess, ava],
    });
  });

  it("every change of the session is in the log: state before plus changes is state after", () => {
    const before = opened();
    const decision = decide(before, { verb: "join", force: false }, contextOf(as(tess)));
    const applied = applyEffects(before, "effects" in decision ? decision.effects : [], at(38));
    let rebuilt = before.session;
    for (const event of applied.log) rebuilt = { ...rebuilt, ...event.change, headSeq: event.seq, version: event.seq };
    expect(rebuilt).toEqual(applied.state.session);
  });
});

describe("inviting", () => {
  it("who is here or already invited is left alone", () => {
    const invited = after(inStatus("handled"), as(tess), { verb: "invite", agents: [theo] });
    expect(result(invited, as(tess), { verb: "invite", agents: [theo, tess] })).toBe("nothing");
  });

  it("a chat holds at most 20 agents", () => {
    const crowd = Array.from({ length: 20 }, (_, i) => ({ ...sol, id: 100 + i, userId: `demo~m~${100 + i}` }));
    expect(result(inStatus("handled"), as(tess), { verb: "invite", agents: crowd })).toBe("validation_failed");
    expect(result(inStatus("handled"), as(tess), { verb: "invite", agents: crowd.slice(1) })).toBe("same");
  });
});
