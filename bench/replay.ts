import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { replay } from "./lib/replay.ts";
import { makeWorld } from "./lib/world.ts";

const file =
  process.env.REPLAY_DATA ?? fileURLToPath(new URL("../../shared/data/ubuntu-support-chats.jsonl", import.meta.url));
const limit = Number(process.argv[2] ?? Number.POSITIVE_INFINITY);

if (!existsSync(file)) {
  console.log(`Skipped: the conversations are not there (${file}). Set REPLAY_DATA to a file of them.`);
} else {
  const conversations = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(0, limit)
    .map((line) => JSON.parse(line));
  const world = await makeWorld({ contacts: 40, agents: 20, say: console.log });
  try {
    const figures = await replay(world, conversations, console.log);
    console.log(figures.text);
    process.exitCode = figures.wrong === 0 ? 0 : 1;
  } finally {
    await world.stop();
  }
}
