import { describe, expect, it } from "vitest";
import { avatarCount } from "../../theme/avatars.ts";
import { avatarColour, initials } from "./initials.ts";

describe("initials of a person", () => {
  it.each([
    ["Tess Okafor", "TO"],
    ["  Ava   Mei  Chen ", "AC"],
    ["Theo", "T"],
    ["lucía ortega", "LO"],
    ["Östen Ångström", "ÖÅ"],
    ["Ben 🎉 Adeyemi 🎉", "BA"],
    ["🎉🎉", ""],
    ["👩‍💻 Mia Torres", "MT"],
    ["Sol (3rd floor)", "SF"],
    ["R2 Dan 42 Ruiz", "RR"],
    ["李 小龙", "李小"],
    ["محمد علي", "مع"],
    ["", ""],
    ["O'Neil Grace-Ann", "OG"],
  ])("of “%s” are “%s”", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe("the colour of a person", () => {
  it("is the same every time and always one of the palette", () => {
    for (let id = 0; id < 500; id++) {
      expect(avatarColour(id)).toBe(avatarColour(String(id)));
      expect(avatarColour(id)).toBeLessThan(avatarCount);
    }
  });

  it("spreads people over the whole palette", () => {
    const seen = new Set(Array.from({ length: 200 }, (_, id) => avatarColour(`site~c~${id}`)));
    expect(seen.size).toBe(avatarCount);
  });
});
