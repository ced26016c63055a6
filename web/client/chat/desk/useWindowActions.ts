import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { useMemo, useRef } from "react";
import { useChatData, useDock } from "../../../shared/chat/data/react.tsx";
import { useConfirm } from "../../../shared/ui/confirm/ConfirmProvider.tsx";
import { useToast } from "../../../shared/ui/toast/ToastProvider.tsx";
import { useCallbackDialog } from "../callback/CallbackDialogs.tsx";
import { useWithdraw } from "../callback/useWithdraw.ts";
import { useRefusal } from "../refusal.ts";
import { startNew } from "../startNew.ts";

export type WindowActions = {
  /** Leaves at once; cards ask by themselves. A closed chat is left and its window goes. */
  leave: () => void;
  /** Asks, then leaves. */
  askToLeave: () => void;
  /** Takes the window away of a chat that is over, or that never began. */
  close: () => void;
  callMeBack: () => void;
  changeCallback: () => void;
  withdrawCallback: () => void;
  /** A new chat that continues one which nobody joined; what was written first goes with it. */
  startAgain: () => void;
};

/** What a person can do from a chat's window. The functions stay the same while the chat does. */
export function useWindowActions(id: string, session: ChatSession | undefined): WindowActions {
  const dock = useDock();
  const chat = useChatData();
  const askForCallback = useCallbackDialog();
  const [withdraw] = useWithdraw(id);
  const leave = useLeave(id, session);
  const ask = useAskToLeave(session, leave);
  const latest = useRef({ session, withdraw, leave, ask });
  latest.current = { session, withdraw, leave, ask };
  return useMemo<WindowActions>(() => {
    const withSession = (run: (session: ChatSession) => void) => () => {
      const { session: present } = latest.current;
      if (present) run(present);
    };
    return {
      leave: () => void latest.current.leave(),
      askToLeave: () => void latest.current.ask(),
      close: () => {
        dock.close(id);
        for (const item of chat.outbox.items.get()) if (item.sessionId === id) void chat.outbox.discard(item.id);
      },
      callMeBack: withSession((present) =>
        askForCallback({ kind: present.status === "created" ? "instead" : "after", session: present }),
      ),
      changeCallback: withSession((present) => askForCallback({ kind: "change", session: present })),
      withdrawCallback: () => void latest.current.withdraw(),
      startAgain: withSession((present) => {
        const text = present.nameSource === "creator" ? present.name : undefined;
        startNew(chat, { text, previousSessionId: present.id });
      }),
    };
  }, [id, dock, chat, askForCallback]);
}

function useLeave(id: string, session: ChatSession | undefined): () => Promise<void> {
  const { t } = useLingui();
  const dock = useDock();
  const chat = useChatData();
  const toast = useToast();
  const refusal = useRefusal();
  return async () => {
    const status = session?.status;
    if (status === "completed") dock.close(id);
    try {
      await chat.act.leave(id);
      if (status === "handled") toast({ message: t`You left the chat. While it is open you can come back.` });
      if (status === "created") toast({ message: t`You left the chat. What you wrote is kept.` });
    } catch (problem) {
      if (status !== "completed") toast({ kind: "problem", message: refusal(problem) });
    }
  };
}

function useAskToLeave(session: ChatSession | undefined, leave: () => Promise<void>): () => Promise<void> {
  const { t } = useLingui();
  const confirm = useConfirm();
  return async () => {
    if (session?.status === "completed") return leave();
    const sure = await confirm({
      title: t`Leave this chat?`,
      text:
        session?.status === "handled"
          ? t`The technician is told. While the chat is open you can come back.`
          : t`Nobody has joined yet. What you wrote is kept, and our technicians see it.`,
      action: t`Leave chat`,
    });
    if (sure) await leave();
  };
}
