import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Conversation, replay } from "./lib/replay.ts";
import { makeWorld } from "./lib/world.ts";

const file =
  process.env.REPLAY_DATA ?? fileURLToPath(new URL("../../shared/data/ubuntu-support-chats.jsonl", import.meta.url));
const absent = !existsSync(file);

it("plays real conversations through the API, and every log equals its source byte for byte", {
  timeout: 120_000,
}, async ({ skip }) => {
  skip(absent, `the conversations are not there (${file}); REPLAY_DATA names another file`);
  const all = readFileSync(file, "utf8").trim().split("\n");
  const every = Math.ceil(all.length / 60);
  const part = all.filter((_, i) => i % every === 0).map((line) => JSON.parse(line) as Conversation);
  // The longest one reaches beyond one page of events.
  part.push(JSON.parse(all.reduce((longest, line) => (line.length > longest.length ? line : longest))) as Conversation);
  const world = await makeWorld({ contacts: 6, agents: 8 });
  try {
    const figures = await replay(world, part, () => {});
    console.log(figures.text);
    expect(figures.conversations).toBe(part.length);
    expect(figures.messages).toBe(part.reduce((sum, { messages }) => sum + messages.length, 0));
    expect(figures.wrong).toBe(0);
  } finally {
    await world.stop();
  }
});
