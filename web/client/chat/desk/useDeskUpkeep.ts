import { isActive, isIn } from "@deskbell/common/chat/lists.ts";
import { useEffect, useRef, useState } from "react";
import { useDock, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { useMe } from "../../me/me.ts";
import { useChatRuntime } from "../ChatRuntime.tsx";

/**
 * Keeps the dock true. The bar of a chat that was running when the person signed in opens (not on phones, where a window
 * takes the screen), and a chat left on another device loses its window. Answers the keys of windows that came by
 * themselves and must not take the focus.
 */
export function useDeskUpkeep(): ReadonlySet<string> {
  const { userId } = useMe();
  const dock = useDock();
  const own = useOwnChats();
  const [quiet] = useState(() => new Set(dock.windows.map((window) => window.key)));
  const arrived = useRef(false);
  useEffect(() => {
    if (!own.ready || arrived.current) return;
    arrived.current = true;
    for (const { session } of own.active) {
      const window = dock.windows.find(({ id }) => id === session.id);
      if (!window || quiet.has(window.key) || innerWidth < 640) continue;
      quiet.add(window.key);
      dock.restore(window.id);
    }
  }, [own, dock, quiet]);
  useEffect(() => {
    for (const { session } of own.active) {
      const left = session.status === "handled" && !isIn(session, userId);
      if (left && dock.windows.some(({ id }) => id === session.id)) dock.close(session.id);
    }
  }, [own, dock, userId]);
  useRunningFlag(own.ready ? own.active.some(({ session }) => isActive(session)) : undefined);
  return quiet;
}

function useRunningFlag(running: boolean | undefined): void {
  const runtime = useChatRuntime();
  const tell = runtime.state === "ready" ? runtime.setRunning : undefined;
  useEffect(() => {
    if (running !== undefined) tell?.(running);
  }, [running, tell]);
}
