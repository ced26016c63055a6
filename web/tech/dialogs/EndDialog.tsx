import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Modal, Textarea, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconEye, IconTicket } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { ApiProblem } from "../../shared/api/problem.ts";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { useDraft } from "../../shared/ui/draft/useDraft.ts";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { useToast } from "../../shared/ui/toast/ToastProvider.tsx";
import { useProblemToast } from "../actions/useProblemToast.ts";
import { contactOf, firstName } from "../people/sessions.ts";
import styles from "./dialogs.module.css";

const noteMax = 4000;

/**
 * Completes a chat with a note of what was done (design section 7.7, spec 10 C-53). `Ctrl+Enter` ends, `Esc` keeps the
 * chat and what was written. A missing note of an abandoned chat or callback is warned about, not refused.
 */
export function EndDialog(props: { session: ChatSession; opened: boolean; onClose: () => void }) {
  const { session, opened, onClose } = props;
  const { t } = useLingui();
  const note = useDraft(`close-note:${session.id}`);
  const { end, working } = useEnd(session, note.text.trim(), () => {
    note.setText("");
    onClose();
  });
  const name = contactOf(session).name;
  const followUp = session.status !== "handled";
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={480}
      title={followUp ? <Trans>Finish the follow-up for {name}</Trans> : <Trans>End the chat with {name}</Trans>}
    >
      <div className={styles.form}>
        <Textarea
          data-autofocus
          label={t`What did you do?`}
          description={t`Only technicians see this note.`}
          inputWrapperOrder={["label", "input", "description"]}
          autosize
          minRows={4}
          maxRows={10}
          maxLength={noteMax}
          value={note.text}
          onChange={(event) => note.setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            void end();
          }}
        />
        {followUp && !note.text.trim() && (
          <Alert color="amber" icon={<Icon of={IconAlertTriangle} size={18} />} title={t`No note yet`}>
            <Trans>Without a note nobody can tell later how {firstName(name)} was helped.</Trans>
          </Alert>
        )}
        <Outcome icon={IconTicket}>
          {session.reference ? (
            <Trans>The chat stays linked to ticket #{session.reference.id}.</Trans>
          ) : (
            <Trans>The chat closes without a ticket. You find it in the chat history.</Trans>
          )}
        </Outcome>
        <Outcome icon={IconEye}>
          <ContactSees session={session} />
        </Outcome>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {followUp ? <Trans>Keep it open</Trans> : <Trans>Keep the chat</Trans>}
          </Button>
          <Tooltip label="Ctrl+Enter">
            <Button onClick={() => void end()} loading={working}>
              {followUp && !note.text.trim() ? <Trans>End without a note</Trans> : <Trans>End chat</Trans>}
            </Button>
          </Tooltip>
        </div>
      </div>
    </Modal>
  );
}

function Outcome(props: { icon: typeof IconTicket; children: ReactNode }) {
  return (
    <p className={styles.outcome}>
      <Icon of={props.icon} size={16} className={styles.outcomeIcon} />
      <span>{props.children}</span>
    </p>
  );
}

function ContactSees({ session }: { session: ChatSession }) {
  const name = firstName(contactOf(session).name);
  if (session.status === "callback") return <Trans>{name} sees that the call back is done.</Trans>;
  if (session.status === "missed") return <Trans>{name} gets no message about this.</Trans>;
  return <Trans>{name} sees that the chat is closed, can read it until leaving, and cannot write any more.</Trans>;
}

function useEnd(session: ChatSession, note: string, onDone: () => void) {
  const chat = useChatData();
  const toast = useToast();
  const tell = useProblemToast();
  const { t } = useLingui();
  const [working, setWorking] = useState(false);
  const name = contactOf(session).name;
  const end = async () => {
    if (working) return;
    setWorking(true);
    try {
      await chat.act.complete(session.id, { note: note || undefined, ticket: { action: "none" } });
      toast({ message: t`Chat with ${name} ended` });
      onDone();
    } catch (fault) {
      const over = fault instanceof ApiProblem && fault.code === "already_completed";
      if (!over) return tell(fault);
      toast({ kind: "problem", message: t`Somebody else has ended this chat. Your note is kept here.` });
    } finally {
      setWorking(false);
    }
  };
  return { end, working };
}
