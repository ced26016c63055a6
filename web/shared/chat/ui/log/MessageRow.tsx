import { Trans, useLingui } from "@lingui/react/macro";
import { memo } from "react";
import { PresenceAvatar } from "../../../ui/person/PresenceAvatar.tsx";
import { ClockTime } from "../../../ui/time/index.ts";
import { Markdown } from "../markdown/Markdown.tsx";
import type { ChatMessageItem, ChatViewerKind } from "../types.ts";
import styles from "./ChatLog.module.css";
import { Receipt } from "./Receipt.tsx";

/** A message as bubble: own ones right on the accent, others left with the picture at the end of their group. */
export const MessageRow = memo(function MessageRow(props: {
  item: ChatMessageItem;
  first: boolean;
  last: boolean;
  viewer: ChatViewerKind;
  withNames: boolean;
  onRetry: (key: string) => void;
}) {
  const { item, first, last } = props;
  const { t } = useLingui();
  const name = item.author?.name ?? t`Someone`;
  const bubble = [
    styles.bubble,
    item.own ? styles.own : styles.other,
    last ? styles.tail : "",
    item.state === "failed" ? styles.failed : "",
  ];
  return (
    <div className={`${styles.message} ${item.own ? styles.right : styles.left} ${first ? styles.first : ""}`}>
      {!item.own && (
        <span className={styles.picture}>
          {last && <PresenceAvatar id={item.author?.userId ?? ""} name={name} size={24} />}
        </span>
      )}
      <div className={styles.column}>
        {props.withNames && first && !item.own && <span className={styles.author}>{name}</span>}
        <div className={bubble.join(" ")}>
          {!(props.withNames && first && !item.own) && (
            <span className={styles.hidden}>{item.own ? <Trans>You:</Trans> : <Trans>{name}:</Trans>} </span>
          )}
          {item.redacted ? (
            <span className={styles.redacted}>
              <Trans>This message was removed</Trans>
            </span>
          ) : (
            <Markdown text={item.text} />
          )}
        </div>
        {item.own && (last || item.state === "failed") && (
          <Receipt item={item} viewer={props.viewer} onRetry={props.onRetry} />
        )}
        {!item.own && last && <ClockTime at={item.at} className={styles.time} />}
      </div>
    </div>
  );
});
