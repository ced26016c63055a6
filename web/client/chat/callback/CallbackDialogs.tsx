import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui } from "@lingui/react/macro";
import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useState } from "react";
import { useChatData } from "../../../shared/chat/data/react.tsx";
import type { CallbackFormValue } from "../../../shared/chat/ui/types.ts";
import { useToast } from "../../../shared/ui/toast/ToastProvider.tsx";
import { useAvailability } from "../availability.ts";
import { useRefusal } from "../refusal.ts";

const CallbackDialog = lazy(() =>
  import("../../../shared/chat/ui/callback/CallbackDialog.tsx").then((module) => ({ default: module.CallbackDialog })),
);

/** What a callback is asked for: without a chat, out of a waiting chat, after one nobody joined, or to change one. */
export type CallbackWish =
  | { kind: "new" }
  | { kind: "instead"; session: ChatSession }
  | { kind: "after"; session: ChatSession }
  | { kind: "change"; session: ChatSession };

const Ask = createContext<(wish: CallbackWish) => void>(() => undefined);

/** Opens the callback form for a wish. */
export function useCallbackDialog(): (wish: CallbackWish) => void {
  return use(Ask);
}

type Asked = { wish: CallbackWish; key: number };

/** Holds the callback form of the page. Cancel changes nothing; a refusal stands in the form and nothing is lost. */
export function CallbackDialogs(props: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const ask = useCallback((wish: CallbackWish) => {
    setAsked((before) => ({ wish, key: (before?.key ?? 0) + 1 }));
    setOpened(true);
  }, []);
  return (
    <Ask value={ask}>
      {props.children}
      {asked && (
        <Suspense>
          <Form key={asked.key} wish={asked.wish} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </Ask>
  );
}

function Form(props: { wish: CallbackWish; opened: boolean; onClose: () => void }) {
  const { wish } = props;
  const { t } = useLingui();
  const availability = useAvailability();
  const [send, sending, problem] = useSend(wish, props.onClose);
  const present = wish.kind === "change" ? wish.session.callback : undefined;
  const phone = present ? (present.phoneText ?? present.phone) : availability.data?.contactPhone;
  return (
    <CallbackDialog
      opened={props.opened}
      phone={phone ?? undefined}
      value={present ?? undefined}
      submitLabel={wish.kind === "change" ? t`Save` : undefined}
      sending={sending}
      problem={problem}
      onSubmit={(value) => void send(value)}
      onCancel={props.onClose}
    />
  );
}

function useSend(wish: CallbackWish, onDone: () => void) {
  const { t } = useLingui();
  const chat = useChatData();
  const toast = useToast();
  const refusal = useRefusal();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<string>();
  const send = async (value: CallbackFormValue) => {
    setSending(true);
    setProblem(undefined);
    try {
      if (wish.kind === "change") await chat.act.changeCallback(wish.session.id, value);
      else if (wish.kind === "instead") await chat.act.requestCallback(wish.session.id, value);
      else {
        const previousSessionId = wish.kind === "after" ? wish.session.id : undefined;
        await chat.act.callMeBack({ callback: value, previousSessionId });
      }
      toast({ message: wish.kind === "change" ? t`Call back changed` : t`We will get back to you` });
      onDone();
    } catch (error) {
      setProblem(refusal(error));
    }
    setSending(false);
  };
  return [send, sending, problem] as const;
}
