import { Trans, useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCheck, IconChecks, IconClock } from "@tabler/icons-react";
import { Icon } from "../../../ui/icon/Icon.tsx";
import { ClockTime } from "../../../ui/time/index.ts";
import type { ChatMessageItem, ChatViewerKind } from "../types.ts";
import styles from "./ChatLog.module.css";
import { shortName } from "./systemWords.ts";

/** Under an own message: time, ticks and the word; for one that was not sent, Retry and Copy. */
export function Receipt(props: { item: ChatMessageItem; viewer: ChatViewerKind; onRetry: (key: string) => void }) {
  const { item } = props;
  if (item.state === "failed") return <NotSent item={item} onRetry={props.onRetry} />;
  if (item.state === "sending") {
    return (
      <div className={styles.receipt}>
        <Icon of={IconClock} size={14} />
        <Trans>Sending</Trans>
      </div>
    );
  }
  const read = item.state === "read";
  return (
    <div className={styles.receipt}>
      <ClockTime at={item.at} />
      <Icon
        of={item.state === "sent" ? IconCheck : IconChecks}
        size={14}
        className={read ? styles.readTicks : undefined}
      />
      <ReceiptWord item={item} viewer={props.viewer} />
    </div>
  );
}

function ReceiptWord({ item, viewer }: { item: ChatMessageItem; viewer: ChatViewerKind }) {
  const { i18n } = useLingui();
  if (item.state === "sent") return <Trans>Sent</Trans>;
  if (item.state === "delivered") return <Trans>Delivered</Trans>;
  if (viewer === "contact" || !item.readBy?.length) return <Trans>Read</Trans>;
  const firstNames = item.readBy.map((name) => shortName(name, "contact") as string);
  const names = new Intl.ListFormat(i18n.locale, { type: "conjunction" }).format(firstNames);
  return <Trans>Read by {names}</Trans>;
}

function NotSent({ item, onRetry }: { item: ChatMessageItem; onRetry: (key: string) => void }) {
  return (
    <div className={`${styles.receipt} ${styles.notSent}`} role="alert">
      <Icon of={IconAlertTriangle} size={14} />
      <Trans>Not sent</Trans>
      <button type="button" onClick={() => onRetry(item.key)}>
        <Trans>Retry</Trans>
      </button>
      <button type="button" onClick={() => void navigator.clipboard?.writeText(item.text)}>
        <Trans>Copy</Trans>
      </button>
    </div>
  );
}
