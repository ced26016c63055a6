import { describe, expect, it } from "vitest";
import { type DockEntry, fitDock } from "./fit.ts";

const chat = (id: string, more: Partial<DockEntry> = {}): DockEntry => ({
  id,
  minimised: false,
  width: 302,
  unreadCount: 0,
  ...more,
});

describe("the dock of Tess", () => {
  it("shows all windows that fit", () => {
    expect(fitDock([chat("Ava"), chat("Priya")], 620)).toEqual({ open: ["Ava", "Priya"], bars: [] });
  });

  it("folds the window furthest from the edge when one more does not fit", () => {
    expect(fitDock([chat("Ava"), chat("Priya"), chat("Cleo")], 800)).toEqual({
      open: ["Ava", "Priya"],
      bars: ["Cleo"],
    });
  });

  it("counts the bars too", () => {
    expect(fitDock([chat("Ava"), chat("Priya"), chat("Cleo")], 700)).toEqual({
      open: ["Ava"],
      bars: ["Priya", "Cleo"],
    });
  });

  it("puts bars with unread messages first", () => {
    const entries = [
      chat("Ava"),
      chat("Priya", { minimised: true }),
      chat("Cleo", { minimised: true, unreadCount: 2 }),
    ];
    expect(fitDock(entries, 900).bars).toEqual(["Cleo", "Priya"]);
  });

  it("always keeps the nearest window open, however narrow it gets", () => {
    expect(fitDock([chat("Ava"), chat("Priya")], 100)).toEqual({ open: ["Ava"], bars: ["Priya"] });
  });

  it("is empty without chats", () => {
    expect(fitDock([], 800)).toEqual({ open: [], bars: [] });
  });
});
