import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { createContext, lazy, type ReactNode, Suspense, use, useMemo, useState } from "react";

type Dialogs = { end: (session: ChatSession) => void; invite: (session: ChatSession) => void };

const Context = createContext<Dialogs>({ end: () => {}, invite: () => {} });

const EndDialog = lazy(() => import("./EndDialog.tsx").then((module) => ({ default: module.EndDialog })));
const InviteDialog = lazy(() => import("./InviteDialog.tsx").then((module) => ({ default: module.InviteDialog })));

/** Holds the dialogs about one chat, so that cards, windows and pages open the same ones. */
export function ChatDialogs(props: { children: ReactNode }) {
  const [shown, setShown] = useState<{ which: "end" | "invite"; session: ChatSession }>();
  const [opened, setOpened] = useState(false);
  const dialogs = useMemo<Dialogs>(() => {
    const show = (which: "end" | "invite") => (session: ChatSession) => {
      setShown({ which, session });
      setOpened(true);
    };
    return { end: show("end"), invite: show("invite") };
  }, []);
  const close = () => setOpened(false);
  return (
    <Context value={dialogs}>
      {props.children}
      <Suspense>
        {shown?.which === "end" && (
          <EndDialog key={shown.session.id} session={shown.session} opened={opened} onClose={close} />
        )}
        {shown?.which === "invite" && (
          <InviteDialog key={shown.session.id} session={shown.session} opened={opened} onClose={close} />
        )}
      </Suspense>
    </Context>
  );
}

/** `end(session)` opens the end dialog, `invite(session)` the one that adds people. */
export function useChatDialogs(): Dialogs {
  return use(Context);
}
