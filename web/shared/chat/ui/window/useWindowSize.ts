import { useLocalStorage } from "@mantine/hooks";
import type { ChatViewerKind } from "../types.ts";

export type WindowSize = { width: number; height: number; resize: (width: number, height: number) => void };

const start = { contact: { width: 360, height: 560 }, agent: { width: 302, height: 390 } } as const;
const largest = { width: 480, height: 640 };

/** Size of chat windows in pixels: as designed, until the person draws them larger, up to 480 x 640. */
export function useWindowSize(viewer: ChatViewerKind): WindowSize {
  const least = start[viewer];
  const [size, setSize] = useLocalStorage<{ width: number; height: number }>({
    key: `deskbell.chat-size.${viewer}`,
    defaultValue: least,
    getInitialValueInEffect: false,
  });
  const clamp = (value: number, side: "width" | "height"): number =>
    Math.round(Math.min(largest[side], Math.max(least[side], Number.isFinite(value) ? value : least[side])));
  return {
    width: clamp(size.width, "width"),
    height: clamp(size.height, "height"),
    resize: (width, height) => setSize({ width: clamp(width, "width"), height: clamp(height, "height") }),
  };
}
