import { useEffect, useState } from "react";

/** Where the stack stands on wide screens, in pixels (`Alerts.module.css`). */
const place = { top: 50, left: 60, right: 376 };

/**
 * How far the alerts must move down, in pixels, so that they do not cover the field somebody types in (design section 1,
 * "Never cover where someone types").
 */
export function useRoomForTyping(): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const look = () => setRoom(roomFor(document.activeElement));
    document.addEventListener("focusin", look);
    document.addEventListener("focusout", look);
    return () => {
      document.removeEventListener("focusin", look);
      document.removeEventListener("focusout", look);
    };
  }, []);
  return room;
}

function roomFor(field: Element | null): number {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return 0;
  const { left, right, bottom, top } = field.getBoundingClientRect();
  const beneath = left < place.right && right > place.left && top < innerHeight / 2;
  return beneath ? Math.max(0, bottom + 12 - place.top) : 0;
}
