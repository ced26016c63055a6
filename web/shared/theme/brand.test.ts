import { describe, expect, it } from "vitest";
import { deriveBrand, readsAsDangerOrWaiting } from "./brand.ts";
import { contrast } from "./oklch.ts";
import { tokens } from "./tokens.ts";

const white = "#FFFFFF";
const ink = "#1D1C1A";

describe("a brand's accent", () => {
  it.each([
    ["orange is lowered until white reads on it", "#E4572E", "#D2461A", white, "#AC340B", "#ED8365"],
    ["yellow is kept, with ink on it and an edge", "#FFD400", "#FFD400", ink, "#76620F", "#F5D666"],
    ["green is lowered", "#00A884", "#0A8569", white, "#10745B", "#60B89C"],
    ["black is kept", "#111111", "#111111", white, "#111111", "#A4A4A4"],
    ["pale blue is kept, with ink on it and an edge", "#9AD0F5", "#9AD0F5", ink, "#35698A", "#A7CEEA"],
  ])("%s", (_, given, accent, onAccent, light, dark) => {
    const brand = deriveBrand(given);
    expect(brand.accent?.[0]).toBe(accent);
    expect(brand["on-accent"]?.[0]).toBe(onAccent);
    expect(brand["accent-text"]).toEqual([light, dark]);
    expect(brand["accent-edge"]?.[0]).toBe(onAccent === ink ? light : "transparent");
  });

  it("gives black a grey fill in the dark theme", () => {
    expect(deriveBrand("#111111").accent?.[1]).toBe("#717171");
  });

  it("keeps every derived pair at 4.5 or more, whatever colour is given", () => {
    for (let step = 0; step < 360; step += 7) {
      const given = `#${[0, 120, 240].map((turn) => wave(step + turn)).join("")}`;
      const brand = deriveBrand(given);
      for (const theme of [0, 1] as const) {
        const text = brand["accent-text"]?.[theme] as string;
        const soft = brand["accent-soft"]?.[theme] as string;
        for (const ground of [tokens.sunken[theme], tokens.raised[theme], soft]) {
          expect(contrast(text, ground), `${given} text on ${ground}`).toBeGreaterThanOrEqual(4.5);
        }
        expect(contrast(brand.accent?.[theme] as string, brand["on-accent"]?.[theme] as string)).toBeGreaterThanOrEqual(
          4.5,
        );
      }
    }
  });

  it("refuses what is not a colour", () => {
    expect(() => deriveBrand("tomato")).toThrow("Not a colour: tomato");
  });
});

describe("the warning about hues", () => {
  it.each([
    ["#E4572E", true],
    ["#CF3A3F", true],
    ["#00A884", false],
    ["#2F52D6", false],
    ["#111111", false],
  ])("%s reads as danger or waiting: %s", (colour, expected) => {
    expect(readsAsDangerOrWaiting(colour)).toBe(expected);
  });
});

function wave(angle: number): string {
  const value = Math.round(127.5 + 127.5 * Math.sin((angle * Math.PI) / 180));
  return value.toString(16).padStart(2, "0");
}
