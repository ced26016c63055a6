import { useLingui } from "@lingui/react";
import { Plural, Trans, useLingui as useWords } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowDown } from "@tabler/icons-react";
import { type KeyboardEvent, lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from "react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import { useTimeStyle } from "../../../ui/time/index.ts";
import type { ChatWindowProps } from "../types.ts";
import styles from "./ChatLog.module.css";
import { PlainRows, type RowContext } from "./LogRows.tsx";
import { countNew, headSeq, type LogRow, logRows } from "./rows.ts";
import { systemWords } from "./systemWords.ts";
import { Typing } from "./Typing.tsx";
import { useLogScroll } from "./useLogScroll.ts";
import { useSeen } from "./useSeen.ts";

/** Longer logs keep only the rows near the view; the code for that loads with the first such log. */
const virtualFrom = 200;
const VirtualRows = lazy(() => import("./VirtualRows.tsx").then((module) => ({ default: module.VirtualRows })));

type Props = Pick<
  ChatWindowProps,
  "viewer" | "viewerUserId" | "items" | "typing" | "readSeq" | "onRetry" | "onLoadEarlier" | "onSeen"
> & { card?: ReactNode; onLeaveLog: () => void };

/** The conversation: rows, then who types, then the card. Arrow keys go from message to message, Escape leaves. */
export function ChatLog(props: Props) {
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const rows = useRows(props);
  const openAt = useCallback(() => content.current?.querySelector<HTMLElement>("[data-rule=new]"), []);
  const { atEnd, seenUpTo, toEnd, onScroll } = useLogScroll({ scroller, content, items: props.items, openAt });
  const checkSeen = useSeen(scroller, headSeq(props.items), props.onSeen);
  const context = useMemo<RowContext>(
    () => ({
      viewer: props.viewer,
      viewerUserId: props.viewerUserId,
      withNames:
        new Set(props.items.map((item) => (item.kind === "message" && !item.own ? item.author?.userId : ""))).size > 2,
      onRetry: props.onRetry,
    }),
    [props.viewer, props.viewerUserId, props.items, props.onRetry],
  );
  const waiting = atEnd ? 0 : countNew(props.items, seenUpTo);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, and a section would be a landmark */}
      <div
        ref={scroller}
        className={`${styles.scroller} ${props.viewer === "agent" ? styles.dense : ""}`}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        aria-label={t`Messages`}
        onScroll={() => {
          onScroll();
          checkSeen();
        }}
        onKeyDown={(event) => moveByMessage(event, props.onLeaveLog)}
      >
        <div ref={content} className={styles.content}>
          {props.onLoadEarlier && <Earlier onLoad={props.onLoadEarlier} />}
          <div className={styles.rows} role="log" aria-live="polite" aria-label={t`Conversation`}>
            {rows.length > virtualFrom ? (
              <Suspense fallback={<PlainRows rows={firstRows(rows)} context={context} />}>
                <VirtualRows rows={rows} context={context} scroller={scroller} />
              </Suspense>
            ) : (
              <PlainRows rows={rows} context={context} />
            )}
          </div>
          <Typing people={props.typing ?? []} />
          {props.card}
        </div>
      </div>
      {waiting > 0 && (
        <button type="button" className={styles.pill} onClick={toEnd}>
          <Icon of={IconArrowDown} size={14} />
          <Plural value={waiting} one="# new" other="# new" />
        </button>
      )}
    </div>
  );
}

/** The rows of this viewer; the "New" rule stays where it was when the window opened. */
function useRows(props: Props) {
  const { viewer, viewerUserId, items } = props;
  const { i18n } = useLingui();
  const { timeZone } = useTimeStyle();
  const [readSeq] = useState(props.readSeq);
  return useMemo(
    () =>
      logRows(items, {
        timeZone,
        readSeq,
        hidden: (item) => systemWords(item, { viewer, viewerUserId, i18n }) === undefined,
      }),
    [items, timeZone, readSeq, viewer, viewerUserId, i18n],
  );
}

/** What a long log shows until its code is there: from the first unread on, or its end. */
function firstRows(rows: LogRow[]): LogRow[] {
  const unread = rows.findIndex((row) => row.kind === "new");
  return unread === -1 ? rows.slice(-60) : rows.slice(Math.max(0, unread - 2), unread + 80);
}

function Earlier({ onLoad }: { onLoad: () => void }) {
  return (
    <div className={styles.earlier}>
      <Button variant="subtle" size="xs" onClick={onLoad}>
        <Trans>Show earlier messages</Trans>
      </Button>
    </div>
  );
}

function moveByMessage(event: KeyboardEvent<HTMLElement>, onLeave: () => void): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const present = rows.findIndex((row) => row.contains(document.activeElement));
  const last = rows.length - 1;
  const goals: Record<string, number> = {
    ArrowUp: present === -1 ? last : Math.max(0, present - 1),
    ArrowDown: present === -1 ? last : present + 1,
    Home: 0,
    End: last,
  };
  const goal = goals[event.key];
  if (goal === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (goal > last) {
    onLeave();
    return;
  }
  rows[goal]?.focus({ preventScroll: true });
  rows[goal]?.scrollIntoView({ block: "nearest" });
}
