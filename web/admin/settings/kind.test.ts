import { describe, expect, it } from "vitest";
import { fillIn, kindOf, numberFault, tidyTexts, unknownPlaceholders } from "./kind.ts";

describe("a field made from a declaration", () => {
  it("is a number with a range, and 0 for never where the declaration says so", () => {
    const kind = kindOf({
      anyOf: [
        { type: "number", const: 0 },
        { type: "integer", minimum: 1, maximum: 480 },
      ],
    });
    expect(kind).toEqual({ is: "number", min: 1, max: 480, offAtZero: true, whole: true });
    if (kind.is !== "number") throw new Error("no number");
    expect([0, 1, 480].map((value) => numberFault(kind, value))).toEqual([undefined, undefined, undefined]);
    expect(numberFault(kind, 481)).toBe("range");
    expect(numberFault(kind, 1.5)).toBe("whole");
    expect(numberFault(kind, "")).toBe("empty");
  });

  it("is a switch, a choice or texts by language", () => {
    expect(kindOf({ type: "boolean" })).toEqual({ is: "switch" });
    expect(kindOf({ type: "string", enum: ["claimed", "open"] })).toEqual({
      is: "choice",
      values: ["claimed", "open"],
    });
    const text = { type: "string", maxLength: 500 };
    expect(kindOf({ type: "object", properties: { en: text, de: text } })).toEqual({
      is: "texts",
      languages: ["en", "de"],
      max: 500,
    });
    expect(kindOf({})).toEqual({ is: "unknown" });
  });

  it("shows a text as Ava reads it, and names placeholders that do not exist", () => {
    const words = { account: "Acme", contact: "Ava", nextOpen: "tomorrow" };
    expect(fillIn("Hello {contact}, back {nextOpen}", words)).toBe("Hello Ava, back tomorrow");
    expect(unknownPlaceholders("Hello {name} of {account}")).toEqual(["{name}"]);
  });

  it("inherits again when every language is empty", () => {
    expect(tidyTexts({ en: " ", de: "" })).toBeNull();
    expect(tidyTexts({ en: "Hello", de: "" })).toEqual({ en: "Hello" });
  });
});
