import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { useConfirm } from "../../shared/ui/confirm/ConfirmProvider.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { agentsIn } from "../people/sessions.ts";
import { useProblemToast } from "./useProblemToast.ts";

export type ChatActions = {
  /** Joins and opens the window. When others handle it, names them and offers to join anyway (spec 10 C-27). */
  join: (session: ChatSession) => Promise<void>;
  accept: (session: ChatSession) => Promise<void>;
  decline: (session: ChatSession) => Promise<void>;
  dismiss: (session: ChatSession) => Promise<void>;
  leave: (session: ChatSession) => Promise<void>;
  copyLink: (session: ChatSession) => Promise<void>;
};

/**
 * What an agent does to a chat from cards, alerts and windows. Every act tells its own refusal in a toast and resolves;
 * after a conflict the lists already show the chat as it is.
 */
export function useChatActions(): ChatActions {
  const chat = useChatData();
  const confirm = useConfirm();
  const toast = useToast();
  const tell = useProblemToast();
  const { t, i18n } = useLingui();
  return useMemo(() => {
    const names = (session: ChatSession) =>
      new Intl.ListFormat(i18n.locale).format(agentsIn(session, chat.me.userId).map((agent) => agent.name));

    async function joinAnyway(session: ChatSession): Promise<void> {
      const who = names(session) || t`Somebody else`;
      const yes = await confirm({
        title: t`Handled by ${who}. Join anyway?`,
        text: t`Everybody in the chat sees that you join.`,
        action: t`Join anyway`,
      });
      if (!yes) return;
      await chat.act.join(session.id, { force: true });
    }

    const attempt = async (work: () => Promise<unknown>): Promise<void> => {
      try {
        await work();
      } catch (fault) {
        tell(fault);
      }
    };

    return {
      join: (session) =>
        attempt(async () => {
          try {
            await chat.act.join(session.id);
          } catch (fault) {
            if (!(fault instanceof ApiProblem)) throw fault;
            const fresh = (fault.extra.session as ChatSession | undefined) ?? session;
            if (fault.code === "already_handled") return joinAnyway(fresh);
            if (fault.code !== "invalid_transition") throw fault;
            toast({ kind: "problem", message: t`This chat is over by now. You find it in the chat history.` });
          }
        }),
      accept: (session) => attempt(() => chat.act.accept(session.id)),
      decline: (session) => attempt(() => chat.act.decline(session.id)),
      dismiss: (session) => attempt(() => chat.act.dismiss(session.id)),
      leave: (session) => attempt(() => chat.act.leave(session.id)),
      copyLink: (session) =>
        attempt(async () => {
          const to = `/tech/chats/${session.id}`;
          await navigator.clipboard.writeText(new URL(to, location.origin).href);
          toast({ message: t`Link copied` });
        }),
    };
  }, [chat, confirm, toast, tell, t, i18n]);
}
