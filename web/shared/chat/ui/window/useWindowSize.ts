import { useSyncExternalStore } from "react";
import type { ChatViewerKind } from "../types.ts";

export type WindowSize = { width: number; height: number; resize: (width: number, height: number) => void };

const start = { contact: { width: 360, height: 560 }, agent: { width: 302, height: 390 } } as const;
const largest = { width: 480, height: 640 };

/** What was chosen, by viewer, as stored; all windows of a page share it. */
const chosen = new Map<ChatViewerKind, string | null>();
const listeners = new Set<() => void>();

/** Size of chat windows in pixels: as designed, until the person draws them larger, up to 480 x 640. */
export function useWindowSize(viewer: ChatViewerKind): WindowSize {
  const stored = useSyncExternalStore(
    subscribe,
    () => read(viewer),
    () => null,
  );
  const size = parsed(stored);
  return {
    width: clamp(size.width, viewer, "width"),
    height: clamp(size.height, viewer, "height"),
    resize: (width, height) =>
      write(viewer, JSON.stringify({ width: clamp(width, viewer, "width"), height: clamp(height, viewer, "height") })),
  };
}

function clamp(value: unknown, viewer: ChatViewerKind, side: "width" | "height"): number {
  const least = start[viewer][side];
  return Math.round(Math.min(largest[side], Math.max(least, Number.isFinite(value) ? (value as number) : least)));
}

function parsed(stored: string | null): { width?: unknown; height?: unknown } {
  try {
    return (stored && JSON.parse(stored)) || {};
  } catch {
    return {};
  }
}

const keyOf = (viewer: ChatViewerKind) => `deskbell.chat-size.${viewer}`;

function read(viewer: ChatViewerKind): string | null {
  if (!chosen.has(viewer)) {
    try {
      chosen.set(viewer, localStorage.getItem(keyOf(viewer)));
    } catch {
      chosen.set(viewer, null);
    }
  }
  return chosen.get(viewer) ?? null;
}

function write(viewer: ChatViewerKind, size: string): void {
  chosen.set(viewer, size);
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(keyOf(viewer), size);
  } catch {
    // Closed storage: the size then lasts until reload.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
