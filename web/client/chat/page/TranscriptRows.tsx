import type { ChatSession } from "@deskbell/common/chat/schemas.ts";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { type LogRow, logRows } from "../../../shared/chat/ui/log/rows.ts";
import { systemWords } from "../../../shared/chat/ui/log/systemWords.ts";
import { Markdown } from "../../../shared/chat/ui/markdown/Markdown.tsx";
import type { ChatItem, ChatMessageItem } from "../../../shared/chat/ui/types.ts";
import { PresenceAvatar } from "../../../shared/ui/person/PresenceAvatar.tsx";
import { ClockTime, dayName, useNow, useTimeStyle } from "../../../shared/ui/time/index.ts";
import { useMe } from "../../me/me.ts";
import { isOpen } from "../chatWords.ts";
import styles from "./ChatView.module.css";

/** The chat left aligned for reading and printing: names always written, times beside, a rule for each day. */
export function TranscriptRows(props: { session: ChatSession; items: ChatItem[] }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const { userId } = useMe();
  const { timeZone } = useTimeStyle();
  const reader = useMemo(() => ({ viewer: "contact" as const, viewerUserId: userId, i18n }), [userId, i18n]);
  const rows = useMemo(
    () => logRows(props.items, { timeZone, hidden: (item) => systemWords(item, reader) === undefined }),
    [props.items, timeZone, reader],
  );
  return (
    <section className={styles.transcript} aria-label={t`Conversation`}>
      {rows.map((row) => (
        <Row key={row.key} row={row} words={row.kind === "system" ? systemWords(row.item, reader) : undefined} />
      ))}
      {rows.length === 0 && (
        <p className={styles.system}>
          <Trans>Nothing was written in this chat.</Trans>
        </p>
      )}
      {!isOpen(props.session) && rows.length > 0 && (
        <p className={styles.end}>
          <Trans>That is the whole chat.</Trans>
        </p>
      )}
    </section>
  );
}

function Row({ row, words }: { row: LogRow; words: string | undefined }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  if (row.kind === "day") return <h2 className={styles.day}>{dayName(new Date(row.at), new Date(now), style)}</h2>;
  if (row.kind === "new") return null;
  if (row.kind === "message") return <Message item={row.item} first={row.first} />;
  return (
    <p className={styles.system}>
      {words} · <ClockTime at={row.item.at} className={styles.time} />
    </p>
  );
}

function Message({ item, first }: { item: ChatMessageItem; first: boolean }) {
  const { t } = useLingui();
  const name = item.author?.name ?? t`Someone`;
  const kind = item.author?.userType === "agent" ? styles.agent : styles.contact;
  return (
    <article className={`${styles.message} ${first ? styles.first : ""}`}>
      <span className={styles.picture}>
        {first && <PresenceAvatar id={item.author?.userId ?? ""} name={name} size={28} />}
      </span>
      <div className={styles.said}>
        <p className={first ? styles.author : styles.hidden}>
          <strong>{name}</strong> {first && <ClockTime at={item.at} className={styles.time} />}
        </p>
        <div className={`${styles.text} ${kind}`}>
          {item.redacted ? <Trans>This message was removed</Trans> : <Markdown text={item.text} />}
        </div>
      </div>
    </article>
  );
}
