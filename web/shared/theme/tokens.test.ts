import { describe, expect, it } from "vitest";
import { avatarCount, avatarTokens } from "./avatars.ts";
import { contrast } from "./oklch.ts";
import { families, type TokenName, type TokenPair, tokens } from "./tokens.ts";

const schemes = [
  ["light", 0],
  ["dark", 1],
] as const;

describe.each(schemes)("contrast in the %s theme", (_, scheme) => {
  const ratio = (one: TokenName, other: TokenName) => contrast(tokens[one][scheme], tokens[other][scheme]);

  const grounds = ["app", "surface", "raised", "sunken", "bubble", "hover", "accent-soft", "own"] as const;
  const inks = ["text", "text-2", "text-3", "accent-text"] as const;
  const readable = inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const));

  // Meta text is never set on a chat bubble.
  it.each(readable.filter(([ink, ground]) => !(ink === "text-3" && ground === "bubble")))(
    "%s reads on %s",
    (ink, ground) => {
      expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(families)("%s text reads on its soft ground, on the page, on surfaces and on raised ground", (family) => {
    for (const ground of [`${family}-soft`, "app", "surface", "raised", "hover"] as const) {
      expect(ratio(family, ground), ground).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(families)("body and meta text read on %s soft ground", (family) => {
    expect(ratio("text", `${family}-soft`)).toBeGreaterThanOrEqual(4.5);
    expect(ratio("text-2", `${family}-soft`)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(families)("a %s shape stands out from the surface", (family) => {
    expect(ratio(`${family}-solid`, "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(families)("the words of a filled %s button read", (family) => {
    expect(ratio("on-fill", `${family}-fill`)).toBeGreaterThanOrEqual(4.5);
  });

  it("white reads on the accent, and the accent stands out", () => {
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("on-accent", "accent-hover")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("accent", "surface")).toBeGreaterThanOrEqual(3);
  });

  it.each(["surface", "app", "raised"] as const)("the edge of a control stands out from %s", (ground) => {
    expect(ratio("control", ground)).toBeGreaterThanOrEqual(3);
  });

  it("toasts read", () => {
    expect(ratio("on-inverse", "inverse")).toBeGreaterThanOrEqual(4.5);
    expect(ratio("inverse-accent", "inverse")).toBeGreaterThanOrEqual(4.5);
  });

  it("initials read on every avatar colour", () => {
    for (let index = 0; index < avatarCount; index++) {
      const ground = avatarTokens[`avatar-${index}-ground`] as TokenPair;
      const ink = avatarTokens[`avatar-${index}-ink`] as TokenPair;
      expect(contrast(ground[scheme], ink[scheme]), `avatar ${index}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

/** The figures printed in the design's tables: text on app, surface, sunken and accent-soft, light then dark. */
const printed = [
  ["text", [15.6, 17.0, 14.6, 15.0], [15.6, 14.6, 16.1, 11.9]],
  ["text-2", [7.0, 7.7, 6.6, 6.7], [8.7, 8.1, 9.0, 6.7]],
  ["text-3", [5.3, 5.8, 5.0, 5.1], [6.4, 6.0, 6.6, 4.9]],
  ["accent-text", [7.2, 7.8, 6.7, 6.9], [8.8, 8.3, 9.1, 6.8]],
] as const;

describe("the design's contrast table", () => {
  it.each(printed)("%s has the printed ratios", (ink, light, dark) => {
    for (const [scheme, figures] of [
      [0, light],
      [1, dark],
    ] as const) {
      (["app", "surface", "sunken", "accent-soft"] as const).forEach((ground, index) => {
        const computed = contrast(tokens[ink][scheme], tokens[ground][scheme]);
        expect(Math.abs(computed - (figures[index] as number)), `${ground} ${computed}`).toBeLessThan(0.06);
      });
    }
  });
});
