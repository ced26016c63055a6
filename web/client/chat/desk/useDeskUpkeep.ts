import { isActive, isIn } from "@deskbell/common/chat/lists.ts";
import { useEffect, useRef, useState } from "react";
import { useDock, useOwnChats } from "../../../shared/chat/data/react.tsx";
import { useMe } from "../../me/me.ts";
import { useChatRuntime } from "../ChatRuntime.tsx";

/**
 * Keeps the dock true: each running chat of this person has a window. One that ran already when they came opens (as a bar
 * on phones, where a window takes the screen), one that begins in another tab comes as a bar, and one that they left
 * elsewhere goes. Answers the keys of windows that came by themselves and must not take the focus.
 */
export function useDeskUpkeep(): ReadonlySet<string> {
  const { userId } = useMe();
  const dock = useDock();
  const own = useOwnChats();
  const [quiet] = useState(() => new Set(dock.windows.map((window) => window.key)));
  const arrived = useRef(false);
  useEffect(() => {
    const opening = dock.windows.some(({ id }) => id.startsWith("new:"));
    if (!own.ready || opening) return;
    const shown = new Set(dock.windows.map(({ id }) => id));
    for (const { session } of own.active) {
      const mine = isIn(session, userId);
      if (!mine && shown.has(session.id)) dock.close(session.id);
      if (!mine || shown.has(session.id)) continue;
      quiet.add(session.id);
      if (arrived.current || innerWidth < 640) dock.minimiseNew(session.id);
      else dock.open(session.id);
    }
    arrived.current = true;
  }, [own, dock, quiet, userId]);
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
