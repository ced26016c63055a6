import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useRef, useState } from "react";

/** What a confirmation says before it happens: a title as a question, what will happen, and the verb with its object. */
export type Confirmation = { title: ReactNode; text?: ReactNode; action: ReactNode; danger?: boolean };

type Ask = (question: Confirmation) => Promise<boolean>;

type Asked = { question: Confirmation; answer: (yes: boolean) => void };

const Confirm = createContext<Ask>(() => Promise.resolve(false));

const ConfirmDialog = lazy(() => import("./ConfirmDialog.tsx").then((module) => ({ default: module.ConfirmDialog })));

/** Makes `useConfirm` work; the dialog itself loads when it is first needed. */
export function ConfirmProvider(props: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [opened, setOpened] = useState(false);
  const asker = useRef<Element>(null);
  const ask = useCallback<Ask>(
    (question) =>
      new Promise((answer) => {
        asker.current = document.activeElement;
        setAsked({ question, answer });
        setOpened(true);
      }),
    [],
  );
  const answer = (yes: boolean) => {
    setOpened(false);
    asked?.answer(yes);
    requestAnimationFrame(() => (asker.current as HTMLElement | null)?.focus());
  };
  return (
    <Confirm value={ask}>
      {props.children}
      {asked && (
        <Suspense>
          <ConfirmDialog
            {...asked.question}
            opened={opened}
            onConfirm={() => answer(true)}
            onCancel={() => answer(false)}
          />
        </Suspense>
      )}
    </Confirm>
  );
}

/** Asks before something that cannot be undone: `if (await confirm({ title, text, action })) ...`. */
export function useConfirm(): Ask {
  return use(Confirm);
}
