import { describe, expect, it } from "vitest";
import { findFaults, type History } from "./chaos/history.ts";
import { runChaos } from "./chaos/run.ts";

const seed = Number(process.env.CHAOS_SEED ?? 20260);

describe("chaos", { timeout: 240_000 }, () => {
  it("loses, doubles and reorders nothing while lines break, broadcasts are lost and the server is killed", async () => {
    const options = { seed, contacts: 4, agents: 4, seconds: 30, kills: 3, lostFrames: 0.3 };
    const { history, naive, figures } = await runChaos({ ...options, say: console.log });
    console.log(`seed ${seed} (CHAOS_SEED sets another):`, figures);
    expect(findFaults(history)).toEqual([]);
    expect(figures).toMatchObject({ kills: 3, pages: 10 });
    // The run was rough enough to say something, and a client that takes the stream as it comes did not get through it.
    expect(figures.cut).toBeGreaterThan(10);
    expect(figures.acknowledged).toBeGreaterThan(100);
    expect(findFaults(naive)).not.toEqual([]);
  });
});

describe("the checker", () => {
  const log = ["Hello", "Hi Ava", "It is on fire"].map((text, i) => ({
    seq: i + 1,
    id: `e${i + 1}`,
    kind: "message",
    text,
  }));
  const state = { status: "handled", headSeq: 3, userIds: ["ava", "tess"] };
  const first = { log: log.slice(0, 1), entries: ["k1", "k3"] };
  const last = { log, entries: ["k1", "e2", "k3"] };
  const right: History = {
    truth: [{ sid: "1", opening: null, state, log }],
    windows: [{ page: "Ava", sid: "1", glimpses: [first, last], end: state }],
    sent: [
      { by: "Ava", text: "Hello" },
      { by: "Tess", text: "Hi Ava" },
      { by: "Ava", text: "It is on fire" },
    ],
    acks: [{ by: "Ava", sid: "1", seq: 3, id: "e3", text: "It is on fire" }],
    refused: new Set(),
  };
  const window = right.windows[0]!;
  const truth = right.truth[0]!;
  const seen = (...glimpses: typeof window.glimpses): History => ({ ...right, windows: [{ ...window, glimpses }] });

  it("finds nothing in a history without a fault", () => {
    expect(findFaults(right)).toEqual([]);
  });

  it.each<[string, History, RegExp]>([
    ["a hole in a window", seen({ ...last, log: [log[0]!, log[2]!] }, last), /3 came right after 1/],
    ["something shown twice", seen({ ...last, entries: ["k1", "e2", "k1"] }, last), /k1 is shown twice/],
    ["something that moved", seen({ ...first, entries: ["k3", "k1"] }, last), /has moved/],
    ["what was shown and went away", seen(last, { log: [], entries: [] }, last), /were shown, now/],
    ["what the database does not have", seen({ ...last, log: [{ seq: 1, id: "x" }] }, last), /not what the database/],
    ["a window that stays behind", seen(first), /shows up to 1/],
    ["another status", { ...right, windows: [{ ...window, end: { ...state, status: "created" } }] }, /ended as/],
    ["a lost acknowledgement", { ...right, acks: [{ ...right.acks[0]!, id: "e4" }] }, /it has not/],
    ["a lost message", { ...right, sent: [...right.sent, { by: "Ava", text: "Help" }] }, /Help is 0 times/],
    [
      "a doubled message",
      {
        ...right,
        truth: [
          {
            ...truth,
            state: { ...state, headSeq: 4 },
            log: [...log, { ...log[0]!, seq: 4, id: "e4" }],
          },
        ],
      },
      /Hello is 2 times/,
    ],
    ["messages out of order", { ...right, sent: right.sent.toReversed() }, /Hello stands before/],
    ["a refused message that was stored", { ...right, refused: new Set(["Hello"]) }, /not 0 times/],
    ["a message that nobody sent", { ...right, sent: right.sent.slice(1) }, /nobody sent it/],
    ["a hole in the log", { ...right, truth: [{ ...truth, log: [log[0]!, log[2]!] }] }, /not numbered/],
  ])("finds %s", (_what, history, fault) => {
    expect(findFaults(history).join("\n")).toMatch(fault);
  });
});
