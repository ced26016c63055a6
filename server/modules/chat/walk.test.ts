import type { ChatStatus, ChatUser } from "@deskbell/common/chat/schemas.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { as, at, ava, clock, contextOf, mia, opened, tess, theo, type Who } from "./example.ts";
import { type Command, decide } from "./session.ts";
import { applyEffects, type SessionState } from "./state.ts";

const agents = [tess, theo, mia];
const callback = { type: "chat" as const };

/** A naive second opinion about request chats: statuses and who is in them, in as few words as possible. */
class Model {
  status: ChatStatus = "created";
  users = new Set([ava.userId]);
  invited = new Set<string>();
  unattended = false;
  messages = 0;

  /** Answers false when the command must be refused. */
  run(user: ChatUser | null, command: Command): boolean {
    const id = user?.userId ?? "";
    const agent = user?.userType === "agent";
    const active = this.status === "created" || this.status === "handled";
    switch (command.verb) {
      case "join": {
        if (!active) return false;
        if (this.users.has(id)) return true;
        const held = this.status === "handled" && !this.unattended && !this.invited.has(id);
        if (held && !command.force) return false;
        this.#enter(id);
        return true;
      }
      case "return":
        if (!active) return false;
        this.users.add(id);
        return true;
      case "accept":
        if (!active || (!this.invited.has(id) && !this.users.has(id))) return false;
        if (this.invited.has(id)) this.#enter(id);
        return true;
      case "decline":
        if (!active || !this.invited.has(id)) return false;
        this.invited.delete(id);
        return true;
      case "leave":
        if (agent && !this.users.has(id)) return false;
        if (this.status === "created" && !agent) this.#end("missed");
        else if (this.status === "handled" && agent && this.#agents() < 2) return false;
        else this.users.delete(id);
        return true;
      case "request_callback":
        if (this.status !== "created") return false;
        this.#end("callback");
        return true;
      case "complete":
        if (this.status === "created" || this.status === "completed") return false;
        if (this.status === "handled" && !this.users.has(id)) return false;
        this.#finish();
        return true;
      case "post":
        if (!active || !this.users.has(id)) return false;
        this.messages++;
        return true;
      case "invite":
        if (this.status !== "handled" || !this.users.has(id)) return false;
        for (const guest of command.agents) if (!this.users.has(guest.userId)) this.invited.add(guest.userId);
        return true;
      case "disconnect":
      case "time_out":
        if (this.status === "created") this.#end("missed");
        return true;
      case "mark_unattended":
        if (this.status === "handled") this.unattended = true;
        return true;
      default:
        throw new Error(`the model does not know ${command.verb}`);
    }
  }

  #enter(id: string) {
    this.users.add(id);
    this.invited.delete(id);
    if (this.status === "created") this.status = "handled";
    this.unattended = false;
  }
  #end(status: ChatStatus) {
    this.status = status;
    this.users.clear();
    this.invited.clear();
  }
  #finish() {
    this.status = "completed";
    this.invited.clear();
    this.unattended = false;
  }
  #agents() {
    return agents.filter((agent) => this.users.has(agent.userId)).length;
  }
}

const byAgent: fc.Arbitrary<[ChatUser, Command]> = fc.tuple(
  fc.constantFrom(...agents),
  fc.oneof(
    fc.record({ verb: fc.constant("join" as const), force: fc.boolean() }),
    fc.constantFrom<Command>(
      { verb: "accept" },
      { verb: "decline" },
      { verb: "leave" },
      { verb: "complete", note: "Done" },
    ),
    fc.record({ verb: fc.constant("invite" as const), agents: fc.subarray(agents, { minLength: 1 }) }),
    fc.record({
      verb: fc.constant("post" as const),
      id: fc.uuid(),
      text: fc.string({ minLength: 1 }),
      clientMessageId: fc.uuid(),
      clientAt: fc.constant(null),
    }),
  ),
);
const byAva: fc.Arbitrary<[ChatUser, Command]> = fc.tuple(
  fc.constant(ava),
  fc.oneof(
    fc.constantFrom<Command>({ verb: "return" }, { verb: "leave" }, { verb: "request_callback", callback }),
    fc.record({
      verb: fc.constant("post" as const),
      id: fc.uuid(),
      text: fc.string({ minLength: 1 }),
      clientMessageId: fc.uuid(),
      clientAt: fc.constant(null),
    }),
  ),
);
const byClock: fc.Arbitrary<[null, Command]> = fc.tuple(
  fc.constant(null),
  fc.constantFrom<Command>({ verb: "disconnect" }, { verb: "time_out" }, { verb: "mark_unattended" }),
);
// The clock ends a waiting chat for good, so it gets few turns.
const walk = fc.array(
  fc.oneof({ weight: 12, arbitrary: byAgent }, { weight: 5, arbitrary: byAva }, { weight: 1, arbitrary: byClock }),
  { maxLength: 40 },
);

function who(user: ChatUser | null): Who {
  return user ? as(user) : clock;
}

function check(state: SessionState, model: Model): void {
  const { session } = state;
  expect(session.status).toBe(model.status);
  expect(new Set(session.users.map((user) => user.userId))).toEqual(model.users);
  expect(new Set(session.targetUsers.map((user) => user.userId))).toEqual(model.invited);
  expect(session.unattendedSince !== null).toBe(model.unattended);
}

describe("a random life of a chat", () => {
  it("goes as the reference model says, step by step", () => {
    fc.assert(
      fc.property(walk, (steps) => {
        let state = opened();
        const model = new Model();
        const log: number[] = [];
        let messages = 0;
        let rebuilt = state.session;
        steps.forEach(([user, command], i) => {
          const decision = decide(state, command, contextOf(who(user)));
          expect("effects" in decision).toBe(model.run(user, command));
          if (!("effects" in decision)) return;
          const applied = applyEffects(state, decision.effects, at(i + 1));
          messages += applied.log.filter((entry) => entry.kind === "message").length;
          log.push(...applied.log.map((entry) => entry.seq));
          for (const event of applied.log)
            rebuilt = { ...rebuilt, ...event.change, headSeq: event.seq, version: event.seq };
          state = applied.state;
          check(state, model);
        });
        expect(messages).toBe(model.messages);
        expect(log).toEqual(log.map((_, i) => i + 2));
        expect(rebuilt).toEqual(state.session);
        expect(state.session.participants.length).toBe(
          new Set(state.session.participants.map((user) => user.userId)).size,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
