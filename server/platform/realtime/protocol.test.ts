import { PROTOCOL } from "@deskbell/common/realtime/frames.ts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLog } from "../log.ts";
import { type Envelope, Post, unpack } from "./bus/post.ts";
import { Outgoing } from "./outgoing.ts";
import { helloOfQuery, parseClientFrame } from "./protocol.ts";

describe("what clients say", () => {
  test("is read, and nothing else passes", () => {
    const hello = { t: "hello", protocol: PROTOCOL, device: "laptop", token: "t", feed: { agents: 3, me: 4 } };
    expect(parseClientFrame(JSON.stringify(hello))).toEqual({ ...hello, visible: true });
    expect(parseClientFrame('{"t":"sub","sid":"1530162945-9852","after":7}')).toEqual({
      t: "sub",
      sid: "1530162945-9852",
      after: 7,
    });
    expect(parseClientFrame('{"t":"unsub","sid":"a"}')).toEqual({ t: "unsub", sid: "a" });
    for (const text of ["", "null", "[]", '{"t":"sub","sid":"a b","after":0}', '{"t":"sub","sid":"a","after":-1}']) {
      expect(parseClientFrame(text)).toBeUndefined();
    }
  });

  test("never makes the server throw", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void parseClientFrame(text)));
    const kind = fc.constantFrom("hello", "sub", "unsub", "x");
    const frame = fc.record({
      t: kind,
      sid: fc.anything(),
      after: fc.anything(),
      device: fc.anything(),
      feed: fc.anything(),
    });
    fc.assert(
      fc.property(frame, (value) => {
        const text = (() => {
          try {
            return JSON.stringify(value);
          } catch {
            return "";
          }
        })();
        parseClientFrame(text ?? "");
      }),
    );
  });

  test("may come as a query", () => {
    expect(helloOfQuery({ protocol: "1", device: "phone", feedMe: "4", visible: "false" })).toEqual({
      t: "hello",
      protocol: 1,
      device: "phone",
      token: undefined,
      feed: { me: 4 },
      visible: false,
    });
    expect(helloOfQuery({ protocol: "1", device: "phone" })).toMatchObject({ feed: null, visible: true });
    for (const query of [
      {},
      { protocol: "1" },
      { protocol: "x", device: "a" },
      { protocol: "1", device: ["a", "b"] },
    ]) {
      expect(helloOfQuery(query)).toBeUndefined();
    }
  });
});

test("the bytes of a frame say how long its text is", () => {
  for (const length of [0, 100, 125, 126, 70_000]) {
    const bytes = new Outgoing("é".repeat(length)).webSocket;
    const size = length * 2;
    const start = size < 126 ? 2 : size < 65_536 ? 4 : 10;
    expect(bytes.length).toBe(start + size);
    expect(bytes[0]).toBe(0x81);
    const said = start === 2 ? bytes[1] : start === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
    expect(said).toBe(size);
    expect(bytes.subarray(start).toString()).toBe("é".repeat(length));
  }
});

test("what one process posts another unpacks, in messages that fit; what is too long arrives as a hint", async () => {
  const texts = fc.array(fc.tuple(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ maxLength: 400 })), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(texts, async (frames) => {
      const sent: string[] = [];
      const bus = {
        maxBytes: 300,
        start: async () => {},
        close: async () => {},
        send: async (messages: string[]) => void sent.push(...messages),
      };
      const post = new Post(bus, "process-1", createLog("silent"), () => {});
      for (const [room, text] of frames) post.add({ r: room }, JSON.stringify(text));
      await post.stop();
      for (const message of sent) expect(Buffer.byteLength(message)).toBeLessThanOrEqual(300);
      const arrived = sent.flatMap((message) => unpack(message, "process-2"));
      expect(arrived.map(({ envelope }) => (envelope as { r: string }).r)).toEqual(frames.map(([room]) => room));
      for (const [i, { envelope, text }] of arrived.entries()) {
        if ((envelope as Envelope & { hint?: 1 }).hint) expect(text).toBe("");
        else expect(JSON.parse(text)).toBe(frames[i]![1]);
      }
      expect(sent.flatMap((message) => unpack(message, "process-1"))).toEqual([]);
    }),
  );
});
