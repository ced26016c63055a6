import { describe, expect, it } from "vitest";
import { chooseLanguage, formatLocale } from "./language.ts";

describe("the language a portal starts in", () => {
  it.each([
    ["Ava's own choice wins over her browser", "de", ["en-GB"], "de"],
    ["without a choice the browser decides, region or not", null, ["de-AT", "en"], "de"],
    ["a language we do not speak is skipped", null, ["fr-FR", "de"], "de"],
    ["English is the last resort", "xx", ["fr"], "en"],
  ] as const)("%s", (_, stored, browser, expected) => {
    expect(chooseLanguage(stored, browser)).toBe(expected);
  });

  it("formats dates as the browser's variant of that language does", () => {
    expect(formatLocale("en", ["de-DE", "en-GB"])).toBe("en-GB");
    expect(formatLocale("de", ["en-GB"])).toBe("de");
    expect(formatLocale("en", ["en-US@posix", "en-US"])).toBe("en-US");
  });
});
