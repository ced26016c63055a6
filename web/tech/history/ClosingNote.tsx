import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Textarea, Tooltip } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useChatData } from "../../shared/chat/data/react.tsx";
import { Icon } from "../../shared/ui/icon/Icon.tsx";
import { useProblemToast } from "../actions/useProblemToast.ts";
import { DayTime } from "./DayTime.tsx";
import styles from "./Facts.module.css";

/** What was done, in the words of who closed the chat; only they may change it (spec 10 C-57). */
export function ClosingNote(props: { session: ChatSession; editing: boolean; onEdit: (on: boolean) => void }) {
  const { session } = props;
  const { t } = useLingui();
  const { me } = useChatData();
  const record = session.closeRecord;
  const closer = record?.user.userId === me.userId;
  if (props.editing && closer) return <NoteEditor session={session} onDone={() => props.onEdit(false)} />;
  return (
    <section className={styles.part}>
      <div className={styles.partHead}>
        <h3>
          <Trans>Closing note</Trans>
        </h3>
        {closer && (
          <Tooltip label={t`Change the closing note (E)`}>
            <ActionIcon aria-label={t`Change the closing note`} onClick={() => props.onEdit(true)}>
              <Icon of={IconPencil} size={16} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {record?.note ? (
        <p className={styles.note}>{record.note}</p>
      ) : (
        <p className={styles.none}>
          <Trans>No note was left.</Trans>
        </p>
      )}
      {record && (
        <p className={styles.by}>
          {record.user.name}, <DayTime at={record.lastModifiedAt} />
        </p>
      )}
    </section>
  );
}

function NoteEditor({ session, onDone }: { session: ChatSession; onDone: () => void }) {
  const { t } = useLingui();
  const { note, setNote, save, working } = useNote(session, onDone);
  return (
    <section className={styles.part}>
      <Textarea
        autoFocus
        label={t`Closing note`}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            onDone();
          }
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void save();
          }
        }}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
        <Button onClick={() => void save()} loading={working}>
          <Trans>Save note</Trans>
        </Button>
      </div>
    </section>
  );
}

function useNote(session: ChatSession, onDone: () => void) {
  const chat = useChatData();
  const client = useQueryClient();
  const tell = useProblemToast();
  const [note, setNote] = useState(session.closeRecord?.note ?? "");
  const [working, setWorking] = useState(false);
  const save = async () => {
    setWorking(true);
    try {
      client.setQueryData(["chat", session.id], await chat.act.changeCloseNote(session.id, note.trim()));
      onDone();
    } catch (fault) {
      tell(fault);
    } finally {
      setWorking(false);
    }
  };
  return { note, setNote, save, working };
}
