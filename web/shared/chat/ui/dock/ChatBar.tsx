import { Trans, useLingui } from "@lingui/react/macro";
import { PresenceAvatar } from "../../../ui/person/PresenceAvatar.tsx";
import type { DockedChat } from "../types.ts";
import styles from "./ChatDock.module.css";

/** A chat folded to a bar: who, and how many unread. */
export function ChatBar(props: { chat: DockedChat; onOpen: () => void }) {
  const { header, unreadCount } = props.chat.window;
  const { t } = useLingui();
  return (
    <button
      type="button"
      className={styles.bar}
      title={t`Open the chat`}
      onClick={props.onOpen}
      data-chat-bar={props.chat.id}
    >
      {header.person && <PresenceAvatar {...header.person} size={24} />}
      <span className={styles.barName}>{header.title}</span>
      {unreadCount > 0 && (
        <span className={styles.badge}>
          {unreadCount}
          <span className={styles.hidden}>
            {" "}
            <Trans>unread</Trans>
          </span>
        </span>
      )}
    </button>
  );
}
