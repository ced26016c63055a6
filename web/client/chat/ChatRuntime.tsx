import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from "react";
import type { ChatData } from "../../shared/chat/data/chat-data.ts";
import { useMe } from "../me/me.ts";
import type * as ChatParts from "./parts.ts";
import type { Changed } from "./startChat.ts";

type Loaded = { parts: typeof ChatParts; chat: ChatData };

/** Whether there is a chat for this person, and what draws it once its code has arrived. */
export type ChatRuntime =
  | { state: "off" }
  | { state: "loading" }
  | { state: "failed"; retry: () => void }
  | ({ state: "ready"; setRunning: (running: boolean) => void } & Loaded);

const Runtime = createContext<ChatRuntime>({ state: "off" });

/** See `ChatRuntimeProvider`. */
export function useChatRuntime(): ChatRuntime {
  return use(Runtime);
}

/**
 * Loads and starts the chat for those who may use it. Everybody else loads no chat code and makes no chat request (spec 10
 * section 10); only a chat that was already running when the permission went away goes on until it ends.
 */
export function ChatRuntimeProvider(props: { children: ReactNode }) {
  const me = useMe();
  const [running, setRunning] = useRunning(me.userId);
  const { preTicketChat, ticketChat, chatCallback } = me.features;
  const wanted = preTicketChat || ticketChat || chatCallback || running;
  const [loaded, failed, retry] = useChatCode(wanted);
  const runtime = useMemo<ChatRuntime>(() => {
    if (!wanted) return { state: "off" };
    if (loaded) return { state: "ready", setRunning, ...loaded };
    return failed ? { state: "failed", retry } : { state: "loading" };
  }, [wanted, loaded, failed, retry, setRunning]);
  return <Runtime value={runtime}>{props.children}</Runtime>;
}

function useChatCode(wanted: boolean): [loaded: Loaded | null, failed: boolean, retry: () => void] {
  const me = useMe();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  const { userId, id, name } = me;
  const onChanged = useRenewal();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt runs this again
  useEffect(() => {
    if (!wanted) return;
    let over = false;
    let started: Loaded | undefined;
    setFailed(false);
    import("./parts.ts").then(
      (parts) => {
        if (over) return;
        const me = { userId, userType: "contact" as const, id, name };
        started = { parts, chat: parts.startChat(me, onChanged) };
        setLoaded(started);
      },
      () => !over && setFailed(true),
    );
    return () => {
      over = true;
      started?.chat.stop();
      setLoaded(null);
    };
  }, [wanted, attempt, userId, id, name, onChanged]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return [loaded, failed, retry];
}

/** Asks again for what an administrator has just changed. */
function useRenewal(): (what: Changed) => void {
  const queries = useQueryClient();
  return useCallback(
    (what) => {
      if (what === "permissions" || what === "profile") void queries.invalidateQueries({ queryKey: ["me"] });
      void queries.invalidateQueries({ queryKey: ["chat", "availability"] });
    },
    [queries],
  );
}

/** Remembers on this device that the person is in a chat, so that a reload finds it although the permission is gone. */
function useRunning(userId: string): [running: boolean, setRunning: (running: boolean) => void] {
  const key = `deskbell.chat-running.${userId}`;
  const [running, setState] = useState(() => read(key));
  const setRunning = useCallback(
    (value: boolean) => {
      setState(value);
      try {
        if (value) localStorage.setItem(key, "1");
        else localStorage.removeItem(key);
      } catch {
        // Closed storage: then only this page remembers.
      }
    },
    [key],
  );
  return [running, setRunning];
}

function read(key: string): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
