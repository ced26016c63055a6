import type { ChatEvent, ChatSession } from "@deskbell/common/chat/schemas.ts";
import { Trans, useLingui } from "@lingui/react/macro";
import {
  IconCircleCheck,
  IconInfoCircle,
  IconMessages,
  IconPhoneCall,
  IconPhoneX,
  IconUserMinus,
  IconUserPlus,
} from "@tabler/icons-react";
import { useMemo } from "react";
import { type LogRow, logRows } from "../../shared/chat/ui/log/rows.ts";
import { systemWords } from "../../shared/chat/ui/log/systemWords.ts";
import { Markdown } from "../../shared/chat/ui/markdown/Markdown.tsx";
import type { ChatSystemItem } from "../../shared/chat/ui/types.ts";
import { Icon, type IconShape } from "../../shared/ui/icon/Icon.tsx";
import { PresenceAvatar } from "../../shared/ui/person/PresenceAvatar.tsx";
import { EmptyState } from "../../shared/ui/state/EmptyState.tsx";
import { ClockTime, dayName, useNow, useTimeStyle } from "../../shared/ui/time/index.ts";
import styles from "./Transcript.module.css";
import { transcriptItems } from "./transcript.ts";

/** The whole log for reading and printing: left aligned, names written, times beside, days ruled (design section 7.6). */
export function Transcript({ session, events }: { session: ChatSession; events: readonly ChatEvent[] }) {
  const { t } = useLingui();
  const words = useSystemWords();
  const { timeZone } = useTimeStyle();
  const rows = useMemo(
    () =>
      logRows(transcriptItems(events, session), {
        timeZone,
        hidden: (item) => words(item) === undefined,
      }),
    [events, session, timeZone, words],
  );
  if (rows.length === 0) {
    return <EmptyState icon={IconMessages} title={t`Nothing was written`} />;
  }
  return (
    <ol className={styles.log} aria-label={t`Transcript`}>
      {rows.map((row) => (
        <li key={row.key} className={styles.item}>
          <Row row={row} session={session} words={words} />
        </li>
      ))}
    </ol>
  );
}

type Words = (item: ChatSystemItem) => string | undefined;

function useSystemWords(): Words {
  const { i18n } = useLingui();
  const { locale } = i18n;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same i18n has other words after a change of language
  return useMemo(() => {
    // In a transcript names are always written, also one's own.
    const reader = { viewer: "agent" as const, viewerUserId: "", i18n };
    return (item) => systemWords(item, reader);
  }, [i18n, locale]);
}

function Row({ row, session, words }: { row: LogRow; session: ChatSession; words: Words }) {
  if (row.kind === "day") return <DayRule at={row.at} />;
  if (row.kind === "new") return null;
  if (row.kind === "system") {
    return (
      <div className={styles.system}>
        <span className={styles.systemIcon}>
          <Icon of={iconOf(row.item)} size={16} />
        </span>
        <span>{words(row.item)}</span>
        <ClockTime at={row.item.at} className={styles.time} />
      </div>
    );
  }
  const { item } = row;
  const agent = item.author?.userType === "agent";
  const account = agent ? undefined : session.account.name;
  return (
    <div className={`${styles.message} ${row.first ? styles.first : ""}`}>
      {row.first && item.author && (
        <div className={styles.author}>
          <PresenceAvatar id={item.author.userId} name={item.author.name} size={32} className={styles.avatar} />
          <strong>{item.author.name}</strong>
          <span className={styles.from}>{agent ? <Trans>Technician</Trans> : account}</span>
        </div>
      )}
      <div className={styles.line}>
        <div className={`${styles.bubble} ${agent ? styles.agent : ""}`}>
          {item.redacted ? (
            <span className={styles.redacted}>
              <Trans>This message was removed</Trans>
            </span>
          ) : (
            <Markdown text={item.text} />
          )}
        </div>
        <ClockTime at={item.at} className={styles.time} />
      </div>
    </div>
  );
}

function DayRule({ at }: { at: string }) {
  const style = useTimeStyle();
  const now = useNow(30_000);
  return (
    <h2 className={styles.day}>
      <span>{dayName(new Date(at), new Date(now), style)}</span>
    </h2>
  );
}

function iconOf(item: ChatSystemItem): IconShape {
  switch (item.code) {
    case "joined":
    case "invited":
      return IconUserPlus;
    case "left":
      return IconUserMinus;
    case "completed":
      return IconCircleCheck;
    case "callback_requested":
    case "callback_changed":
    case "callback_withdrawn":
      return IconPhoneCall;
    case "abandoned":
      return IconPhoneX;
    default:
      return IconInfoCircle;
  }
}
