import { describe, expect, it } from "vitest";
import { settle } from "./settled-order.ts";

const live = (...names: string[]) => names.map((name) => [name, name] as const);
const names = (rows: ReturnType<typeof settle<string>>) => rows.map((row) => (row.gone ? `(${row.id})` : row.id));

describe("the waiting chats, while Tess points at one", () => {
  const before = settle([], live("Marek", "Jonas", "Cleo"), false);
  it("keep their places when one moves up", () => {
    expect(names(settle(before, live("Cleo", "Marek", "Jonas"), true))).toEqual(["Marek", "Jonas", "Cleo"]);
  });
  it("keep the place of one that somebody else has taken", () => {
    expect(names(settle(before, live("Jonas", "Cleo"), true))).toEqual(["(Marek)", "Jonas", "Cleo"]);
  });
  it("get new ones at the end", () => {
    expect(names(settle(before, live("Ava", "Marek", "Jonas", "Cleo"), true))).toEqual([
      "Marek",
      "Jonas",
      "Cleo",
      "Ava",
    ]);
  });
  it("take their true order once she points elsewhere", () => {
    expect(names(settle(before, live("Ava", "Cleo"), false))).toEqual(["Ava", "Cleo"]);
  });
});
