import { describe, expect, test } from "vitest";
import { fillText } from "./fillText.ts";

const all = { account: "Acme Manufacturing", contact: "Ava", nextOpen: "tomorrow at 09:00" };

describe("a text that Mia wrote for contacts", () => {
  test("names Ava, her account and the next opening", () => {
    expect(fillText("Hello {contact} of {account}. We are back {nextOpen}.", all)).toBe(
      "Hello Ava of Acme Manufacturing. We are back tomorrow at 09:00.",
    );
  });

  test("may name one of them twice, and others not at all", () => {
    expect(fillText("{contact}, {contact}!", all)).toBe("Ava, Ava!");
    expect(fillText("We are looking for someone.", {})).toBe("We are looking for someone.");
  });

  test("leaves out the sentence that speaks of an opening which nobody knows", () => {
    expect(fillText("Nobody is here. We are back {nextOpen}. Write to us.", { ...all, nextOpen: undefined })).toBe(
      "Nobody is here. Write to us.",
    );
  });

  test("is none when nothing of it is left, so that the own words stand there", () => {
    expect(fillText("Back {nextOpen}", {})).toBeUndefined();
    expect(fillText("  ", all)).toBeUndefined();
    expect(fillText(undefined, all)).toBeUndefined();
  });

  test("keeps other braces, line breaks and addresses as they are", () => {
    const text = "See www.northwind.example/{help}.\nOr call us.";
    expect(fillText(text, {})).toBe(text);
  });

  test("does not read a name again as a placeholder, nor as HTML", () => {
    expect(fillText("Hi {contact}", { contact: "{account}", account: "Acme" })).toBe("Hi {account}");
    expect(fillText("Hi {contact}", { contact: "$& <b>Ava</b>" })).toBe("Hi $& <b>Ava</b>");
  });
});
