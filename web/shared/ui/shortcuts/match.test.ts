import { describe, expect, it } from "vitest";
import { firesWhileTyping, type KeyPress, matchSequence, pressName } from "./match.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("the name of a key press", () => {
  it.each([
    [press("j"), "j"],
    [press("?", { shiftKey: true }), "?"],
    [press("Enter", { ctrlKey: true }), "Ctrl+Enter"],
    [press("Enter", { metaKey: true }), "Ctrl+Enter"],
    [press("j", { ctrlKey: true, altKey: true }), "Ctrl+Alt+J"],
    [press("F6", { shiftKey: true }), "Shift+F6"],
    [press("1", { altKey: true }), "Alt+1"],
    [press(" "), "Space"],
    [press("Control", { ctrlKey: true }), undefined],
    [press("@", { ctrlKey: true, altKey: true, getModifierState: (key) => key === "AltGraph" }), undefined],
  ])("%o is %s", (given, expected) => {
    expect(pressName(given)).toBe(expected);
  });
});

describe("shortcuts while typing", () => {
  it.each([
    ["j", false],
    ["?", false],
    ["g h", false],
    ["Ctrl+Enter", true],
    ["Alt+1", true],
    ["Escape", true],
    ["F6", true],
    ["Shift+F6", true],
    ["Enter", false],
  ])("%s fires: %s", (name, expected) => {
    expect(firesWhileTyping(name)).toBe(expected);
  });
});

describe("sequences", () => {
  const known = ["g h", "g t", "n", "t"];
  it("wait for their second key", () => {
    expect(matchSequence(undefined, "g", known)).toEqual({ pending: "g" });
    expect(matchSequence("g", "h", known)).toEqual({ complete: "g h" });
  });
  it("give up when the second key fits nothing, and take it for itself", () => {
    expect(matchSequence("g", "n", known)).toEqual({ complete: "n" });
    expect(matchSequence("g", "x", known)).toEqual({});
  });
  it("prefer the sequence to the single key", () => {
    expect(matchSequence("g", "t", known)).toEqual({ complete: "g t" });
  });
});
